import { type ProgrammeView, readProgramme } from '@rung/shared/contract/organisations'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { Prospectus } from '../../ui/Prospectus.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf, formatCount } from '../../words/counts.ts'
import { settingInWords, settingWords } from './setting-words.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readProgramme, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

export function Component() {
  const programme = useLoaderData<typeof loader>()
  const done = useSearchParams()[0].get('done')
  return (
    <Page
      title={programme.title}
      caption={programme.university.name}
      breadcrumbs={[{ text: 'Programmes', href: paths.programmes() }]}
    >
      {done === 'set-up' && <Notification title="The programme is set up. Add its first cohort" />}
      {done === 'settings' && <Notification title="Saved. Where trainees stand is worked out anew" />}
      <p className="rung-lead">{inOneSentence(programme)}</p>
      {programme.curriculum && <Prospectus curriculum={programme.curriculum} />}
      <p>
        <AppLink href={paths.curricula(programme.id)}>All versions of the curriculum</AppLink>
      </p>
      <Cohorts programme={programme} />
      <Standard programme={programme} />
      <Settings programme={programme} />
    </Page>
  )
}

function inOneSentence({ award, totalCredits, curriculum }: ProgrammeView): string {
  const semesters = curriculum?.semesters.length ?? 0
  const spread = semesters > 0 ? ` over ${countOf(semesters, 'semester')}` : ''
  return `${award}: ${formatCount(totalCredits)} credits${spread}.`
}

type Cohort = ProgrammeView['cohorts'][number]

const cohortColumns: TableColumn<Cohort>[] = [
  {
    key: 'title',
    heading: 'Cohort',
    rowHeading: true,
    cell: (cohort) => <AppLink href={paths.cohort(cohort.id)}>{cohort.title}</AppLink>,
  },
  { key: 'starts', heading: 'Starts', cell: ({ startsOn }) => formatDate(startsOn) },
  { key: 'ends', heading: 'Planned end', cell: ({ plannedEndOn }) => formatDate(plannedEndOn) },
  {
    key: 'trainees',
    heading: 'Trainees you see',
    numeric: true,
    cell: ({ trainees }) => formatCount(trainees),
  },
]

function Cohorts({ programme }: { programme: ProgrammeView }) {
  const add = programme.mayChange && <AppLink href={paths.cohortNew(programme.id)}>Add a cohort</AppLink>
  return (
    <SummaryCard
      title="Cohorts"
      actions={programme.cohorts.length > 0 && add}
      flush={programme.cohorts.length > 0}
    >
      {programme.cohorts.length === 0 ? (
        <EmptyState title="No cohorts yet" headingLevel={3} action={add}>
          <p>A cohort is one intake. Add one, then load its trainees from a file.</p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Cohorts"
          hideCaption
          columns={cohortColumns}
          rows={programme.cohorts}
          rowKey={({ id }) => id}
        />
      )}
    </SummaryCard>
  )
}

function Standard({ programme: { standard, assessmentPlan } }: { programme: ProgrammeView }) {
  return (
    <SummaryCard title="Standard and assessment">
      <KeyValue
        noBorder
        rows={[
          {
            key: 'Standard',
            value: `${standard.title}, ${standard.reference} version ${standard.version}, level ${standard.level}`,
          },
          {
            key: 'Statements',
            value:
              standard.statements > 0
                ? `${countOf(standard.statements, 'knowledge, skill, value or behaviour statement', 'knowledge, skill, value and behaviour statements')}`
                : 'Not loaded yet. Entries name modules until they are',
          },
          { key: 'Assessment plan', value: assessmentPlan.title },
          {
            key: 'Credits before gateway',
            value:
              assessmentPlan.creditsAtGateway === null
                ? 'Not known'
                : formatCount(assessmentPlan.creditsAtGateway),
          },
        ]}
      />
    </SummaryCard>
  )
}

function Settings({ programme }: { programme: ProgrammeView }) {
  const { settings, set } = programme
  return (
    <SummaryCard
      title="Set by the programme"
      actions={
        programme.mayChange && (
          <AppLink href={paths.programmeSettings(programme.id)}>
            Change<span className="nhsuk-u-visually-hidden"> what is set by the programme</span>
          </AppLink>
        )
      }
    >
      <p>None of these is law. They are usual values, or what this programme has set instead.</p>
      <KeyValue
        noBorder
        rows={settingWords.map(({ name, title }) => ({
          key: title,
          value: (
            <>
              {settingInWords(name, settings[name])}
              <span className="rung-muted">{set.includes(name) ? ', set by this programme' : ', usual'}</span>
            </>
          ),
        }))}
      />
    </SummaryCard>
  )
}
