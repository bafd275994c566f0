import type { CreditRow, CreditsAnswer } from '@rung/shared/contract/credits'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

/** Where each credit comes from. What was taken back stays, with the row that took it. */
export function Ledger({ credits: { ledger } }: { credits: CreditsAnswer }) {
  if (ledger.length === 0)
    return (
      <EmptyState title="No credits yet">
        <p>Credits are entered here when a board publishes results, or when prior learning is recognised.</p>
      </EmptyState>
    )
  return (
    <SummaryCard title="Where the credits come from" flush>
      <ResponsiveTable
        caption="Ledger of credits"
        hideCaption
        rows={ledger}
        rowKey={({ id }) => id}
        columns={[
          { key: 'on', heading: 'Date', cell: ({ awardedOn }) => formatDate(awardedOn) },
          {
            key: 'module',
            heading: 'Module',
            rowHeading: true,
            cell: ({ title, moduleCode }) => `${title} (${moduleCode})`,
          },
          {
            key: 'where',
            heading: 'Semester',
            cell: ({ year, semester }) => `Year ${year}, semester ${semester}`,
          },
          { key: 'from', heading: 'From', cell: fromOf },
          { key: 'credits', heading: 'Credits', numeric: true, cell: creditsOf },
        ]}
      />
    </SummaryCard>
  )
}

function fromOf({ source, from, credits, reversed }: CreditRow): string {
  if (source === 'prior-learning') {
    if (credits < 0) return `Prior learning taken back: ${from}`
    return `Prior learning: ${from}${reversed ? ', taken back later' : ''}`
  }
  if (credits < 0) return `Taken back by ${from}`
  return reversed ? `${from}, taken back later` : from
}

/** A real minus, which is read out as one. */
const creditsOf = ({ credits }: CreditRow): string => (credits < 0 ? `−${-credits}` : String(credits))
