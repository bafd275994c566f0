import { type ReactNode, useEffect, useId, useRef } from 'react'

export interface DialogProps {
  open: boolean
  title: string
  /** Escape. Left out where a choice has to be made. */
  onClose?: (() => void) | undefined
  wide?: boolean | undefined
  /** 'alertdialog' interrupts: something is about to be lost or cannot go on. */
  role?: 'dialog' | 'alertdialog' | undefined
  children: ReactNode
}

/** The frame of every dialog: the browser's own, so focus stays inside and comes back to where it was. */
export function Dialog({ open, title, onClose, wide, role, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const box = dialog.current
    if (open && box && !box.open) box.showModal()
    if (!open && box?.open) box.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'rung-dialog rung-dialog--wide' : 'rung-dialog'}
      aria-labelledby={titleId}
      role={role === 'alertdialog' ? role : undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      {open && (
        <>
          <h2 className="rung-dialog__title" id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {children}
        </>
      )}
    </dialog>
  )
}
