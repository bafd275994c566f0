import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

/** What else bears on the hours: the learning each month needs, and breaks. */
export function LearningRules({ hours: { activeLearning, breaks } }: { hours: OffTheJobAnswer }) {
  return (
    <>
      {activeLearning && (
        <SummaryCard title="Learning is needed all the time">
          <p>{activeSentence(activeLearning)}</p>
          <p className="otj-basis">{activeLearning.basis}</p>
        </SummaryCard>
      )}
      {breaks.length > 0 && (
        <SummaryCard title="Breaks in learning">
          <ul className="nhsuk-list">
            {breaks.map(({ firstDay, lastDay }) => (
              <li key={firstDay}>
                {lastDay === null
                  ? `Since ${formatDate(firstDay)}`
                  : `${formatDate(firstDay)} to ${formatDate(lastDay)}`}
              </li>
            ))}
          </ul>
          <p>Nothing is expected in a break, and learning in it does not count.</p>
        </SummaryCard>
      )}
    </>
  )
}

function activeSentence(learning: NonNullable<OffTheJobAnswer['activeLearning']>): string {
  const stretch = `${formatDate(learning.firstDay)} to ${formatDate(learning.lastDay)}`
  if (!learning.required) return `No learning is needed from ${stretch}.`
  if (!learning.lacking) return `There is learning from ${stretch}. That is enough.`
  const left = learning.daysLeft > 0 ? ` ${countOf(learning.daysLeft, 'day')} left.` : ''
  return `There is no learning yet from ${stretch}, and some is needed.${left}`
}
