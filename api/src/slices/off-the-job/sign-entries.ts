import type { DecidedEntries, DecidedEntry, signEntries } from '@rung/shared/contract/off-the-job'
import type { Outcome, Refusal } from '@rung/shared/kernel/outcome'
import { decideSignOff, type SignOffDecision } from '@rung/shared/rules/decide-sign-off'
import { may } from '@rung/shared/rules/permissions'
import { refusalSentence } from '@rung/shared/words/refusals'
import { uuidv7 } from 'uuidv7'
import type { EarlyUseCase } from '../../http/mount.ts'
import { type DecisionRow, loadDecisions, signOffFactsOf } from './decision-facts.ts'
import { insertSignOffs, moveEntries } from './store.ts'

export interface ChosenEntry {
  readonly traineeId: string
  readonly entryId: string
  readonly version: number
}

export const signChosenEntries: EarlyUseCase<typeof signEntries> = async (
  { tx, body, at, today },
  caller,
) => {
  const chosen = eachOnce(body.entries)
  const facts = await loadDecisions(tx, chosen)
  const me = { by: (await caller).personId, asOf: today }
  const decided = chosen.map((one) =>
    decideChosen(one, facts.get(one.entryId), {
      action: 'sign-entry',
      rule: (row) => decideSignOff(signOffFactsOf(row), me),
    }),
  )
  const accepted = decided.flatMap(({ row, value }) => (row && value ? [signOffOf(row, value)] : []))
  const signed = accepted.filter((one) => !one.needsCountersignature)
  // A mentor whose update has lapsed and who signs again signs nothing more.
  const fresh = accepted.filter((one) => facts.get(one.entryId)?.waiting?.by !== me.by)
  // The days on which standing turns hang on signed and submitted together, so signing moves none of them.
  await Promise.all([
    fresh.length > 0 && insertSignOffs(tx, { ...me, at }, { decision: 'signed' }, fresh),
    signed.length > 0 && moveEntries(tx, { ...me, at }, { state: 'signed' }, signed),
  ])
  return resultsOf(decided.map((one) => ({ ...one, waits: one.value?.needsCountersignature ?? false })))
}

const signOffOf = (row: DecisionRow, { needsCountersignature }: SignOffDecision) => ({
  id: uuidv7(),
  traineeId: row.traineeId,
  entryId: row.id,
  version: row.version,
  needsCountersignature,
})

/** An entry chosen twice in one call is decided once. */
export function eachOnce(entries: readonly ChosenEntry[]): ChosenEntry[] {
  return [...new Map(entries.map((one) => [one.entryId, one])).values()]
}

export interface DecidedRow<T> {
  readonly chosen: ChosenEntry
  /** Undefined where the caller sees no such entry. */
  readonly row: DecisionRow | undefined
  /** Undefined where it was refused. */
  readonly value: T | undefined
  readonly refusals: readonly Refusal[]
}

/** What a call does to each of its entries. */
interface Deciding<T> {
  readonly action: 'sign-entry' | 'countersign-entry'
  readonly rule: (row: DecisionRow) => Outcome<T>
}

/** One row of a call: unseen and unknown are the same to the caller; what they have not seen they cannot decide on. */
export function decideChosen<T>(
  chosen: ChosenEntry,
  row: DecisionRow | undefined,
  { action, rule }: Deciding<T>,
): DecidedRow<T> {
  const refuse = (...refusals: readonly Refusal[]) => ({ chosen, row, value: undefined, refusals })
  if (!row || row.traineeId !== chosen.traineeId) return refuse({ code: 'not-found' })
  if (row.version !== chosen.version) return refuse({ code: 'stale' })
  const outcome = rule(row)
  if (!outcome.ok) return refuse(...outcome.refusals)
  if (!may(action, row.relationships, row.state)) return refuse({ code: 'not-permitted' })
  return { chosen, row, value: outcome.value, refusals: [] }
}

export function resultsOf(
  decided: readonly (DecidedRow<unknown> & { readonly waits: boolean })[],
): DecidedEntries {
  const results = decided.map(resultOf)
  const refused = results.filter(({ outcome }) => outcome === 'refused').length
  return { results, signed: results.filter(({ outcome }) => outcome === 'signed').length, refused }
}

function resultOf({
  chosen,
  row,
  value,
  waits,
  refusals,
}: DecidedRow<unknown> & { waits: boolean }): DecidedEntry {
  const { entryId, traineeId, version } = chosen
  const about = { entryId, traineeId }
  if (value === undefined) {
    const reasons = refusals.map((refusal) => ({ code: refusal.code, sentence: refusalSentence(refusal) }))
    return { ...about, outcome: 'refused', version: row?.version ?? version, reasons }
  }
  return waits
    ? { ...about, outcome: 'waits-for-countersignature', version, reasons: [] }
    : { ...about, outcome: 'signed', version: version + 1, reasons: [] }
}
