import type { Entry } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { dayInWords } from '../../words/moments.ts'
import { kindAndModule } from './entry-words.ts'
import type { LogData } from './load-log.ts'
import { logPaths, type WhoseLog } from './whose-log.ts'

/** Entries that wait for the trainee: returned ones with the reason, then drafts. */
export function ToFinish({ log }: { log: LogData }) {
  const { whose, filter, returned, drafts } = log
  if (filter.state === 'returned' && returned.length === 0)
    return <EmptyState title="Nothing returned">No entry has to be fixed.</EmptyState>
  if (filter.state === 'draft' && drafts.length === 0)
    return <EmptyState title="No drafts">Every entry you started is sent.</EmptyState>
  return (
    <>
      <Group title={whose.own ? 'Returned to you' : 'Returned'} entries={returned} whose={whose} />
      <Group title="Drafts" entries={drafts} whose={whose} />
    </>
  )
}

function Group({ title, entries, whose }: { title: string; entries: readonly Entry[]; whose: WhoseLog }) {
  if (entries.length === 0) return null
  return (
    <section className="otj-finish">
      <h2 className="rung-section-title">{title}</h2>
      <ul className="otj-rows">
        {entries.map((entry) => (
          <Unfinished key={entry.id} entry={entry} whose={whose} />
        ))}
      </ul>
    </section>
  )
}

function Unfinished({ entry, whose }: { entry: Entry; whose: WhoseLog }) {
  const day = entry.learnedOn ? formatDate(entry.learnedOn) : 'No date yet'
  return (
    <li className="otj-row otj-row--wide">
      <div className="otj-row__main">
        <h3 className="otj-row__heading">
          <AppLink href={logPaths(whose).entry(entry.id)}>{kindAndModule(entry)}</AppLink>
        </h3>
        <p className="otj-row__note">
          {day}
          {entry.minutes !== null && `, ${formatMinutes(entry.minutes)}`}
        </p>
        {entry.activity && <p className="otj-row__text">{entry.activity}</p>}
        <WhyReturned entry={entry} />
      </div>
      {whose.own && (
        <ButtonLink small kind="secondary" href={paths.logEntryEdit(entry.id)}>
          {entry.state === 'returned' ? 'Fix and send again' : 'Finish it'}
          <span className="nhsuk-u-visually-hidden">
            : {kindAndModule(entry)}, {day}
          </span>
        </ButtonLink>
      )}
    </li>
  )
}

function WhyReturned({ entry: { state, returnReason, decidedBy, decidedAt } }: { entry: Entry }) {
  if (state !== 'returned' || !returnReason) return null
  return (
    <div className="otj-returned">
      <p className="otj-returned__reason">“{returnReason}”</p>
      <p className="otj-returned__by">
        {decidedBy?.name}
        {decidedAt && `, ${dayInWords(decidedAt)}`}
      </p>
    </div>
  )
}
