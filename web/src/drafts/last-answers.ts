import { OfflineError } from '../api-client.ts'
import { keepForReload, keptForReload } from './reload-store.ts'

const answers = new Map<string, unknown>()

export interface Answered<T> {
  readonly answer: T
  /** There is no signal: this is what was last seen. */
  readonly lastSeen: boolean
}

interface HowKept {
  /** Only for the reader's own: it outlives a reload. */
  readonly overReload?: boolean
}

/** The answer of a call, or, without signal, what it answered last on this visit. The key names the person too. */
export async function freshOrLastSeen<T>(
  key: string,
  ask: () => Promise<T>,
  { overReload = false }: HowKept = {},
): Promise<Answered<T>> {
  try {
    const answer = await ask()
    answers.set(key, answer)
    if (overReload) keepForReload(key, answer)
    return { answer, lastSeen: false }
  } catch (error) {
    const answer = answers.get(key) ?? (overReload ? keptForReload(key) : null)
    if (!(error instanceof OfflineError) || answer === null) throw error
    // Only this function writes under the key, and always with what `ask` answers.
    return { answer: answer as T, lastSeen: true }
  }
}
