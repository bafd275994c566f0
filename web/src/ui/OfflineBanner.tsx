import { useSyncExternalStore } from 'react'

/** Shown by the Shell while the device has no connection: says what still works, so nobody stops logging. */
export function OfflineBanner({ offline }: { offline?: boolean | undefined }) {
  const online = useOnline()
  if (!(offline ?? !online)) return null
  return (
    <div className="rung-shell-note" role="status">
      <p className="nhsuk-width-container">
        <strong>You have no signal.</strong> You can keep logging. Rung keeps it on this device and sends it
        when you have signal.
      </p>
    </div>
  )
}

/** True while the browser believes it has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
