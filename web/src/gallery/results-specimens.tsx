import type { ResultCell } from '@rung/shared/contract/results'
import { useState, useSyncExternalStore } from 'react'
import { CorrectDialog } from '../pages/results/CorrectDialog.tsx'
import { GridStore, type Saved } from '../pages/results/grid-store.ts'
import { refusalAt } from '../pages/results/grid-words.ts'
import { MarkFields } from '../pages/results/MarkFields.tsx'
import { MarksGrid } from '../pages/results/MarksGrid.tsx'
import { OvertakenDialog } from '../pages/results/OvertakenDialog.tsx'
import '../pages/results/results.scss'
import { Button } from '../ui/Button.tsx'
import { SaveState } from '../ui/SaveState.tsx'
import { filledCells, resultsGrid, sampleCell, traineeId } from './sample-results.ts'
import type { Specimen } from './specimen.ts'

interface SampleMarksProps {
  cells?: readonly ResultCell[]
  /** Typed as soon as it is shown, or where `opens` names a button, once that is pressed. */
  typed?: { place: number; component: string; text: string }
  opens?: string
  answer?: () => Promise<Saved>
  cards?: boolean
}

const never = () => new Promise<Saved>(() => undefined)

const openStore = (cells: readonly ResultCell[], save: () => Promise<Saved>): GridStore =>
  new GridStore({
    moduleCode: resultsGrid.module.code,
    components: resultsGrid.components,
    cells,
    refusalAt: (spot) => refusalAt(resultsGrid, spot),
    save,
    keep: () => undefined,
    kept: [],
  })

/** The grid as the page has it, saved nowhere. */
function SampleMarks({ cells = filledCells, typed, opens, answer = never, cards }: SampleMarksProps) {
  const type = (into: GridStore) =>
    typed && into.edit({ traineeId: traineeId(typed.place), component: typed.component, text: typed.text })
  const [store] = useState(() => {
    const opened = openStore(cells, answer)
    if (opens === undefined) type(opened)
    return opened
  })
  const now = useSyncExternalStore(store.subscribe, store.snapshot)
  const state = { store, now }
  const grid = typed ? { ...resultsGrid, trainees: resultsGrid.trainees.slice(0, 3) } : resultsGrid
  return (
    <>
      {opens && (
        <Button type="button" kind="secondary" onClick={() => type(store)}>
          Open {opens}
        </Button>
      )}
      {now.sending && <SaveState state="saving" />}
      {cards ? (
        <MarkFields grid={grid} state={state} />
      ) : (
        <MarksGrid grid={grid} state={state} onPaste={() => undefined} />
      )}
      <OvertakenDialog grid={grid} state={state} />
      <CorrectDialog grid={grid} state={state} />
    </>
  )
}

const overtaken = (): Promise<Saved> =>
  Promise.resolve({ kind: 'stale', places: [0], now: [sampleCell(0, 'essay', '70', { version: 2 })] })

export const resultsSpecimens: readonly Specimen[] = [
  {
    id: 'results-grid',
    title: 'Results grid',
    states: [
      { name: 'Empty', show: <SampleMarks cells={[]} /> },
      {
        name: 'Provisional, late, not submitted, ratified, published, corrected, deferred and claimed',
        show: <SampleMarks />,
      },
      { name: 'A fault', show: <SampleMarks typed={{ place: 0, component: 'essay', text: '101' }} /> },
      { name: 'Saving', show: <SampleMarks typed={{ place: 0, component: 'essay', text: '68' }} /> },
      {
        name: 'A conflict',
        show: (
          <SampleMarks
            typed={{ place: 0, component: 'essay', text: '68' }}
            opens="a mark saved first by somebody else"
            answer={overtaken}
          />
        ),
      },
      {
        name: 'A ratified mark that is changed',
        show: <SampleMarks typed={{ place: 2, component: 'essay', text: '74' }} opens="a correction" />,
      },
      {
        name: 'Cards of a phone, one with a fault',
        show: <SampleMarks typed={{ place: 1, component: 'essay', text: '5,8' }} cards />,
      },
    ],
  },
]
