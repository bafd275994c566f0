import type { Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { decideEntry, type EntryContent, type EntryFacts } from './decide-entry.ts'
import { type EntryRowFaultCode, entryLikeness, type ReadEntryRow } from './entry-row.ts'

export interface NumberedEntryRow extends ReadEntryRow {
  /** Row of the file, the heading row being 1. */
  readonly row: number
}

export interface DecidedEntryRow {
  readonly row: number
  readonly content: EntryContent
  /** Why it is not taken; none where it is. */
  readonly refusals: readonly Refusal[]
}

/**
 * Decides each row of a log by the rules of any entry, with the rows taken before it counted in. `logged` holds the
 * likenesses of what the trainee has logged already.
 * Basis: hours cannot count twice. Example: two rows from 09:30 to 17:00 on one date: the second overlaps.
 */
export function decideEntryFile(
  rows: readonly NumberedEntryRow[],
  factsOf: (learnedOn: PlainDate | null) => EntryFacts,
  logged: ReadonlySet<string>,
): DecidedEntryRow[] {
  const taken = new Map<string, EntryContent[]>()
  const seen = new Map<string, number>()
  return rows.map((read) => {
    const { row, content } = read
    const likeness = entryLikeness(content)
    const same = sameAs(seen.get(likeness), logged.has(likeness))
    if (!seen.has(likeness)) seen.set(likeness, row)
    if (same) return { row, content, refusals: [same] }
    const on = content.learnedOn ?? ''
    const earlier = taken.get(on) ?? []
    const refusals = refusalsOf(read, factsWith(factsOf(content.learnedOn), earlier))
    if (refusals.length === 0) taken.set(on, [...earlier, content])
    return { row, content, refusals }
  })
}

function sameAs(row: number | undefined, isLogged: boolean): Refusal<EntryRowFaultCode> | null {
  if (isLogged) return { code: 'logged-already' }
  return row === undefined ? null : { code: 'row-repeated', detail: { row } }
}

/** What is wrong with a row, said once and of the column it stands in. */
function refusalsOf({ content, categoryFrom, faults }: NumberedEntryRow, facts: EntryFacts): Refusal[] {
  // The values of such a row stand under the wrong headings, so nothing else said of them would help.
  if (faults.some(({ code }) => code === 'too-many-values')) return [...faults]
  const decision = decideEntry(content, facts)
  const refusals: readonly Refusal[] = decision.ok ? [] : decision.refusals
  const unreadable = faults.some(({ code }) => code === 'duration-unreadable')
  const kept = refusals.filter(
    ({ code }) =>
      !(code === 'duration-missing' && unreadable) &&
      !(code === 'category-missing' && categoryFrom === 'activity'),
  )
  const placed = kept.map((refusal) =>
    refusal.field === 'category' ? { ...refusal, field: categoryFrom } : refusal,
  )
  return [...faults, ...placed]
}

/** The facts of a date once the rows before this one are counted in. */
function factsWith(facts: EntryFacts, earlier: readonly EntryContent[]): EntryFacts {
  return {
    ...facts,
    otherMinutesOnDate: earlier.reduce((sum, { minutes }) => sum + (minutes ?? 0), facts.otherMinutesOnDate),
    clockTimesOnDate: [
      ...facts.clockTimesOnDate,
      ...earlier.flatMap(({ startsAt, endsAt }) => (startsAt && endsAt ? [{ startsAt, endsAt }] : [])),
    ],
  }
}
