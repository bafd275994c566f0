import { type BoardRow, listTaughtCohorts, type TaughtCohort } from '@rung/shared/contract/boards'
import type { RegistersToTake } from '@rung/shared/contract/register'
import type { Me } from '@rung/shared/contract/session'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { call } from '../api-client.ts'
import { loadRegistersToTake } from '../pages/register/load-registers-to-take.ts'
import { ToTake } from '../pages/register/ToTake.tsx'
import { paths } from '../paths.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { ResponsiveTable } from '../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../ui/SummaryCard.tsx'
import { headline, type Loaded, load as loadStandings, Standings } from './ManagerHome.tsx'
import './homes.scss'

interface Taught {
  standings: Loaded
  cohorts: readonly TaughtCohort[]
  registers: RegistersToTake
}

export async function load(me: Me): Promise<Taught> {
  const [standings, { rows }, registers] = await Promise.all([
    loadStandings(me),
    call(listTaughtCohorts),
    loadRegistersToTake(),
  ])
  return { standings, cohorts: rows, registers }
}

/** For a tutor: the registers to take and the boards that are due, what waits in each cohort, then where the trainees stand. */
export function Home({ data: { standings, cohorts, registers } }: { data: Taught }) {
  const { counts } = standings
  const boards = cohorts.flatMap((cohort) => cohort.boards)
  return (
    <Page title="Home" heading={counts.total > 0 ? headline(counts) : 'No trainees yet'}>
      {registers.total > 0 && <Registers registers={registers} />}
      {boards.length > 0 && <BoardsDue boards={boards} />}
      {cohorts.length > 0 ? <MyCohorts cohorts={cohorts} /> : <NoCohorts />}
      {counts.total > 0 && <Standings data={standings} />}
    </Page>
  )
}

/** The oldest few; the rest are under their cohorts. */
const mostRegisters = 5

function Registers({ registers: { rows, total } }: { registers: RegistersToTake }) {
  return (
    <SummaryCard title={total === 1 ? 'Register to take' : `${total} registers to take`}>
      <ToTake sessions={rows.slice(0, mostRegisters)} nameCohorts />
    </SummaryCard>
  )
}

function BoardsDue({ boards }: { boards: readonly BoardRow[] }) {
  return (
    <SummaryCard title="Boards due">
      <ul className="nhsuk-list">
        {boards.map((board) => (
          <li key={board.id}>
            <AppLink href={paths.board(board.cohort.id, board.id)}>
              {board.title}, {board.cohort.name}
            </AppLink>
            {board.state === 'ratified'
              ? ', ratified and to be published'
              : `, met on ${formatDate(board.meetsOn)}`}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

function MyCohorts({ cohorts }: { cohorts: readonly TaughtCohort[] }) {
  return (
    <SummaryCard title="My cohorts" flush>
      <ResponsiveTable
        caption="My cohorts and what waits there"
        hideCaption
        rows={cohorts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'cohort',
            heading: 'Cohort',
            rowHeading: true,
            cell: ({ id, title }) => <AppLink href={paths.cohort(id)}>{title}</AppLink>,
          },
          {
            key: 'trainees',
            heading: 'Trainees',
            numeric: true,
            cell: ({ id, trainees }) => linked(trainees, paths.trainees(`cohort=${id}`)),
          },
          {
            key: 'registers',
            heading: 'Registers to take',
            numeric: true,
            cell: ({ id, registers }) => linked(registers, paths.cohortRegister(id)),
          },
          {
            key: 'results',
            heading: 'Results to enter',
            numeric: true,
            cell: ({ id, results }) => linked(results, paths.cohortResults(id)),
          },
          {
            key: 'claims',
            heading: 'Claims to decide',
            numeric: true,
            cell: ({ id, claims }) => linked(claims, paths.cohortResults(id)),
          },
          {
            key: 'boards',
            heading: 'Boards due',
            numeric: true,
            cell: ({ id, boards }) => linked(boards.length, paths.cohortBoards(id)),
          },
        ]}
      />
    </SummaryCard>
  )
}

/** Nothing to go to where there is none. */
const linked = (count: number, href: string) => (count === 0 ? 0 : <AppLink href={href}>{count}</AppLink>)

function NoCohorts() {
  return (
    <EmptyState title="No cohorts yet">
      <p>
        Cohorts are shown here once they are added to a programme of your university.{' '}
        <AppLink href={paths.programmes()}>See the programmes</AppLink>
      </p>
    </EmptyState>
  )
}
