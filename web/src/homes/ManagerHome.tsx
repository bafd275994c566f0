import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { QueueAnswer } from '@rung/shared/contract/off-the-job'
import type { Me } from '@rung/shared/contract/session'
import { countTrainees, listTrainees, type TraineesAnswer } from '@rung/shared/contract/trainees'
import { mayEver, type Role } from '@rung/shared/rules/permissions'
import { call } from '../api-client.ts'
import { loadQueue } from '../pages/sign-offs/load-queue.ts'
import { TraineeTable } from '../pages/trainees/TraineeTable.tsx'
import { paths } from '../paths.ts'
import { actingRole } from '../session.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { type CountLink, CountLinks } from '../ui/CountLinks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { ResponsiveTable } from '../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../ui/SummaryCard.tsx'
import { countOf, formatCount } from '../words/counts.ts'
import './homes.scss'

type Counts = AnswerOf<typeof countTrainees>
export interface Loaded {
  role: Role | undefined
  counts: Counts
  mostBehind: TraineesAnswer
  queue: QueueAnswer | null
}

export async function load(me: Me): Promise<Loaded> {
  const role = actingRole(me)
  const whom = role === 'assessor' ? {} : ({ standing: 'not-on-track' } as const)
  const [counts, mostBehind, queue] = await Promise.all([
    call(countTrainees),
    call(listTrainees, { query: { ...whom, sort: 'behind', direction: 'descending', limit: 5 } }),
    mayEver('read-queue', me.roles) ? loadQueue() : null,
  ])
  return { role, counts, mostBehind, queue }
}

/** For everyone who looks after many: what waits for them, counts that are links, then those furthest behind. */
export function Home({ data }: { data: Loaded }) {
  const { role, counts, mostBehind } = data
  if (counts.total === 0) return <NoTrainees role={role} />
  if (role === 'assessor') return <HandedOver counts={counts} answer={mostBehind} />
  return (
    <Page title="Home" heading={headline(counts)}>
      <Standings data={data} />
    </Page>
  )
}

/** Where the trainees stand, in counts that are links, and those furthest behind. */
export function Standings({ data: { counts, mostBehind, queue } }: { data: Loaded }) {
  return (
    <>
      {queue && <ForYou queue={queue} />}
      <CountLinks links={countLinks(counts)} />
      <FurthestBehind answer={mostBehind} />
      {counts.employers.length > 1 && <ByEmployer counts={counts} />}
    </>
  )
}

/** '9 of 10 trainees on track' */
export function headline({ total, onTrack }: Counts): string {
  if (onTrack < total) return `${onTrack} of ${countOf(total, 'trainee')} on track`
  return total === 1 ? 'Your trainee is on track' : `All ${countOf(total, 'trainee')} are on track`
}

function ForYou({ queue: { total, reversals } }: { queue: QueueAnswer }) {
  const parts = [
    ...(total > 0 ? [countOf(total, 'entry to sign', 'entries to sign')] : []),
    ...(reversals.length > 0
      ? [countOf(reversals.length, 'reversal to countersign', 'reversals to countersign')]
      : []),
  ]
  if (parts.length === 0) return null
  return (
    <p className="homes-for-you">
      Waiting for you: <AppLink href={paths.queue()}>{parts.join(' and ')}</AppLink>
    </p>
  )
}

const countLinks = (counts: Counts): CountLink[] => [
  { count: counts.behind, text: 'behind plan', href: paths.trainees('standing=behind') },
  {
    count: counts.atRisk,
    text: 'at risk',
    href: paths.trainees('standing=at-risk'),
    urgent: counts.atRisk > 0,
  },
  {
    count: counts.noMentor,
    text: 'without a mentor',
    href: paths.trainees('only=no-mentor'),
    urgent: counts.noMentor > 0,
  },
  {
    count: counts.nothingThisMonth,
    text: 'logged nothing this month',
    href: paths.trainees('only=nothing-this-month'),
  },
  {
    count: counts.waiting,
    text: 'with entries waiting',
    href: paths.trainees('only=waiting'),
    detail:
      counts.waitingEntries > 0
        ? `${countOf(counts.waitingEntries, 'entry', 'entries')} to be signed`
        : undefined,
  },
  { count: counts.onBreak, text: 'on a break', href: paths.trainees('only=on-break') },
]

function FurthestBehind({ answer }: { answer: TraineesAnswer }) {
  const { rows, total } = answer
  if (rows.length === 0) return null
  return (
    <SummaryCard
      title="Furthest behind"
      flush
      actions={
        <AppLink href={paths.trainees('standing=not-on-track&sort=behind&direction=descending')}>
          See {total === 1 ? 'the one' : `all ${formatCount(total)}`} not on track
        </AppLink>
      }
    >
      <TraineeTable
        caption="Trainees furthest behind plan"
        rows={rows}
        nameEmployers={answer.employers.length > 1}
      />
    </SummaryCard>
  )
}

function ByEmployer({ counts }: { counts: Counts }) {
  const listed = (id: string, filter: string, count: number) =>
    count === 0 ? 0 : <AppLink href={paths.trainees(`employer=${id}&${filter}`)}>{count}</AppLink>
  return (
    <SummaryCard title="By employer" flush>
      <ResponsiveTable
        caption="Trainees by employer"
        hideCaption
        rows={counts.employers}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            heading: 'Employer',
            rowHeading: true,
            cell: (row) => <AppLink href={paths.trainees(`employer=${row.id}`)}>{row.name}</AppLink>,
          },
          { key: 'total', heading: 'Trainees', numeric: true, cell: (row) => row.total },
          {
            key: 'behind',
            heading: 'Behind plan',
            numeric: true,
            cell: (row) => listed(row.id, 'standing=behind', row.behind),
          },
          {
            key: 'risk',
            heading: 'At risk',
            numeric: true,
            cell: (row) => listed(row.id, 'standing=at-risk', row.atRisk),
          },
        ]}
      />
    </SummaryCard>
  )
}

/** An assessor sees trainees from gateway on: who they are, and that is all for now. */
function HandedOver({ counts, answer }: { counts: Counts; answer: TraineesAnswer }) {
  return (
    <Page title="Home" heading={`${countOf(counts.total, 'trainee')} handed over at gateway`}>
      <TraineeTable caption="Trainees handed over" rows={answer.rows} nameEmployers />
      {counts.total > answer.rows.length && <AppLink href={paths.trainees()}>See all trainees</AppLink>}
    </Page>
  )
}

function NoTrainees({ role }: { role: Role | undefined }) {
  return (
    <Page title="Home" heading="No trainees yet">
      <EmptyState title="Nobody to show yet">
        <p>
          {role === 'assessor'
            ? 'Trainees are shown here once they have passed gateway and are handed over to you.'
            : 'Trainees are shown here once they are enrolled with your organisation. A university tutor or the region enrols them by loading a cohort.'}
        </p>
      </EmptyState>
    </Page>
  )
}
