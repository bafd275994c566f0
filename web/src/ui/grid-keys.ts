/** A place in a grid; column 0 names the row. */
export interface GridSpot {
  row: number
  column: number
}

export interface GridSize {
  rows: number
  columns: number
}

const PAGE = 10

/**
 * Where a key leads in a grid; null where it does not move.
 * Basis: the keys of the ARIA grid pattern. Example: Ctrl and Home is the first cell of the first row.
 */
export function spotAfter(
  { key, ctrl }: { key: string; ctrl: boolean },
  { row, column }: GridSpot,
  { rows, columns }: GridSize,
): GridSpot | null {
  const [lastRow, lastColumn] = [rows - 1, columns - 1]
  const at = (toRow: number, toColumn: number) => ({
    row: Math.max(0, Math.min(lastRow, toRow)),
    column: Math.max(0, Math.min(lastColumn, toColumn)),
  })
  switch (key) {
    case 'ArrowUp':
      return at(ctrl ? 0 : row - 1, column)
    case 'ArrowDown':
      return at(ctrl ? lastRow : row + 1, column)
    case 'ArrowLeft':
      return at(row, ctrl ? 0 : column - 1)
    case 'ArrowRight':
      return at(row, ctrl ? lastColumn : column + 1)
    case 'Home':
      return at(ctrl ? 0 : row, 0)
    case 'End':
      return at(ctrl ? lastRow : row, lastColumn)
    case 'PageUp':
      return at(row - PAGE, column)
    case 'PageDown':
      return at(row + PAGE, column)
    default:
      return null
  }
}
