import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'

interface Disclosure {
  open: boolean
  setOpen: (open: boolean) => void
  /** The button that opens it; focus goes back there on Escape. */
  button: RefObject<HTMLButtonElement | null>
  /** For the element around button and panel. */
  around: { onKeyDown: (event: KeyboardEvent) => void; onBlur: (event: FocusEvent) => void }
}

/** A panel behind a button that closes on Escape and when focus goes on. */
export function useDisclosure(): Disclosure {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  return { open, setOpen, button, around: { onKeyDown, onBlur } }
}
