import { useSyncExternalStore } from 'react'
import { keysKept, onKeptChange } from './device-store.ts'

export const waitingPrefix = (personId: string) => `waiting.${personId}.`

/** Whether anything waits on this device, without reading it: mostly nothing does, and what reads it is large. */
export function useWaits(personId: string): boolean {
  return useSyncExternalStore(onKeptChange, () => keysKept(waitingPrefix(personId)).length > 0)
}
