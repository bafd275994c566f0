import { totalsOf } from '@rung/shared/rules/curriculum-draft'
import { curriculumFaults } from '@rung/shared/rules/curriculum-faults'
import { creditsByLevel, creditsBySemester } from '@rung/shared/rules/curriculum-sums'
import { refusalSentence } from '@rung/shared/words/refusals'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import type { DraftBody } from './draft-form.ts'

/** What the draft comes to as it is typed, and what does not add up. */
export function Sums({ body, totalCredits }: { body: DraftBody; totalCredits: number }) {
  const totals = totalsOf(totalCredits)
  const faults = curriculumFaults(body, totals)
  const levels = creditsByLevel(body.modules, body.optionGroups)
  const semesters = creditsBySemester(body.modules, body.optionGroups)
  const sum = levels.reduce((all, { credits }) => all + credits, 0)
  return (
    <SummaryCard title="What it comes to">
      <div aria-live="polite">
        <p>
          {countOf(sum, 'credit')} of {totalCredits}:{' '}
          {levels.map(({ level, credits }) => `${credits} at level ${level}`).join(', ')}.
        </p>
        <ul className="nhsuk-list curriculum-sums">
          {semesters.map(({ year, semester, credits }) => (
            <li key={`${year} ${semester}`}>
              Year {year}, semester {semester}: {credits}
              {totals.creditsPerSemester !== null && ` of ${totals.creditsPerSemester}`}
            </li>
          ))}
        </ul>
        {faults.length === 0 ? (
          <p>It adds up.</p>
        ) : (
          <>
            <p>
              <strong>It does not add up yet.</strong> You can save it and go on later.
            </p>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {faults.map((fault) => (
                <li key={`${fault.field} ${fault.code}`}>{refusalSentence(fault)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </SummaryCard>
  )
}
