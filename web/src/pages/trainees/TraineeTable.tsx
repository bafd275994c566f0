import type { TraineeRow } from '@rung/shared/contract/trainees'
import { formatHours } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { StandingTag } from '../../ui/StandingTag.tsx'
import { countOf } from '../../words/counts.ts'
import { withdrawnInWords } from '../../words/plan-sentences.ts'
import { wholeHours } from '../../words/quantities.ts'
import type { ListSort } from './list-address.ts'
import './trainees.scss'

interface Props {
  caption: string
  rows: readonly TraineeRow[]
  /** The employer is named where there is more than one to tell apart. */
  nameEmployers: boolean
  sortBy?: ((sort: ListSort) => TableColumn<TraineeRow>['sort']) | undefined
}

/** Trainees with where each stands. On a phone a trainee is two lines: name and standing, then the hours. */
export function TraineeTable({ caption, rows, nameEmployers, sortBy }: Props) {
  const columns: TableColumn<TraineeRow>[] = [
    {
      key: 'name',
      heading: 'Name',
      rowHeading: true,
      sort: sortBy?.('name'),
      cell: (row) => <Name row={row} nameEmployers={nameEmployers} />,
    },
    { key: 'standing', heading: 'Standing', cell: (row) => <Where row={row} /> },
    {
      key: 'behind',
      heading: 'Against plan',
      numeric: true,
      sort: sortBy?.('behind'),
      cell: (row) => <span className="trainees-hours">{againstPlan(row)}</span>,
    },
    {
      key: 'signed',
      heading: 'Signed',
      numeric: true,
      sort: sortBy?.('signed'),
      cell: (row) => (
        <span className="trainees-hours">
          {wholeHours(row.signedMinutes)} of {formatHours(row.plannedMinutes)}
        </span>
      ),
    },
    {
      key: 'end',
      heading: 'Planned end',
      numeric: true,
      sort: sortBy?.('planned-end'),
      cell: (row) => <More>{formatDate(row.plannedEndOn)}</More>,
    },
    {
      key: 'mentor',
      heading: 'Mentor',
      cell: (row) => <More>{row.mentor?.name ?? <strong>No mentor</strong>}</More>,
    },
  ]
  return (
    <div className="trainees-table">
      <ResponsiveTable caption={caption} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />
    </div>
  )
}

/** Left to the record on a phone. */
const More = ({ children }: { children: ReactNode }) => <span className="trainees-more">{children}</span>

function Name({ row, nameEmployers }: { row: TraineeRow; nameEmployers: boolean }) {
  return (
    <>
      <AppLink className="trainees-name" href={paths.trainee(row.id)}>
        {row.givenName} {row.familyName}
      </AppLink>
      {nameEmployers && <span className="trainees-aside">{row.employer.name}</span>}
      {row.onBreak && <span className="trainees-aside">On a break in learning</span>}
    </>
  )
}

/** Where they stand; of someone who left, when that was. */
function Where({ row: { standing, withdrawnOn } }: { row: TraineeRow }) {
  return standing ? <StandingTag standing={standing} /> : withdrawnOn && withdrawnInWords(withdrawnOn)
}

/** '50 hours behind', '20 minutes ahead', 'On plan' */
function againstPlan({ behindMinutes }: TraineeRow): string {
  if (behindMinutes === null) return 'Not applicable'
  const minutes = Math.abs(behindMinutes)
  if (minutes === 0) return 'On plan'
  const gap = minutes < 60 ? formatHours(minutes) : countOf(Math.round(minutes / 60), 'hour')
  return `${gap} ${behindMinutes > 0 ? 'behind' : 'ahead'}`
}
