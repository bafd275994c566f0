import { useSyncExternalStore } from 'react'

const query = '(max-width: 768px)'
const media = () => (typeof window.matchMedia === 'function' ? window.matchMedia(query) : null)

function subscribe(listener: () => void): () => void {
  const list = media()
  list?.addEventListener('change', listener)
  return () => list?.removeEventListener('change', listener)
}

/** Whether the window is as narrow as a phone's, where a grid has no room. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => media()?.matches ?? false)
