import { useEffect, useState } from 'react'

type Listener = (message: string) => void
const listeners = new Set<Listener>()

/** Says a short sentence to screen readers without moving focus: announce('3 entries selected'). */
export function announce(message: string): void {
  for (const listener of listeners) listener(message)
}

/** The live region that speaks what `announce` is given. Shell holds one; no page needs its own. */
export function Announcer() {
  const [message, setMessage] = useState('')
  useEffect(() => {
    listeners.add(setMessage)
    return () => {
      listeners.delete(setMessage)
    }
  }, [])
  return (
    <div className="nhsuk-u-visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  )
}
