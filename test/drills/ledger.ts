import { asSystem } from '../support/build.ts'
import type { Faults } from './report.ts'

export interface Acknowledged {
  readonly traineeId: string
  readonly entryId: string
}

/** Everything the server said yes to, kept outside it. */
export function openLedger() {
  let lastSentAt = 0
  return {
    /** By what the entry says, which is different for each. */
    logged: new Map<string, Acknowledged>(),
    /** By entry. */
    signed: new Map<string, Acknowledged>(),
    /** 2xx answers to calls with a key. */
    calls: 0,
    /** Sendings that got no answer, by what was seen instead. */
    unanswered: {} as Record<string, number>,
    /** Calls acknowledged only after they had been sent more than once, and how many of them an earlier sending had carried out. */
    repeated: 0,
    carriedOutEarlier: 0,
    /** Entries that wait for each mentor. */
    waiting: [] as Acknowledged[][],
    said: (sentAt: number) => {
      lastSentAt = Math.max(sentAt, lastSentAt)
    },
    /** Whether something sent since then has been acknowledged. */
    acknowledgedSince: (from: number) => lastSentAt >= from,
    checked: { logged: 0, signed: 0 },
  }
}
export type Ledger = ReturnType<typeof openLedger>

/** What was acknowledged since the last look is there. With `whole`, everything is looked at once more. */
export async function checkLedger(ownerUrl: string, ledger: Ledger, faults: Faults, whole = false) {
  const from = whole ? { logged: 0, signed: 0 } : { ...ledger.checked }
  const logged = [...ledger.logged].slice(from.logged).map(([activity, one]) => ({ ...one, activity }))
  const signed = [...ledger.signed.values()].slice(from.signed)
  ledger.checked = { logged: from.logged + logged.length, signed: from.signed + signed.length }
  for (const lost of await missing(ownerUrl, logged, 'e.activity = x.activity'))
    faults.add('acknowledged entry lost', lost)
  for (const lost of await missing(ownerUrl, signed, "e.state = 'signed'"))
    faults.add('acknowledged signature lost', lost)
}

function missing(ownerUrl: string, expected: readonly object[], holds: string): Promise<unknown[]> {
  return asSystem(ownerUrl, new Date(), (tx) =>
    tx.rows(
      `select x.* from json_to_recordset($1) as x("traineeId" uuid, "entryId" uuid, activity text)
       left join off_the_job_entry e on e.trainee_id = x."traineeId" and e.id = x."entryId" and ${holds} where e.id is null`,
      [JSON.stringify(expected)],
    ),
  )
}

const counts = `
  select 'entries' as what, count(*)::int as there from off_the_job_entry
  union all select 'different entries', count(distinct activity)::int from off_the_job_entry
  union all select 'logged in the audit', count(*)::int from audit_event where subject = 'off_the_job_entry' and action = 'insert'
  union all select 'signed entries', count(*)::int from off_the_job_entry where state = 'signed'
  union all select 'sign-offs', count(*)::int from sign_off
  union all select 'entries with a sign-off', count(distinct entry_id)::int from sign_off
  union all select 'kept answers', count(*)::int from idempotency_key`

/** Once every call has been answered: the tables hold what was acknowledged, each once, and nothing else. */
export async function checkNothingDoubled(ownerUrl: string, ledger: Ledger, faults: Faults) {
  const rows = await asSystem(ownerUrl, new Date(), (tx) => tx.rows<{ what: string; there: number }>(counts))
  const logged = ledger.logged.size
  const signed = ledger.signed.size
  const expected = [logged, logged, logged, signed, signed, signed, ledger.calls]
  rows.forEach(({ what, there }, place) => {
    if (there !== expected[place])
      faults.add('doubled or unasked for', { what, there, expected: expected[place] })
  })
  return Object.fromEntries(rows.map(({ what, there }) => [what, there]))
}
