import {
  countersignEntries,
  type DecidedEntry,
  type QueueRow,
  returnEntry,
  signEntries,
} from '@rung/shared/contract/off-the-job'
import { listTrainees } from '@rung/shared/contract/trainees'
import { call, OfflineError, ProblemError } from '../../api-client.ts'
import { countOf } from '../../words/counts.ts'

export type Trainee = QueueRow['trainee']

/** Hours one trainee gained just now. All in whole minutes. */
export interface Gain {
  readonly trainee: Trainee
  readonly minutes: number
  /** Where they stand now; left out where it could not be asked. */
  readonly now?: { readonly signedMinutes: number; readonly plannedMinutes: number } | undefined
}

/** What came of an action: a sentence, whose hours changed, and why each refused entry was refused. */
export interface Done {
  readonly title: string
  readonly worked: boolean
  readonly text?: string | undefined
  readonly gains?: readonly Gain[] | undefined
  /** By entry, why it was refused. */
  readonly refused: ReadonlyMap<string, string>
  /** Nothing went through, so that there is no need to mark what did not. */
  readonly none?: boolean | undefined
}

const entries = (count: number) => countOf(count, 'entry', 'entries')
const chosen = (rows: readonly QueueRow[]) =>
  rows.map(({ traineeId, id, version }) => ({ traineeId, entryId: id, version }))

/** One request for all of them; those another mentor signed already go as countersignatures. */
export async function signAll(rows: readonly QueueRow[], mentorId: string): Promise<Done> {
  const fresh = rows.filter((row) => row.signedBy === null)
  const half = rows.filter((row) => row.signedBy !== null)
  const answers = await Promise.all([
    ...(fresh.length > 0 ? [call(signEntries, { body: { entries: chosen(fresh) } })] : []),
    ...(half.length > 0 ? [call(countersignEntries, { body: { entries: chosen(half) } })] : []),
  ])
  const results = answers.flatMap((answer) => answer.results)
  const signed = new Set(idsOf(results, 'signed'))
  const refused = results.filter(({ outcome }) => outcome === 'refused')
  return {
    title: titleOf(signed.size, idsOf(results, 'waits-for-countersignature').length, refused.length),
    worked: refused.length === 0,
    none: refused.length === results.length,
    gains: await withTotals(gainsOf(rows.filter(({ id }) => signed.has(id))), mentorId),
    refused: new Map(
      refused.map(({ entryId, reasons }) => [entryId, reasons.map(({ sentence }) => sentence).join('. ')]),
    ),
  }
}

const idsOf = (results: readonly DecidedEntry[], outcome: DecidedEntry['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ entryId }) => entryId)

function titleOf(signed: number, waiting: number, refused: number): string {
  const parts = [
    ...(signed > 0 ? [`${entries(signed)} signed`] : []),
    ...(waiting > 0 ? [`${entries(waiting)} signed and sent for a countersignature`] : []),
    ...(refused > 0 ? [`${entries(refused)} could not be signed`] : []),
  ]
  return parts.join(', ')
}

function gainsOf(rows: readonly QueueRow[]): Gain[] {
  const gains = new Map<string, Gain>()
  for (const { trainee, minutes } of rows) {
    const before = gains.get(trainee.id)?.minutes ?? 0
    gains.set(trainee.id, { trainee, minutes: before + (minutes ?? 0) })
  }
  return [...gains.values()]
}

/** The signatures stand whether or not the new totals can be asked. */
async function withTotals(gains: readonly Gain[], mentorId: string): Promise<readonly Gain[]> {
  if (gains.length === 0) return gains
  try {
    const { rows } = await call(listTrainees, { query: { mentor: mentorId, limit: 100 } })
    return gains.map((gain) => ({ ...gain, now: rows.find(({ id }) => id === gain.trainee.id) }))
  } catch {
    return gains
  }
}

/** One after the other, each with the same reason, so that a fault half way says which went. */
export async function returnAll(rows: readonly QueueRow[], reason: string): Promise<Done> {
  const refused = new Map<string, string>()
  for (const row of rows) {
    const params = { traineeId: row.traineeId, entryId: row.id }
    try {
      await call(returnEntry, { params, body: { reason }, ifMatch: row.version })
    } catch (error) {
      refused.set(row.id, whyNot(error))
    }
  }
  const went = rows.filter(({ id }) => !refused.has(id))
  const parts = [
    ...(went.length > 0 ? [`${entries(went.length)} returned to ${namesOf(went)}`] : []),
    ...(refused.size > 0 ? [`${entries(refused.size)} could not be returned`] : []),
  ]
  return { title: parts.join(', '), worked: refused.size === 0, none: went.length === 0, refused }
}

/** 'Agnieszka', 'Agnieszka and Tyrone', '3 trainees' */
export function namesOf(rows: readonly QueueRow[]): string {
  const names = new Map(rows.map(({ trainee }) => [trainee.id, trainee.givenName]))
  return names.size > 2 ? countOf(names.size, 'trainee') : [...names.values()].join(' and ')
}

/** Why the API or the signal said no, as a sentence without its full stop. Anything else is a fault. */
export function whyNot(error: unknown): string {
  if (error instanceof OfflineError) return 'There is no signal. Try again when there is'
  if (!(error instanceof ProblemError)) throw error
  const { errors = [], detail, title } = error.problem
  return errors[0]?.detail ?? detail ?? title
}
