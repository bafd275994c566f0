import { formatDate } from '@rung/shared/kernel/plain-date'
import type { WaitingEntry } from '../../drafts/outbox.ts'
import { useOutbox } from '../../drafts/use-outbox.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { countOf } from '../../words/counts.ts'
import { entryInWords } from './entry-words.ts'

/** What is finished and has not reached Rung yet: it waits for signal, or was refused and has to be put right. */
export function OnThisDevice({ personId }: { personId: string }) {
  const waiting = useOutbox(personId)
  if (waiting.length === 0) return null
  const refused = waiting.filter(({ faults }) => faults.length > 0)
  const unsent = waiting.filter(({ faults }) => faults.length === 0)
  return (
    <>
      {refused.length > 0 && (
        <section className="otj-device otj-device--refused">
          <h2 className="otj-device__title">
            {countOf(refused.length, 'entry', 'entries')} could not be sent
          </h2>
          <ul className="otj-rows">
            {refused.map((entry) => (
              <Row key={entry.entryId} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {unsent.length > 0 && (
        <section className="otj-device">
          <h2 className="otj-device__title">Waiting for signal</h2>
          <p className="otj-device__text">
            Kept on this device. Rung sends {unsent.length === 1 ? 'it' : 'them'} when you have signal.
          </p>
          <ul className="otj-rows">
            {unsent.map((entry) => (
              <Row key={entry.entryId} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Row({ entry }: { entry: WaitingEntry }) {
  const { content, faults } = entry
  return (
    <li className="otj-row">
      <div className="otj-row__main">
        {faults.length > 0 ? (
          <AppLink className="otj-row__link" href={paths.logEntryEdit(entry.entryId)}>
            Put right: {entryInWords(content)}
          </AppLink>
        ) : (
          <span className="otj-row__title">{entryInWords(content)}</span>
        )}
        {faults.map(({ message }) => (
          <p key={message} className="otj-row__fault">
            {message}
          </p>
        ))}
      </div>
      {content.learnedOn && <p className="otj-row__note">{formatDate(content.learnedOn)}</p>}
    </li>
  )
}
