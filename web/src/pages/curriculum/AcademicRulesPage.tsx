import { type AcademicRulesView, readAcademicRules } from '@rung/shared/contract/curriculum'
import { type AcademicRule, type AcademicRules, academicRulesOn } from '@rung/shared/figures/academic-rules'
import { formatDate, later } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { ruleInWords, rules, ruleTitle, whereFrom } from './rule-words.ts'
import { settingsOf } from './rules-form.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readAcademicRules, {
    params: { curriculumId: params.curriculumId ?? '' },
    signal: request.signal,
  })
}

/** The rules boards decide by, each with where it comes from, and what was set from when. */
export function Component() {
  const view = useLoaderData<typeof loader>()
  const saved = useSearchParams()[0].get('done') === 'saved'
  const { curriculum, programme, dated, mayChange, today } = view
  const on = later(today, curriculum.startsOn)
  const inForce = academicRulesOn(
    dated.map(({ startsOn, settings }) => ({ startsOn, settings: settingsOf(settings) })),
    on,
  )
  return (
    <Page
      title="Academic rules"
      caption={curriculum.title}
      breadcrumbs={[
        { text: programme.title, href: paths.programme(programme.id) },
        { text: 'Versions of the curriculum', href: paths.curricula(programme.id) },
        { text: curriculum.title, href: paths.curriculum(curriculum.id) },
      ]}
      aside={
        mayChange && <ButtonLink href={paths.academicRulesEdit(curriculum.id)}>Change the rules</ButtonLink>
      }
    >
      {saved && <Notification title="The rules are saved" />}
      <p>
        What nobody has confirmed is a usual value and set by the programme. It is never law. These hold on{' '}
        {formatDate(on)}.
      </p>
      <SummaryCard title="In force">
        <KeyValue noBorder rows={rules.map((rule) => rowOf(rule, inForce))} />
      </SummaryCard>
      <WhatWasSet dated={dated} />
    </Page>
  )
}

const rowOf = (rule: AcademicRule, inForce: AcademicRules) => ({
  key: ruleTitle(rule),
  value: (
    <>
      {ruleInWords(rule, inForce[rule].value)}
      <br />
      <span className="rung-muted">{whereFrom(inForce[rule])}</span>
    </>
  ),
})

function WhatWasSet({ dated }: { dated: AcademicRulesView['dated'] }) {
  if (dated.length === 0) return null
  return (
    <SummaryCard title="What was set, and from when">
      <KeyValue
        noBorder
        rows={dated.map(({ startsOn, settings, setBy }) => ({
          key: `From ${formatDate(startsOn)}`,
          value: (
            <>
              {setInWords(settings)}
              {setBy && <span className="rung-muted">, by {setBy}</span>}
            </>
          ),
        }))}
      />
    </SummaryCard>
  )
}

function setInWords(given: AcademicRulesView['dated'][number]['settings']): string {
  const settings = settingsOf(given)
  const said = rules.flatMap((rule) => {
    const value = settings[rule]
    return value === undefined ? [] : [`${ruleTitle(rule)}: ${ruleInWords(rule, value)}`]
  })
  return said.length === 0 ? 'The usual rules' : said.join('. ')
}
