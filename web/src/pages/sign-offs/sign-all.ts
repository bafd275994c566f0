import {
  countersignEntries,
  type QueueRow,
  returnEntry,
  signEntries,
} from '@rung/shared/contract/off-the-job'
import { call } from '../../api-client.ts'
import { countOf } from '../../words/counts.ts'

/** What came of a batch: a sentence, and why each refused entry was refused. */
export interface Done {
  readonly title: string
  readonly worked: boolean
  readonly refused: ReadonlyMap<string, string>
}

const entries = (count: number) => countOf(count, 'entry', 'entries')
const chosen = (rows: readonly QueueRow[]) =>
  rows.map(({ traineeId, id, version }) => ({ traineeId, entryId: id, version }))

/** One request for all of them; those another mentor signed already go as countersignatures. */
export async function signAll(rows: readonly QueueRow[]): Promise<Done> {
  const fresh = rows.filter((row) => row.signedBy === null)
  const half = rows.filter((row) => row.signedBy !== null)
  const answers = await Promise.all([
    ...(fresh.length > 0 ? [call(signEntries, { body: { entries: chosen(fresh) } })] : []),
    ...(half.length > 0 ? [call(countersignEntries, { body: { entries: chosen(half) } })] : []),
  ])
  const results = answers.flatMap((answer) => answer.results)
  const refused = results.filter((result) => result.outcome === 'refused')
  const waiting = results.filter((result) => result.outcome === 'waits-for-countersignature').length
  const signed = results.length - refused.length - waiting
  const parts = [
    ...(signed > 0 || results.length === 0 ? [`${entries(signed)} signed`] : []),
    ...(waiting > 0 ? [`${entries(waiting)} signed and sent for a countersignature`] : []),
    ...(refused.length > 0 ? [`${entries(refused.length)} could not be signed`] : []),
  ]
  return {
    title: parts.join(', '),
    worked: refused.length === 0,
    refused: new Map(
      refused.map((result) => [result.entryId, result.reasons.map(({ sentence }) => sentence).join('. ')]),
    ),
  }
}

/** One after the other, each with the same reason, so that a fault half way says which went. */
export async function returnAll(rows: readonly QueueRow[], reason: string): Promise<Done> {
  for (const row of rows) {
    await call(returnEntry, {
      params: { traineeId: row.traineeId, entryId: row.id },
      body: { reason },
      ifMatch: row.version,
    })
  }
  const names = [...new Set(rows.map(({ trainee }) => trainee.givenName))].join(' and ')
  return { title: `${entries(rows.length)} returned to ${names}`, worked: true, refused: new Map() }
}
