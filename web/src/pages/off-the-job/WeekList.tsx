import type { Entry } from '@rung/shared/contract/off-the-job'
import { formatHours, formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, formatDay } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { entryStateInWords } from '../../words/entry-states.ts'
import { kindAndModule } from './entry-words.ts'
import type { LogData, LogFilter } from './load-log.ts'
import type { Week } from './weeks.ts'
import { logPaths, type WhoseLog } from './whose-log.ts'

/** The log week by week, newest first, each with its sum. */
export function WeekList({ log: { whose, filter, weeks, earlierTo } }: { log: LogData }) {
  if (filter.state === 'returned' || filter.state === 'draft') return null
  if (weeks.length === 0) return <Nothing whose={whose} filter={filter} />
  return (
    <>
      {weeks.map((week) => (
        <WeekSection key={week.monday} week={week} whose={whose} />
      ))}
      <WeekLinks whose={whose} filter={filter} earlierTo={earlierTo} />
    </>
  )
}

function WeekSection({ week, whose }: { week: Week; whose: WhoseLog }) {
  return (
    <section className="otj-week">
      <div className="otj-week__top">
        <h2 className="otj-week__title">Week of {formatDate(week.monday)}</h2>
        <p className="otj-week__sum">{sumOf(week)}</p>
      </div>
      <ul className="otj-rows">
        {week.entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} whose={whose} />
        ))}
      </ul>
    </section>
  )
}

/** '6 hours 30 minutes signed, 2 hours waiting' */
function sumOf({ signedMinutes, submittedMinutes }: Week): string {
  const parts = [
    signedMinutes > 0 && `${formatMinutes(signedMinutes)} signed`,
    submittedMinutes > 0 && `${formatMinutes(submittedMinutes)} waiting`,
  ]
  return parts.filter(Boolean).join(', ') || formatHours(0)
}

function EntryRow({ entry, whose }: { entry: Entry; whose: WhoseLog }) {
  return (
    <li className="otj-row otj-row--link">
      <div className="otj-row__main">
        <AppLink className="otj-row__link" href={logPaths(whose).entry(entry.id)}>
          {kindAndModule(entry)}
          <span className="nhsuk-u-visually-hidden">, {entry.learnedOn && formatDay(entry.learnedOn)}</span>
        </AppLink>
        <p className="otj-row__note">
          {entry.learnedOn && formatDay(entry.learnedOn)}
          {entry.minutes !== null && `, ${formatMinutes(entry.minutes)}`}
          {entry.source === 'register' && ', from the university’s register'}
        </p>
      </div>
      <StateTag state={entry.state} reader={whose.own ? 'trainee' : 'other'} />
    </li>
  )
}

interface WeekLinksProps {
  whose: WhoseLog
  filter: LogFilter
  earlierTo: string | null
}

function WeekLinks({ whose, filter, earlierTo }: WeekLinksProps) {
  const { log } = logPaths(whose)
  const address = (to: string | null) => {
    const search = new URLSearchParams()
    if (filter.state) search.set('state', filter.state)
    if (to) search.set('to', to)
    return search.size > 0 ? `${log()}?${search}` : log()
  }
  if (!earlierTo && !filter.to) return null
  return (
    <nav className="otj-week-links" aria-label="More weeks">
      {earlierTo && (
        <ButtonLink kind="secondary" small href={address(earlierTo)} rel="next">
          Show earlier weeks
        </ButtonLink>
      )}
      {filter.to && <AppLink href={address(null)}>Back to the newest weeks</AppLink>}
    </nav>
  )
}

function Nothing({ whose, filter }: { whose: WhoseLog; filter: LogFilter }) {
  if (filter.state !== undefined) {
    const words = entryStateInWords(filter.state).toLowerCase()
    return (
      <EmptyState
        title={`Nothing is ${words}`}
        action={<AppLink href={logPaths(whose).log()}>Show all entries</AppLink>}
      >
        Choose another kind above, or see them all.
      </EmptyState>
    )
  }
  return whose.own ? (
    <EmptyState
      title="Nothing logged yet"
      action={<ButtonLink href={paths.logNew()}>Log learning</ButtonLink>}
    >
      Log what you learn on the day you learn it. It takes a minute.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing logged yet">
      Entries show here as soon as they are sent for signature.
    </EmptyState>
  )
}
