import type { EntryState } from '@rung/shared/rules/entry-states'
import { AppLink } from '../../ui/AppLink.tsx'
import { countOf, formatCount } from '../../words/counts.ts'
import { entryStateInWords } from '../../words/entry-states.ts'
import type { LogData } from './load-log.ts'
import { logPaths } from './whose-log.ts'

const states: readonly EntryState[] = ['returned', 'draft', 'submitted', 'signed', 'reversed']

/** One tap for each state; the choice is in the address. */
export function LogFilters({ log: { whose, filter, home } }: { log: LogData }) {
  const { log } = logPaths(whose)
  const counted = states.filter((state) => state === filter.state || countIn(home.counts, state))
  return (
    <nav className="otj-filters" aria-label="Which entries">
      <ul>
        <Chip text="All" href={log()} current={filter.state === undefined} />
        {counted.map((state) => (
          <Chip
            key={state}
            text={entryStateInWords(state, whose.own ? 'trainee' : 'other')}
            count={countIn(home.counts, state)}
            href={`${log()}?state=${state}`}
            current={filter.state === state}
          />
        ))}
      </ul>
    </nav>
  )
}

/** Undefined where it is not counted, as with the few that were reversed. */
function countIn(counts: LogData['home']['counts'], state: EntryState): number | undefined {
  return state === 'reversed' ? undefined : counts[state]
}

interface ChipProps {
  text: string
  count?: number | undefined
  href: string
  current: boolean
}

function Chip({ text, count, href, current }: ChipProps) {
  return (
    <li>
      <AppLink className="otj-chip" href={href} aria-current={current ? 'page' : undefined}>
        {text}
        {count !== undefined && (
          <>
            <span className="otj-chip__count" aria-hidden="true">
              {formatCount(count)}
            </span>
            <span className="nhsuk-u-visually-hidden">, {countOf(count, 'entry', 'entries')}</span>
          </>
        )}
      </AppLink>
    </li>
  )
}
