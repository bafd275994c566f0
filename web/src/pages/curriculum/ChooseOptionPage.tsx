import {
  changeOption,
  chooseOption,
  listOptions,
  type OptionGroupView,
} from '@rung/shared/contract/curriculum'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SaveForm } from '../../ui/SaveForm.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { traineeId = '', optionGroup = '' } = params
  const { trainee, rows } = await call(listOptions, { params: { traineeId }, signal: request.signal })
  const group = rows.find((one) => one.group === optionGroup)
  if (!group) throw new Response(null, { status: 404 })
  return { trainee, group }
}

const fields = ['moduleCode', 'chosenOn', 'reason']

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const { traineeId = '', optionGroup = '' } = params
  const mine = { moduleCode: text('moduleCode'), chosenOn: text('chosenOn'), reason: text('reason') }
  const { moduleCode, chosenOn, reason } = mine
  const faults = [
    ...(moduleCode === '' ? [{ field: 'moduleCode', message: 'Choose a module' }] : []),
    ...(isPlainDate(chosenOn)
      ? []
      : [{ field: 'chosenOn', message: 'Enter a real date, for example 5 January 2026' }]),
  ]
  if (faults.length > 0) return { faults }
  const ifMatch = Number(form.get('version'))
  const ids = { traineeId, optionGroup }
  const saving = { fields, mine, goTo: () => paths.trainee(traineeId) }
  return ifMatch === 0
    ? saveForm(chooseOption, { params: ids, body: { moduleCode, chosenOn } }, saving)
    : saveForm(changeOption, { params: ids, body: { moduleCode, chosenOn, reason }, ifMatch }, saving)
}

/** The choice of a trainee from one group of options, recorded or changed by their tutor. */
export function Component() {
  const { trainee, group } = useLoaderData<typeof loader>()
  const outcome = useFormOutcome<typeof action>()
  const { chosen } = group
  return (
    <Page
      title={chosen ? 'Change the option chosen' : 'Record the option chosen'}
      caption={trainee.name}
      width="reading"
      back={{ text: trainee.name, href: paths.trainee(trainee.id) }}
      failed={outcome.faults.length > 0}
    >
      {chosen && (
        <Note>
          {chosen.title} ({chosen.code}) was chosen on {formatDate(chosen.on)}.
          {chosen.hasResults && ' It has results already, so the choice stands.'}
        </Note>
      )}
      {!chosen?.hasResults && (
        <Choose group={group} outcome={outcome} theirsHref={paths.trainee(trainee.id)} />
      )}
    </Page>
  )
}

interface ChooseProps {
  group: OptionGroupView
  outcome: ReturnType<typeof useFormOutcome<typeof action>>
  theirsHref: string
}

function Choose({ group, outcome: { faults, stale }, theirsHref }: ChooseProps) {
  const { chosen, options, level } = group
  return (
    <SaveForm
      faults={faults}
      version={group.version}
      button={chosen ? 'Change the choice' : 'Record the choice'}
      stale={
        stale && (
          <StaleForm
            mine={stale.mine}
            version={stale.current.version}
            what="Someone changed this choice"
            rows={bothChoices(stale.mine, stale.current)}
            theirsHref={theirsHref}
          />
        )
      }
    >
      <RadioGroup
        name="moduleCode"
        label={`Option at level ${level}`}
        choices={options.map((option) => ({
          value: option.code,
          text: `${option.title} (${option.code})`,
          hint: hintOf(option),
        }))}
        error={errorFor(faults, 'moduleCode')}
      />
      <DateField name="chosenOn" label="Chosen on" error={errorFor(faults, 'chosenOn')} />
      {chosen && (
        <TextArea name="reason" label="Why the choice changes" rows={3} error={errorFor(faults, 'reason')} />
      )}
    </SaveForm>
  )
}

/** What was sent beside what is chosen now. */
function bothChoices(mine: Record<'moduleCode' | 'chosenOn' | 'reason', string>, now: OptionGroupView) {
  const named = (code: string) => {
    const option = now.options.find((one) => one.code === code)
    return option ? `${option.title} (${code})` : code
  }
  return [
    { name: 'Option', mine: named(mine.moduleCode), theirs: now.chosen ? named(now.chosen.code) : 'None' },
    {
      name: 'Chosen on',
      mine: formatDate(mine.chosenOn),
      theirs: now.chosen ? formatDate(now.chosen.on) : 'Not yet',
    },
    { name: 'Why', mine: mine.reason, theirs: now.chosen?.reason ?? '' },
  ]
}

/** Advice stops nobody: it is said, and that is all. */
function hintOf({ credits, advised }: OptionGroupView['options'][number]): string {
  const advice = advised ? `. It is advised to take ${advised.title} (${advised.code}) first` : ''
  return `${countOf(credits, 'credit')}${advice}`
}
