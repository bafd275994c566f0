import { OfflineError } from '../api-client.ts'

const answers = new Map<string, unknown>()

export interface Answered<T> {
  readonly answer: T
  /** There is no signal: this is what was last seen. */
  readonly lastSeen: boolean
}

/** The answer of a call, or, without signal, what it answered last on this visit. The key names the person too. */
export async function freshOrLastSeen<T>(key: string, ask: () => Promise<T>): Promise<Answered<T>> {
  try {
    const answer = await ask()
    answers.set(key, answer)
    return { answer, lastSeen: false }
  } catch (error) {
    if (!(error instanceof OfflineError) || !answers.has(key)) throw error
    // Only this function writes under the key, and always with what `ask` answers.
    return { answer: answers.get(key) as T, lastSeen: true }
  }
}
