import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { QueueAnswer } from '@rung/shared/contract/off-the-job'
import type { Me } from '@rung/shared/contract/session'
import { countTrainees, listTrainees, type TraineesAnswer } from '@rung/shared/contract/trainees'
import { mayEver } from '@rung/shared/rules/permissions'
import { call } from '../api-client.ts'
import { loadQueue } from '../pages/sign-offs/load-queue.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { CountLinks } from '../ui/CountLinks.tsx'
import { Page } from '../ui/Page.tsx'
import { ResponsiveTable } from '../ui/ResponsiveTable.tsx'
import { StandingTag } from '../ui/StandingTag.tsx'
import { SummaryCard } from '../ui/SummaryCard.tsx'
import { countOf } from '../words/counts.ts'

type Counts = AnswerOf<typeof countTrainees>
interface Loaded {
  me: Me
  counts: Counts
  mostBehind: TraineesAnswer
  queue: QueueAnswer | null
}

export async function load(me: Me): Promise<Loaded> {
  const [counts, mostBehind, queue] = await Promise.all([
    call(countTrainees),
    call(listTrainees, { query: { sort: 'behind', direction: 'descending', limit: 5 } }),
    mayEver('read-queue', me.roles) ? loadQueue() : null,
  ])
  return { me, counts, mostBehind, queue }
}

/** For everyone who looks after many: counts that are links, then those furthest behind. */
export function Home({ data: { counts, mostBehind, queue } }: { data: Loaded }) {
  const toDecide = queue ? queue.total + queue.reversals.length : 0
  return (
    <Page title={headline(counts)}>
      <CountLinks
        links={[
          {
            count: counts.atRisk,
            text: 'at risk',
            href: paths.trainees('standing=at-risk'),
            urgent: counts.atRisk > 0,
          },
          { count: counts.behind, text: 'behind plan', href: paths.trainees('standing=behind') },
          {
            count: counts.waiting,
            text: 'with entries waiting',
            href: paths.trainees('only=waiting'),
            detail: countOf(counts.waitingEntries, 'entry waits', 'entries wait'),
          },
          {
            count: counts.nothingThisMonth,
            text: 'logged nothing this month',
            href: paths.trainees('only=nothing-this-month'),
          },
          {
            count: counts.noMentor,
            text: 'without a mentor',
            href: paths.trainees('only=no-mentor'),
            urgent: counts.noMentor > 0,
          },
          { count: counts.onBreak, text: 'on a break in learning', href: paths.trainees('only=on-break') },
        ]}
      />
      {toDecide > 0 && (
        <p className="nhsuk-body-l">
          <AppLink href={paths.queue()}>
            {countOf(toDecide, 'decision waits', 'decisions wait')} for you
          </AppLink>
        </p>
      )}
      <FurthestBehind answer={mostBehind} />
      {counts.employers.length > 1 && <ByEmployer counts={counts} />}
    </Page>
  )
}

function headline({ total, behind, atRisk }: Counts): string {
  if (total === 0) return 'No trainees yet'
  const off = behind + atRisk
  if (off === 0) return `All ${countOf(total, 'trainee is', 'trainees are')} on track`
  return `${total - off} of ${countOf(total, 'trainee')} on track`
}

function FurthestBehind({ answer }: { answer: TraineesAnswer }) {
  const rows = answer.rows.filter((row) => row.standing !== 'on-track')
  if (rows.length === 0) return null
  return (
    <SummaryCard
      title="Furthest behind"
      actions={
        <AppLink href={paths.trainees('sort=behind&direction=descending')}>See all in this order</AppLink>
      }
    >
      <ResponsiveTable
        caption="Trainees furthest behind plan"
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            heading: 'Name',
            rowHeading: true,
            cell: (row) => (
              <AppLink href={paths.trainee(row.id)}>{`${row.givenName} ${row.familyName}`}</AppLink>
            ),
          },
          { key: 'employer', heading: 'Employer', cell: (row) => row.employer.name },
          { key: 'standing', heading: 'Standing', cell: (row) => <StandingTag standing={row.standing} /> },
          {
            key: 'behind',
            heading: 'Behind by',
            numeric: true,
            cell: (row) => countOf(Math.max(0, Math.round(row.behindMinutes / 60)), 'hour'),
          },
          { key: 'mentor', heading: 'Mentor', cell: (row) => row.mentor?.name ?? 'No mentor' },
        ]}
      />
    </SummaryCard>
  )
}

function ByEmployer({ counts }: { counts: Counts }) {
  return (
    <SummaryCard title="By employer">
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
          { key: 'behind', heading: 'Behind plan', numeric: true, cell: (row) => row.behind },
          { key: 'risk', heading: 'At risk', numeric: true, cell: (row) => row.atRisk },
        ]}
      />
    </SummaryCard>
  )
}
