import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

export interface ConflictRow {
  name: string
  mine: ReactNode
  theirs: ReactNode
  /** Rows that are the same on both sides are shown quietly. */
  differs: boolean
}

export interface ConflictDialogProps {
  open: boolean
  /** 'Grace Mensah changed this at 9:42am' */
  what: string
  rows: readonly ConflictRow[]
  busy?: boolean | undefined
  onUseMine: () => void
  onKeepTheirs: () => void
  onClose: () => void
}

/** When someone else saved first: both versions side by side, and the person decides. Nothing typed is lost. */
export function ConflictDialog({
  open,
  what,
  rows,
  busy,
  onUseMine,
  onKeepTheirs,
  onClose,
}: ConflictDialogProps) {
  return (
    <Dialog open={open} title="Someone changed this while you were" onClose={onClose} wide role="alertdialog">
      <p>{what}. Choose which version to keep.</p>
      <table className="rung-conflict">
        <caption className="nhsuk-u-visually-hidden">Your version and theirs</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Yours</th>
            <th scope="col">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, mine, theirs, differs }) => (
            <tr
              key={name}
              className={differs ? 'rung-conflict__row rung-conflict__row--differs' : 'rung-conflict__row'}
            >
              <th scope="row">{name}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="rung-buttons">
        <Button type="button" busy={busy} onClick={onUseMine}>
          Use mine
        </Button>
        <Button type="button" kind="secondary" onClick={onKeepTheirs}>
          Keep theirs
        </Button>
      </div>
    </Dialog>
  )
}
