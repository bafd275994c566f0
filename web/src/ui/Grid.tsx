import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'
import { type GridSize, type GridSpot, spotAfter } from './grid-keys.ts'

export interface GridColumn {
  key: string
  heading: string
  /** Under the heading, quietly: '60%', 'due 5 January 2026'. */
  note?: ReactNode
}

export interface GridRow {
  key: string
  /** Names the row; leads to the same in plain fields. */
  heading: string
  href: string
  note?: ReactNode
}

export interface GridCell {
  text: string
  /** Under the value, quietly; read with it. */
  note?: ReactNode
  fault?: string | undefined
  /** Not as it stands on the server yet. */
  pending?: boolean | undefined
  settled?: boolean | undefined
}

export interface GridProps {
  label: string
  /** How it is worked with the keyboard, for those who hear it. */
  hint: string
  rowHeading: string
  columns: readonly GridColumn[]
  rows: readonly GridRow[]
  cell: (row: string, column: string) => GridCell
  onEdit: (row: string, column: string, text: string) => void
  /** More than one value came from the clipboard. */
  onPaste: (text: string, row: string, column: string) => void
  onUndo: () => void
}

/** A table that is worked with the keyboard: not what a table's own roles say. */
const worked = { role: 'grid' }
const workedCell = { role: 'gridcell' }

interface Editing {
  text: string
}

/**
 * A sheet of short values. The keyboard is that of the ARIA grid pattern: one tab stop, arrows, Home, End, with Ctrl to
 * the corners; Enter, F2 or typing edits; Escape leaves a value as it was.
 */
