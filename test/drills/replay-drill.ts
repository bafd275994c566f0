/**
 * A call sent again under its key never takes effect twice and is answered byte for byte the same (goal D2):
 *   npx tsx test/drills/replay-drill.ts [--replays 100000] [--minutes 4] [--seed 1] [--out docs/assurance/replay-drill.json]
 * 32 at once send the same few calls over and over, in random order and side by side: entries logged, signed, returned,
 * and reversals asked for. Now and then the key comes with another body, which must be refused as 422.
 */
import { parseArgs } from 'node:util'
import { asSystem } from '../support/build.ts'
import { eachSignedIn } from './caller.ts'
import { checkAudit, checkTotals } from './checks.ts'
import { buildCrowd } from './crowd.ts'
import { openInstallation } from './installation.ts'
import { type Keyed, openCalls, replayKinds } from './keyed-calls.ts'
import { openFaults, report, runOn, seeded } from './report.ts'

const { values: given } = parseArgs({
  options: {
    replays: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'docs/assurance/replay-drill.json' },
  },
})
const goal = 'D2: a replay never doubles'
const atOnce = 32
/** Calls in use at a time: fewer than senders, so that the same key is often under way more than once. */
const inUse = 24
const replaysOfOne = 60
const oneInWithAnotherBody = 20

const effects = `
  select 'log' as kind, count(*)::int as there from off_the_job_entry
  union all select 'sign', count(*)::int from sign_off where decision = 'signed'
  union all select 'return', count(*)::int from sign_off where decision = 'returned'
  union all select 'ask for reversal', count(*)::int from off_the_job_reversal
  union all select 'entries in the audit', count(*)::int from audit_event where subject = 'off_the_job_entry' and action = 'insert'
  union all select 'decisions in the audit', count(*)::int from audit_event where subject = 'sign_off'
  union all select 'decided entries', count(distinct entry_id)::int from sign_off
  union all select 'kept answers', count(*)::int from idempotency_key`

const random = seeded(Number(given.seed))
const faults = openFaults()
const about = runOn()
const counted = { replays: 0, sideBySide: 0, otherBody: 0, statuses: {} as Record<string, number> }
const installation = await openInstallation()
try {
  await drill()
} finally {
  await installation.close()
}

async function drill(): Promise<void> {
  installation.launch()
  await installation.ready()
  const crowd = await buildCrowd(installation.ownerUrl(), new Date(), { trainees: 12, mentors: 4 })
  const people = await eachSignedIn(installation.address, [...crowd.trainees, ...crowd.mentors])
  const calls = openCalls(crowd, random, new Map(people.map(({ personId, call }) => [personId, call])))
  const open: Keyed[] = []
  const begun = performance.now()
  const goesOn = () =>
    counted.replays < Number(given.replays) && performance.now() - begun < Number(given.minutes) * 60_000

  const work = async () => {
    while (goesOn()) {
      while (open.length < inUse) open.push(calls.next())
      const one = open[random(open.length)]
      if (!one) continue
      await sendAgain(one)
      if (one.sent > replaysOfOne && open.includes(one)) open.splice(open.indexOf(one), 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const seconds = (performance.now() - begun) / 1000
  // A call whose turn never came has no effect and no answer.
  const done = calls.made.filter((one) => one.answer !== undefined)
  await checkEffects(done)
  report(given.out, faults, {
    goal,
    ...about,
    atOnce,
    seconds: Math.round(seconds),
    calls: Object.fromEntries(
      replayKinds.map((kind) => [kind, done.filter((one) => one.kind === kind).length]),
    ),
    replays: counted.replays,
    replaysAsked: Number(given.replays),
    replaysASecond: Math.round(counted.replays / seconds),
    whileTheSameKeyWasUnderWay: counted.sideBySide,
    withAnotherBody: counted.otherBody,
    statuses: counted.statuses,
    checked: {
      keptRows: await checkTotals(installation.ownerUrl(), faults),
      auditEvents: await checkAudit(installation.ownerUrl(), faults),
    },
  })
}

/** Sends it once; the first answer is what every other must equal. */
async function sendAgain(one: Keyed): Promise<void> {
  const isOther = one.answer !== undefined && random(oneInWithAnotherBody) === 0
  if (one.sent > 0) counted.replays += 1
  if (one.underWay > 0) counted.sideBySide += 1
  one.sent += 1
  one.underWay += 1
  const answer = await one.call(isOther ? { ...one.request, body: one.otherBody } : one.request)
  one.underWay -= 1
  counted.statuses[answer.status] = (counted.statuses[answer.status] ?? 0) + 1
  if (isOther) {
    counted.otherBody += 1
    if (answer.status !== 422 || !answer.text.includes('"code":"key-reused"'))
      faults.add('another body was not refused', { kind: one.kind, answer })
    return
  }
  if (answer.status >= 300) faults.add('refused', { kind: one.kind, answer })
  else if (!one.answer) one.keep(answer)
  else if (JSON.stringify(answer) !== JSON.stringify(one.answer))
    faults.add(`answered otherwise: ${one.kind}`, { first: one.answer, answer })
}

/** Each call took effect once: as many rows of each kind as calls, in the tables, in the audit and among kept answers. */
async function checkEffects(done: readonly Keyed[]): Promise<void> {
  const rows = await asSystem(installation.ownerUrl(), new Date(), (tx) =>
    tx.rows<{ kind: string; there: number }>(effects),
  )
  const of = (kind: string) =>
    done.filter((one) => one.kind === kind).reduce((sum, { entries }) => sum + entries, 0)
  const expected: Record<string, number> = {
    'entries in the audit': of('log'),
    'decisions in the audit': of('sign') + of('return'),
    'decided entries': of('sign') + of('return'),
    'kept answers': done.length,
  }
  for (const { kind, there } of rows)
    if (there !== (expected[kind] ?? of(kind)))
      faults.add('doubled', { kind, there, expected: expected[kind] ?? of(kind) })
}
