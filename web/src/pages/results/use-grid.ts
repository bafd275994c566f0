import type { ResultsGrid } from '@rung/shared/contract/results'
import { useState, useSyncExternalStore } from 'react'
import { type GridSnapshot, GridStore } from './grid-store.ts'
import { refusalAt } from './grid-words.ts'
import { saveCells } from './save-cells.ts'

export interface GridInUse {
  readonly store: GridStore
  readonly now: GridSnapshot
}

/** The grid as it is worked on. A page of another module or attempt is keyed, so that it begins anew. */
export function useGrid(grid: ResultsGrid): GridInUse {
  const [store] = useState(() => openStore(grid))
  return { store, now: useSyncExternalStore(store.subscribe, store.snapshot) }
}

function openStore(grid: ResultsGrid): GridStore {
  const { cohort, module, attempt, everyone } = grid
  const into = { cohortId: cohort.id, moduleCode: module.code, attempt, everyone }
  const name = `rung.results.${cohort.id}.${module.code}.${attempt}`
  return new GridStore({
    moduleCode: module.code,
    components: grid.components,
    cells: grid.cells,
    refusalAt: (spot) => refusalAt(grid, spot),
    recognised: new Set(grid.trainees.flatMap(({ id, recognised }) => (recognised ? [id] : []))),
    save: (cells) => saveCells(into, cells),
    keep: (drafts) => {
      if (drafts.length === 0) sessionStorage.removeItem(name)
      else sessionStorage.setItem(name, JSON.stringify(drafts))
    },
    // Only the lines above write it.
    kept: JSON.parse(sessionStorage.getItem(name) ?? '[]') as Parameters<GridStore['edit']>[0][],
  })
}
