/**
 * What a reload without signal needs to open the log again: who is signed in and their own last figures and choices.
 * In the tab's own store, which ends with the tab; signing out empties it.
 */
const prefix = 'rung.reload.'

export function keepForReload(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(value))
  } catch {
    // Full or switched off: then a reload needs signal.
  }
}

export function keptForReload(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null')
  } catch {
    return null
  }
}

export function emptyReloadStore(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Switched off: then there is nothing in it.
  }
}
