import { addDays, type PlainDate } from '../kernel/plain-date.ts'

export interface Publication {
  /** Title of the board. */
  readonly board: string
  readonly on: PlainDate
}

const newsForDays = 14

/**
 * What a board published, while it is news; null afterwards.
 * Basis: usual value, two weeks: who looks once a week sees it. Example: published on 3 June, it is news to 16 June.
 */
export const latelyPublished = (last: Publication | null, asOf: PlainDate): Publication | null =>
  last !== null && addDays(last.on, newsForDays) > asOf ? last : null
