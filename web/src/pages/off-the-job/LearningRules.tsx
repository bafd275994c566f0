import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

/** What else bears on the hours: the learning each month needs, and breaks. */
export function LearningRules({ hours: { activeLearning, breaks } }: { hours: OffTheJobAnswer }) {
  return (
    <>
      {activeLearning && (
        <SummaryCard title="Learning in every month">
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
  const { required, lacking, daysLeft } = learning
  const stretch = `from ${formatDate(learning.firstDay)} to ${formatDate(learning.lastDay)}`
  if (!lacking) return `Nothing is missing ${stretch}.`
  const asked = required ? 'The rules ask for some' : 'The programme asks for some'
  const left = daysLeft > 0 ? ` There ${daysLeft === 1 ? 'is' : 'are'} ${countOf(daysLeft, 'day')} left.` : ''
  return `No learning is logged yet ${stretch}. ${asked}.${left}`
}
