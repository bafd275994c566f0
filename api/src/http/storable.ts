import { Refused } from './refuse.ts'

/** PostgreSQL holds no NUL in text, and half of a surrogate pair is no character at all. */
const unstorable = /\0|\p{Surrogate}/u

/** Where the first text lies that cannot be kept, as a JSON pointer; undefined where there is none. */
function placeOfUnstorable(value: unknown, at = ''): string | undefined {
  if (typeof value === 'string') return unstorable.test(value) ? at : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const place = placeOfUnstorable(inner, `${at}/${key}`)
    if (place !== undefined) return place
  }
  return undefined
}

/** Everything that a request says has been read by its schemas, so that it is no deeper than they are. */
export function refuseUnstorable(...parts: readonly unknown[]): Refused | null {
  for (const part of parts) {
    const pointer = placeOfUnstorable(part)
    if (pointer === undefined) continue
    const detail = 'Take out the characters that cannot be read, or type this again'
    return new Refused('not-accepted', undefined, [{ pointer: pointer || '/', code: 'unreadable', detail }])
  }
  return null
}
