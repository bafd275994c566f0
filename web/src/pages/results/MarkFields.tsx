import type { ResultsGrid } from '@rung/shared/contract/results'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { spotKey } from './grid-store.ts'
import { componentNote, refusalAt, sheetName, shownAt, traineeNote } from './grid-words.ts'
import { Recognised } from './Recognised.tsx'
import type { GridInUse } from './use-grid.ts'

interface MarkFieldsProps {
  grid: ResultsGrid
  state: GridInUse
}

/** The same as the grid, one card for each trainee with a field for each component. */
export function MarkFields({ grid, state }: MarkFieldsProps) {
  const { cohort, module, attempt, everyone, trainees, components } = grid
  return (
    <ol className="results-cards">
      {trainees.map((trainee) => (
        <li key={trainee.id} className="results-card">
          <h2 className="results-card__name">
            <AppLink href={paths.moduleResultsOf(cohort.id, module.code, trainee.id, attempt, everyone)}>
              {sheetName(trainee)}
            </AppLink>
            <span className="results-card__number">{trainee.studentNumber}</span>
          </h2>
          {traineeNote(grid, trainee) && <p>{traineeNote(grid, trainee)}.</p>}
          {trainee.recognised && <Recognised traineeId={trainee.id} />}
          {components.filter(isEntered(grid, trainee)).map((component) => (
            <MarkField key={component.key} {...{ grid, state }} trainee={trainee} component={component} />
          ))}
        </li>
      ))}
    </ol>
  )
}

/** What was entered before the module was recognised stays to be seen; there is nothing more to fill. */
const isEntered =
  ({ cells }: ResultsGrid, { id, recognised }: ResultsGrid['trainees'][number]) =>
  ({ key }: { key: string }): boolean =>
    !recognised || cells.some(({ traineeId, component }) => traineeId === id && component === key)

interface MarkFieldProps extends MarkFieldsProps {
  trainee: ResultsGrid['trainees'][number]
  component: ResultsGrid['components'][number]
}

function MarkField({ grid, state: { store, now }, trainee, component }: MarkFieldProps) {
  const spot = { traineeId: trainee.id, component: component.key }
  const { text, note, fault } = shownAt(grid, now, spot)
  const [typed, setTyped] = useState<string | null>(null)
  if (!now.cells.has(spotKey(spot)) && refusalAt(grid, spot) !== null)
    return (
      <p>
        {component.title}: {note ?? 'not in this attempt'}
      </p>
    )
  return (
    <TextField
      name={`mark-${trainee.id}-${component.key}`}
      label={component.title}
      hint={[componentNote(grid, component), note].filter(Boolean).join(', ') || undefined}
      error={typed === null ? fault : undefined}
      width={5}
      autoComplete="off"
      spellCheck={false}
      value={typed ?? text}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && typed !== text) store.edit({ ...spot, text: typed })
        setTyped(null)
      }}
    />
  )
}
