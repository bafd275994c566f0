import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  /** A question: 'Delete this draft?' */
  title: string
  /** What will happen, and whether it can be undone. */
  children?: ReactNode
  /** The verb again: 'Delete draft'. */
  confirm: string
  cancel?: string | undefined
  /** Red, where it cannot be undone. */
  warning?: boolean | undefined
  busy?: boolean | undefined
  onConfirm: () => void
  onCancel: () => void
}

/** Only before what cannot be undone. What can be undone is done at once, with a way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, cancel = 'Cancel', warning, busy, onConfirm, onCancel } = props
  return (
    <Dialog open={open} title={title} onClose={onCancel} role="alertdialog">
      {children}
      <div className="rung-buttons">
        <Button type="button" kind={warning ? 'warning' : 'primary'} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button type="button" kind="quiet" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </Dialog>
  )
}
