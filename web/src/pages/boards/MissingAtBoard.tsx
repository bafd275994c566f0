import type { BoardView, MissingResults } from '@rung/shared/contract/boards'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'

/** Who would be forgotten otherwise: they take a module that is before the board, and nothing of theirs was entered. */
export function MissingAtBoard({ board: { state, cohort, missing } }: { board: BoardView }) {
  if (missing.length === 0) return null
  return (
    <SummaryCard title="No result yet">
      <p>
        {state === 'planned'
          ? 'Nothing is entered for these trainees. They wait for another board.'
          : 'Nothing was entered for these trainees when the board met.'}
      </p>
      <ul className="boards-missing">
        {missing.map(({ moduleCode, title, trainees }) => (
          <li key={moduleCode}>
            <AppLink href={paths.moduleResults(cohort.id, moduleCode)}>
              {title} ({moduleCode})
            </AppLink>
            : {namesOf(trainees)}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

const mostNamed = 10

/** A module of which hardly anything is entered yet names the first few. */
function namesOf(trainees: MissingResults['trainees']): string {
  const named = trainees.slice(0, mostNamed).map(({ name, studentNumber }) => `${name} (${studentNumber})`)
  const others = trainees.length - named.length
  return others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ')
}
