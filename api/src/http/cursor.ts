import { Refused } from './refuse.ts'

/** Where a page ended: the value it is ordered by, and the id that settles ties. */
export interface Cursor {
  readonly key: string
  readonly id: string
}

const shape = /^([\w:.+-]*)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads 'key_id'; undefined where it is none of ours. */
export function readCursor(text: string, isKey: (key: string) => boolean): Cursor | undefined {
  const [, key, id] = shape.exec(text) ?? []
  return key !== undefined && id !== undefined && isKey(key) ? { key, id } : undefined
}

export const unreadableCursor = () =>
  new Refused('not-accepted', undefined, [
    { pointer: '/after', code: 'unreadable', detail: 'Open the list again from its beginning' },
  ])
