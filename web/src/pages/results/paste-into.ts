import type { ResultsGrid } from '@rung/shared/contract/results'
import type { Spot } from './grid-store.ts'
import type { GridInUse } from './use-grid.ts'
import type { TableState } from './use-table.ts'

interface Into {
  grid: ResultsGrid
  state: GridInUse
  table: TableState
}

/**
 * What was copied from a sheet. One row of marks goes into the row it is pasted in, which nobody can mistake; more
 * than one is checked by the server, which matches rows by number and never by order.
 */
export function pasteInto({ grid, state, table }: Into, text: string, at: Spot): void {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const [only = '', ...more] = lines
  if (more.length > 0) {
    const file = new File([text], 'Pasted marks.tsv', { type: 'text/tab-separated-values' })
    void table.check(file, { from: at.component })
    return
  }
  const first = grid.components.findIndex(({ key }) => key === at.component)
  const cells = only.split('\t')
  const numbered = grid.trainees.find(({ studentNumber }) => studentNumber === cells[0]?.trim())
  const traineeId = numbered?.id ?? at.traineeId
  const marks = numbered ? cells.slice(1).filter((cell) => !/\p{L}{3}/u.test(cell)) : cells
  state.store.edit(
    ...marks.flatMap((mark, place) => {
      const component = grid.components[first + place]
      return component && mark.trim() !== ''
        ? [{ traineeId, component: component.key, text: mark.trim() }]
        : []
    }),
  )
}
