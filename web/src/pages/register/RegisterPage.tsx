import { listSessions, type SessionRow, type SessionsAnswer } from '@rung/shared/contract/register'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { PageLinks } from '../../ui/PageLinks.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { countOf } from '../../words/counts.ts'
import { stateInWords, whenInWords } from './session-words.ts'
import { ToTake } from './ToTake.tsx'
import './register.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams
  const show = search.get('show') === 'coming' ? ('coming' as const) : ('held' as const)
  const after = search.get('after') ?? undefined
  const answer = await call(listSessions, {
    params: { cohortId: params.cohortId ?? '' },
    query: { show, after },
    signal: request.signal,
  })
  return { answer, show, after, planned: Number(search.get('planned') ?? 0) }
}

/** The taught sessions of a cohort: those whose register waits, then those held or those to come. */
export function Component() {
  const { answer, show, after, planned } = useLoaderData<typeof loader>()
  const { cohort, toTake, counts } = answer
  const none = toTake.length + counts.held + counts.coming === 0
  const plan = (
    <ButtonLink kind={toTake.length > 0 ? 'secondary' : 'primary'} small href={paths.sessionNew(cohort.id)}>
      Plan sessions
    </ButtonLink>
  )
  return (
    <CohortFrame cohort={cohort} part="register" paths={paths} aside={none ? undefined : plan}>
      {planned > 0 && <Notification title={`${countOf(planned, 'session')} planned`} focus />}
      {none ? (
        <EmptyState title="No sessions yet" action={plan}>
          <p>
            Plan the days this cohort is taught. On each of them, one press takes the register and logs the
            day for everyone who was there.
          </p>
        </EmptyState>
      ) : (
        <>
          <Waiting toTake={toTake} cohort={cohort} />
          <Listed answer={answer} show={show} after={after} />
        </>
      )}
    </CohortFrame>
  )
}

function Waiting({ toTake, cohort }: Pick<SessionsAnswer, 'toTake' | 'cohort'>) {
  if (toTake.length === 0) return null
  return (
    <SummaryCard title={toTake.length === 1 ? 'Register to take' : `${toTake.length} registers to take`}>
      <ToTake sessions={toTake.map((session) => ({ ...session, cohort }))} />
    </SummaryCard>
  )
}

interface ListedProps {
  answer: SessionsAnswer
  show: 'held' | 'coming'
  after: string | undefined
}

function Listed({ answer: { cohort, rows, counts, next }, show, after }: ListedProps) {
  const here = (query = '') => paths.cohortRegister(cohort.id, query)
  const coming = show === 'coming' ? 'show=coming' : ''
  return (
    <>
      <TabLinks
        label="Sessions"
        tabs={[
          { text: 'Held', href: here(), current: show === 'held', count: counts.held },
          { text: 'To come', href: here('show=coming'), current: show === 'coming', count: counts.coming },
        ]}
      />
      {rows.length === 0 ? (
        <p>{show === 'held' ? 'No register has been taken yet.' : 'No session is planned after today.'}</p>
      ) : (
        <ResponsiveTable
          caption={show === 'held' ? 'Sessions held, newest first' : 'Sessions to come, soonest first'}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={columnsFor(cohort.id)}
        />
      )}
      <PageLinks
        previousHref={after === undefined ? undefined : here(coming)}
        nextHref={
          next ? here([coming, `after=${encodeURIComponent(next)}`].filter(Boolean).join('&')) : undefined
        }
      />
    </>
  )
}

const columnsFor = (cohortId: string) => [
  {
    key: 'when',
    heading: 'When',
    rowHeading: true,
    cell: (row: SessionRow) => <AppLink href={paths.session(cohortId, row.id)}>{whenInWords(row)}</AppLink>,
  },
  { key: 'module', heading: 'Module', cell: (row: SessionRow) => `${row.moduleCode} ${row.moduleTitle}` },
  { key: 'topic', heading: 'Topic', cell: (row: SessionRow) => row.topic },
  { key: 'state', heading: 'Register', cell: (row: SessionRow) => stateInWords(row) },
]
