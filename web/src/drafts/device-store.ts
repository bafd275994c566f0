/**
 * What is kept on this device, in the browser's own store: it outlives a reload, a closed tab and an ended session.
 * One key for each thing, so that two tabs never write over each other.
 */
const prefix = 'rung.'
const listeners = new Set<() => void>()

/** False where the store is full or switched off: the caller says so on the screen. */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    return false
  }
  tellAll()
  return true
}

/** As it was kept; undefined where nothing is, or nothing that can be read. */
export function kept(key: string): unknown {
  try {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function letGo(key: string): void {
  try {
    localStorage.removeItem(prefix + key)
  } catch {
    // Switched off: then there is nothing to let go of.
  }
  tellAll()
}

/** Every key that begins so, in order. */
export function keysKept(start: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length))
      .toSorted()
  } catch {
    return []
  }
}

/** Called after every change, also one made in another tab. */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function tellAll(): void {
  for (const listener of listeners) listener()
}
