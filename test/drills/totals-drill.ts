/**
 * Kept totals and standings equal those worked out anew from the entries (goal D4):
 *   npx tsx test/drills/totals-drill.ts [--operations 1000000] [--minutes 3] [--seed 1] [--out docs/assurance/totals-drill.json]
 * 16 at once carry out random operations through the API, legal and illegal, by trainees, mentors (one of them lapsed),
 * managers, a tutor and a stranger. Now and then while they work, and at the end, everything kept is recomputed.
 */

import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { addDays } from '@rung/shared/kernel/plain-date'
import { standings } from '@rung/shared/rules/off-the-job-standing'
import { uuidv7 } from 'uuidv7'
import { keepOutlook } from '../../api/src/slices/off-the-job/keep-outlook.ts'
import { asSystem } from '../support/build.ts'
import { eachSignedIn } from './caller.ts'
import { checkAudit, checkScreens, checkStanding, checkTotals } from './checks.ts'
import { buildCrowd, type Crowd } from './crowd.ts'
import { openInstallation } from './installation.ts'
import { openOperations } from './operations.ts'
import { openFaults, report, runOn, seeded } from './report.ts'

const { values: given } = parseArgs({
  options: {
    operations: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'docs/assurance/totals-drill.json' },
  },
})
const goal = 'D4: kept totals equal recomputed totals'
const atOnce = 16
const betweenChecksMs = 20_000

const random = seeded(Number(given.seed))
const faults = openFaults()
const about = runOn()
const tally: Record<string, { accepted: number; refused: number }> = {}
const counted = { operations: 0, checksMeanwhile: 0 }
const installation = await openInstallation()
try {
  await drill()
} finally {
  await installation.close()
}

async function drill(): Promise<void> {
  installation.launch()
  await installation.ready()
  const ownerUrl = installation.ownerUrl()
  const crowd = await buildCrowd(ownerUrl, new Date(), {
    trainees: 12,
    mentors: 4,
    settings: { lapsedMentor: 'countersign' },
  })
  await makeUnusual(crowd)
  const { lineManager, manager, tutor, stranger } = crowd.world
  const actors = {
    trainees: await eachSignedIn(installation.address, crowd.trainees),
    mentors: await eachSignedIn(installation.address, crowd.mentors),
    others: await eachSignedIn(installation.address, [lineManager, manager, tutor, stranger]),
  }
  const operations = openOperations(crowd, actors, random)
  const begun = performance.now()
  let working = true
  const work = async () => {
    while (
      counted.operations < Number(given.operations) &&
      performance.now() - begun < Number(given.minutes) * 60_000
    )
      note(await operations.next())
  }
  const checking = checkMeanwhile(ownerUrl, crowd.today, () => working)
  await Promise.all(Array.from({ length: atOnce }, work))
  working = false
  await checking
  const seconds = Math.round((performance.now() - begun) / 1000)
  const standing = await checkStanding(ownerUrl, crowd.today, faults)
  for (const one of standings) if (!(one in standing)) faults.add('a standing did not occur', one)
  const [asManager] = await eachSignedIn(installation.address, [manager])
  report(given.out, faults, {
    goal,
    ...about,
    atOnce,
    seconds,
    operations: counted.operations,
    operationsAsked: Number(given.operations),
    byKind: tally,
    checksWhileOthersWrote: counted.checksMeanwhile,
    checked: {
      states: await countStates(ownerUrl),
      keptRows: await checkTotals(ownerUrl, faults),
      standing,
      screens: await checkScreens(ownerUrl, crowd.today, { trainees: actors.trainees, asManager }, faults),
      auditEvents: await checkAudit(ownerUrl, faults),
    },
  })
}

/** A mentor whose update has lapsed; trainees back from a break, on one, and past gateway. */
async function makeUnusual({ today, trainees, mentors, world }: Crowd): Promise<void> {
  const [, second, third, fourth] = trainees
  const now = new Date()
  await asSystem(installation.ownerUrl(), now, async (tx) => {
    await tx.rows('update mentor set updated_on = $2 where person_id = $1', [
      mentors[3]?.personId,
      addDays(today, -400),
    ])
    const pause = (traineeId: string | undefined, from: number, to: number | null) =>
      tx.rows(
        `insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, returned_on, reason) values ($1, $2, $3, $4, $5, 'Carer')`,
        [traineeId, uuidv7(), addDays(today, from), addDays(today, to ?? 60), to && addDays(today, to)],
      )
    await pause(second?.id, -200, -130)
    await pause(third?.id, -25, null)
    await tx.rows('update trainee set gateway_on = $2 where id = $1', [fourth?.id, addDays(today, -30)])
    await keepOutlook(
      tx,
      trainees.map(({ id }) => id),
      now,
      world.today,
    )
  })
}

function note({ kind, answer }: { kind: string; answer: { status: number; text: string } }): void {
  counted.operations += 1
  tally[kind] ??= { accepted: 0, refused: 0 }
  if (answer.status < 300) tally[kind].accepted += 1
  else tally[kind].refused += 1
  // A refusal names what stands against it; a conflict is what the database alone noticed.
  if (answer.status >= 500) faults.add('failed', { kind, answer })
}

async function checkMeanwhile(ownerUrl: string, today: string, working: () => boolean): Promise<void> {
  for (let waited = 0; working(); waited += 500) {
    await pause(500)
    if (waited < betweenChecksMs) continue
    waited = 0
    await checkTotals(ownerUrl, faults)
    await checkStanding(ownerUrl, today, faults, true)
    counted.checksMeanwhile += 1
  }
}

async function countStates(ownerUrl: string) {
  const rows = await asSystem(ownerUrl, new Date(), (tx) =>
    tx.rows<{ state: string; entries: number }>(
      'select state, count(*)::int as entries from off_the_job_entry group by 1 order by 1',
    ),
  )
  if (rows.length < 5) faults.add('a state did not occur', rows)
  return Object.fromEntries(rows.map(({ state, entries }) => [state, entries]))
}
