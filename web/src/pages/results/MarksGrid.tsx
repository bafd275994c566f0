import type { ResultsGrid } from '@rung/shared/contract/results'
import { paths } from '../../paths.ts'
import { Grid } from '../../ui/Grid.tsx'
import { componentNote, sheetName, shownAt, traineeNote } from './grid-words.ts'
import type { GridInUse } from './use-grid.ts'

const hint =
  'Move with the arrow keys. Press Enter or F2, or type, to edit. Escape leaves a mark as it was. Control and Z takes the last change back. Paste marks copied from Excel anywhere in the grid.'

/** Trainees by components. Every mark is saved as soon as it is entered. */
export function MarksGrid({ grid, state, onPaste }: MarksGridProps) {
  const { cohort, module, attempt, everyone } = grid
  const { store, now } = state
  return (
    <Grid
      label={`Marks of ${module.code}`}
      hint={hint}
      rowHeading="Trainee"
      columns={grid.components.map((component) => ({
        key: component.key,
        heading: component.title,
        note: componentNote(grid, component) || undefined,
      }))}
      rows={grid.trainees.map((trainee) => ({
        key: trainee.id,
        heading: sheetName(trainee),
        href: paths.moduleResultsOf(cohort.id, module.code, trainee.id, attempt, everyone),
        note: [trainee.studentNumber, traineeNote(grid, trainee)].filter(Boolean).join('. '),
      }))}
      cell={(traineeId, component) => shownAt(grid, now, { traineeId, component })}
      onEdit={(traineeId, component, text) => store.edit({ traineeId, component, text })}
      onPaste={onPaste}
      onUndo={() => store.undo()}
    />
  )
}

interface MarksGridProps {
  grid: ResultsGrid
  state: GridInUse
  onPaste: (text: string, traineeId: string, component: string) => void
}
