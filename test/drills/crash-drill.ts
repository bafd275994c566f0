/**
 * What was acknowledged stays, whatever is killed (goal D1):
 *   npx tsx test/drills/crash-drill.ts [--cycles 100] [--minutes 6] [--seed 1] [--out docs/assurance/crash-drill.json]
 * 16 writers log and 4 mentors sign against the built server on its embedded PostgreSQL, while the server, PostgreSQL or
 * both are killed with signal 9 at random moments. Whoever gets no answer sends the same again under the same key.
 * Every 2xx answer goes into a ledger, which is held against the tables after each cycle and at the end.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { asSystem } from '../support/build.ts'
import { eachSignedIn } from './caller.ts'
import { checkAudit, checkStanding, checkTotals } from './checks.ts'
import { buildCrowd } from './crowd.ts'
import { type Killing, killings, openInstallation } from './installation.ts'
import { checkLedger, checkNothingDoubled, openLedger } from './ledger.ts'
import { openFaults, report, runOn, seeded, spread } from './report.ts'
import { logOnAndOn, signOnAndOn } from './writers.ts'

const { values: given } = parseArgs({
  options: {
    cycles: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'docs/assurance/crash-drill.json' },
  },
})
const goal = 'D1: what was acknowledged stays, and first succeeds again within 5 s of PostgreSQL being back'
const leftOut =
  'A killed process leaves what it wrote to the operating system; a power cut is not part of this drill.'
const leastCycles = 20
const longestRecoveryMs = 5000
const longestWaitMs = 60_000

const random = seeded(Number(given.seed))
const faults = openFaults()
const about = runOn()
const ledger = openLedger()
const installation = await openInstallation()
try {
  await drill()
} finally {
  await installation.close()
}

async function drill(): Promise<void> {
  installation.launch()
  await installation.ready()
  const durable = await readDurability()
  const crowd = await buildCrowd(installation.ownerUrl(), new Date(), { trainees: 16, mentors: 4 })
  let stopped = false
  const work = { ledger, faults, today: crowd.today, mentors: crowd.mentors.length, stopped: () => stopped }
  const logging = await eachSignedIn(installation.address, crowd.trainees)
  const signing = await eachSignedIn(installation.address, crowd.mentors)
  const writers = [
    ...logging.map(({ call, id }, place) => logOnAndOn(call, { ...work, traineeId: id, place })),
    ...signing.map(({ call }, place) => signOnAndOn(call, { ...work, place })),
  ]
  const begun = performance.now()
  const cycles: Cycle[] = []
  const goesOn = () =>
    cycles.length < Number(given.cycles) && performance.now() - begun < Number(given.minutes) * 60_000
  while (goesOn()) {
    cycles.push(await cycle())
    await checkLedger(installation.ownerUrl(), ledger, faults)
    await checkTotals(installation.ownerUrl(), faults)
  }
  stopped = true
  await Promise.all(writers)
  if (cycles.length < leastCycles) faults.add('too few cycles', `${cycles.length} of at least ${leastCycles}`)

  const seconds = Math.round((performance.now() - begun) / 1000)
  const checked = await checkAll(installation.ownerUrl(), crowd.today)
  report(given.out, faults, { goal, ...about, durable, seconds, ...told(cycles), checked, leftOut })
}

interface Cycle {
  readonly what: Killing
  /** Killed once more while it came back. */
  readonly twice: boolean
  /** Milliseconds. */
  readonly afterPostgres: number
  readonly afterKill: number
}

/** Lets everyone work for a while, kills, and waits until something that was sent since is acknowledged. */
async function cycle(): Promise<Cycle> {
  await pause(100 + random(2500))
  const what = killings[random(killings.length)] ?? 'both'
  let killed = kill(what)
  const twice = random(4) === 0
  if (twice) {
    await pause(random(1200))
    killed = kill(killings[random(killings.length)] ?? 'both') ?? killed
  }
  if (!killed) throw new Error(`there was nothing to kill: ${what}`)
  const { at, before } = killed
  const backAt = await until('PostgreSQL is back', () => {
    const now = installation.postmaster()
    return now?.ready === true && now.pid !== before
  })
  const yesAt = await until('something is acknowledged', () => ledger.acknowledgedSince(backAt))
  const afterPostgres = yesAt - backAt
  if (afterPostgres > longestRecoveryMs) faults.add('slow to succeed again', { what, twice, afterPostgres })
  return { what, twice, afterPostgres, afterKill: yesAt - at }
}

/** Answers nothing where nothing was there to kill, as in the middle of a start. */
function kill(what: Killing): { at: number; before: number | undefined } | undefined {
  const before = installation.postmaster()?.pid
  const killed = installation.kill(what)
  const at = performance.now()
  if (what !== 'postgres') installation.launch()
  return killed > 0 ? { at, before } : undefined
}

/** Answers when it was so. A server that ends although nobody killed it is a fault, and is started again. */
async function until(what: string, holds: () => boolean): Promise<number> {
  for (const begun = performance.now(); performance.now() - begun < longestWaitMs; await pause(5)) {
    if (holds()) return performance.now()
    if (!installation.hasEnded()) continue
    faults.add('the server ended by itself', installation.printed().slice(-600))
    installation.launch()
  }
  throw new Error(`not within ${longestWaitMs} ms: ${what}\n${installation.printed()}`)
}

async function readDurability(): Promise<unknown> {
  const [settings] = await asSystem(installation.ownerUrl(), new Date(), (tx) =>
    tx.rows<Record<string, string>>(
      `select current_setting('fsync') as "fsync", current_setting('synchronous_commit') as "synchronousCommit",
         current_setting('full_page_writes') as "fullPageWrites", current_setting('server_version') as "postgres"`,
    ),
  )
  if (settings?.fsync !== 'on' || settings.synchronousCommit !== 'on' || settings.fullPageWrites !== 'on')
    faults.add('not durable', settings)
  return settings
}

async function checkAll(ownerUrl: string, today: string) {
  await checkLedger(ownerUrl, ledger, faults, true)
  return {
    tables: await checkNothingDoubled(ownerUrl, ledger, faults),
    keptRows: await checkTotals(ownerUrl, faults),
    standing: await checkStanding(ownerUrl, today, faults),
    auditEvents: await checkAudit(ownerUrl, faults),
  }
}

function told(cycles: readonly Cycle[]) {
  const kinds = killings.map((kind) => [kind, cycles.filter(({ what }) => what === kind)] as const)
  return {
    cycles: cycles.length,
    killed: Object.fromEntries(kinds.map(([kind, found]) => [kind, found.length])),
    killedAgainWhileComingBack: cycles.filter(({ twice }) => twice).length,
    acknowledged: { logged: ledger.logged.size, signed: ledger.signed.size },
    sendingsUnanswered: ledger.unanswered,
    callsSentMoreThanOnce: ledger.repeated,
    ofTheseCarriedOutByAnEarlierSending: ledger.carriedOutEarlier,
    firstSuccessAfterPostgresIsBackMs: spread(cycles.map(({ afterPostgres }) => afterPostgres)),
    firstSuccessAfterKillMs: Object.fromEntries(
      kinds.map(([kind, found]) => [kind, spread(found.map(({ afterKill }) => afterKill))]),
    ),
  }
}