export function Grid(props: GridProps) {
  const { label, hint, rowHeading, columns, rows } = props
  const state = useGridKeys(props)
  const hintId = useId()
  return (
    <div className="rung-grid-box" ref={state.box}>
      <p className="nhsuk-u-visually-hidden" id={hintId}>
        {hint}
      </p>
      <table
        className="rung-grid"
        {...worked}
        aria-label={label}
        aria-describedby={hintId}
        onKeyDown={state.press}
        onPaste={state.paste}
        onCopy={state.copy}
      >
        <thead>
          <tr>
            <th scope="col">{rowHeading}</th>
            {columns.map(({ key, heading, note }) => (
              <th key={key} scope="col">
                {heading}
                {note && <span className="rung-grid__note">{note}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <th scope="row">
                <AppLink href={row.href} {...state.spot({ row: at, column: 0 })}>
                  {row.heading}
                </AppLink>
                {row.note && <span className="rung-grid__note">{row.note}</span>}
              </th>
              {columns.map((column, place) => (
                <Cell
                  key={column.key}
                  {...{ props, state, row, column }}
                  at={{ row: at, column: place + 1 }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  props: GridProps
  state: ReturnType<typeof useGridKeys>
  row: GridRow
  column: GridColumn
  at: GridSpot
}

function Cell({ props, state, row, column, at }: CellProps) {
  const { text, note, fault, pending, settled } = props.cell(row.key, column.key)
  const editing = state.editingAt(at)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <td
      {...workedCell}
      className={classes(
        'rung-grid__cell',
        fault && 'rung-grid__cell--fault',
        pending && 'rung-grid__cell--pending',
        settled && 'rung-grid__cell--settled',
      )}
      aria-invalid={fault ? true : undefined}
      onClick={() => state.select(at)}
      onDoubleClick={() => state.edit(at, text)}
      {...(editing ? {} : state.spot(at))}
    >
      {editing ? (
        <input
          className="rung-grid__input"
          aria-label={`${column.heading}, ${row.heading}`}
          // The person has asked to edit this cell.
          // biome-ignore lint/a11y/noAutofocus: focus goes from the cell into its field
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={editing.text}
          onChange={(event) => state.type(event.target.value)}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
          onBlur={state.leave}
        />
      ) : (
        <span className="rung-grid__value">{text}</span>
      )}
      {fault && <span className="rung-grid__fault">{fault}</span>}
      {note && <span className="rung-grid__note">{note}</span>}
    </td>
  )
}

function useGridKeys({ columns, rows, cell, onEdit, onPaste, onUndo }: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<GridSpot>({ row: 0, column: 1 })
  const [editing, setEditing] = useState<Editing | null>(null)
  /** The focus follows only where the person moved it. */
  const follow = useRef(false)
  const size: GridSize = { rows: rows.length, columns: columns.length + 1 }
  const here = { row: Math.min(at.row, size.rows - 1), column: at.column }
  const keysOf = ({ row, column }: GridSpot) => ({
    row: rows[row]?.key ?? '',
    column: columns[column - 1]?.key ?? '',
  })
  const textAt = (spot: GridSpot) => cell(keysOf(spot).row, keysOf(spot).column).text

  useEffect(() => {
    if (!follow.current || editing) return
    follow.current = false
    box.current?.querySelector<HTMLElement>('[data-spot][tabindex="0"]')?.focus()
  })

  const goTo = (spot: GridSpot) => {
    follow.current = true
    setAt(spot)
  }
  const edit = (spot: GridSpot, text: string) => {
    if (spot.column === 0) return
    setAt(spot)
    setEditing({ text })
  }
  const finish = (next: GridSpot | null) => {
    if (!editing) return
    const { row, column } = keysOf(here)
    setEditing(null)
    if (editing.text !== textAt(here)) onEdit(row, column, editing.text)
    if (next) goTo(next)
  }
  const clear = () => {
    if (here.column > 0 && textAt(here) !== '') onEdit(keysOf(here).row, keysOf(here).column, '')
  }
  const pressWhileEditing = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      follow.current = true
      setEditing(null)
      return event.preventDefault()
    }
    const way = {
      Enter: event.shiftKey ? 'ArrowUp' : 'ArrowDown',
      Tab: event.shiftKey ? 'ArrowLeft' : 'ArrowRight',
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    event.preventDefault()
    finish(spotAfter({ key: way[event.key], ctrl: false }, here, size) ?? here)
  }
  const press = (event: KeyboardEvent) => {
    if (editing) return pressWhileEditing(event)
    const ctrl = event.ctrlKey || event.metaKey
    const next = spotAfter({ key: event.key, ctrl }, here, size)
    if (next) goTo(next)
    else if (ctrl && event.key.toLowerCase() === 'z') onUndo()
    else if (here.column === 0 || ctrl || event.altKey) return
    else if (event.key === 'Enter' || event.key === 'F2') edit(here, textAt(here))
    else if (event.key === 'Delete' || event.key === 'Backspace') clear()
    else if (event.key.length === 1 && event.key !== ' ') edit(here, event.key)
    else return
    event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const single = !/[\t\n\r]/.test(text.trimEnd())
    if (editing && single) return
    event.preventDefault()
    if (text.trim() === '' || here.column === 0) return
    const { row, column } = keysOf(here)
    setEditing(null)
    follow.current = true
    if (single) onEdit(row, column, text.trim())
    else onPaste(text, row, column)
  }
  const copy = (event: ClipboardEvent) => {
    if (editing || here.column === 0) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', textAt(here))
  }
  return {
    box,
    press,
    paste,
    copy,
    edit,
    select: (spot: GridSpot) => {
      if (!isSame(spot, here) || !editing) goTo(spot)
    },
    type: (text: string) => setEditing({ text }),
    leave: (_event: FocusEvent) => finish(null),
    editingAt: (spot: GridSpot) => (isSame(spot, here) ? editing : null),
    spot: (spot: GridSpot) => ({
      'data-spot': `${spot.row} ${spot.column}`,
      tabIndex: isSame(spot, here) ? 0 : -1,
      onFocus: () => {
        if (!isSame(spot, here)) setAt(spot)
      },
    }),
  }
}

const isSame = (one: GridSpot, other: GridSpot): boolean =>
  one.row === other.row && one.column === other.column
