import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readHistory } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import type { TimelineEvent } from '../../ui/Timeline.tsx'
import { momentInWords } from '../../words/moments.ts'

type HistoryRow = AnswerOf<typeof readHistory>['rows'][number]

/** One row of a record's history, with the way to the entry it happened to. */
export function eventOf(row: HistoryRow, traineeId: string): TimelineEvent {
  const { seq, sentence, at, by, entry, changes } = row
  return {
    id: String(seq),
    title: sentence,
    when: momentInWords(at),
    dateTime: at,
    // The sentence begins with who did it, unless nobody in particular did.
    by: by && !sentence.startsWith(by.name) ? by.name : undefined,
    detail: (entry || changes.length > 0) && (
      <>
        {entry && (
          <p>
            <AppLink href={paths.traineeEntry(traineeId, entry.id)}>
              See the entry{entry.learnedOn && ` of ${formatDate(entry.learnedOn)}`}
            </AppLink>
          </p>
        )}
        {changes.length > 0 && <Changes changes={changes} />}
      </>
    ),
  }
}

function Changes({ changes }: { changes: HistoryRow['changes'] }) {
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">What changed</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list">
          {changes.map(({ field, was, became }) => (
            <li key={field}>
              {field}: {was === null ? became : `${was} became ${became ?? 'empty'}`}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
