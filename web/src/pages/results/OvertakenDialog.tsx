import type { ResultsGrid } from '@rung/shared/contract/results'
import { ConflictDialog } from '../../ui/ConflictDialog.tsx'
import { momentInWords } from '../../words/moments.ts'
import { type Spot, spotKey } from './grid-store.ts'
import { sheetName } from './grid-words.ts'
import type { GridInUse } from './use-grid.ts'

/** Somebody saved a mark first: both values and who, and the person decides. */
export function OvertakenDialog({ grid, state }: { grid: ResultsGrid; state: GridInUse }) {
  const { conflict } = state.now
  if (!conflict) return null
  const theirs = new Map(conflict.theirs.map((cell) => [spotKey(cell), cell]))
  const [latest] = conflict.theirs
  const what = latest
    ? `${latest.by.name} saved ${conflict.theirs.length === 1 ? 'this mark' : 'these marks'} on ${momentInWords(latest.at)}`
    : 'Someone took this mark away'
  return (
    <ConflictDialog
      open
      what={what}
      rows={conflict.mine.map((edit) => ({
        name: placeName(grid, edit),
        mine: edit.text || 'Nothing',
        theirs: theirs.get(spotKey(edit))?.text ?? 'Nothing',
        differs: true,
      }))}
      onUseMine={() => state.store.keepMine()}
      onKeepTheirs={() => state.store.keepTheirs()}
      onClose={() => state.store.keepTheirs()}
    />
  )
}

/** 'Afolabi, Devi, Essay' */
export function placeName(grid: ResultsGrid, { traineeId, component }: Spot): string {
  const trainee = grid.trainees.find(({ id }) => id === traineeId)
  const title = grid.components.find(({ key }) => key === component)?.title ?? component
  return trainee ? `${sheetName(trainee)}, ${title}` : title
}
