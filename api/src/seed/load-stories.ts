import type { Persona } from '@rung/shared/contract/session'
import { addDays, earlier, londonDay } from '@rung/shared/kernel/plain-date'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'
import { keepOutlook } from '../slices/off-the-job/keep-outlook.ts'
import { hashPassword } from '../slices/session/password.ts'
import { type Cohorts, cohortsOf } from './cohorts.ts'
import { draftNextVersion } from './draft-version.ts'
import { type Enrolled, enrol } from './enrol.ts'
import { type Founded, founding, foundProgrammes } from './found.ts'
import { type Happening, play } from './happenings.ts'
import { heldAt, holdBoard } from './hold-board.ts'
import { layClaims } from './lay-claims.ts'
import { layRegister } from './lay-register.ts'
import { layResults, type SeedBoard } from './lay-results.ts'
import { laySubmissions } from './lay-submissions.ts'
import { liveEnrolment } from './live-enrolment.ts'
import { liveLog } from './live-log.ts'
import type { LoadDay } from './load-day.ts'
import { loadReference } from './load-reference.ts'
import { londonInstant } from './london-instant.ts'
import { demoPassword, personas } from './personas.ts'
import { type Places, places, type UniversityKey } from './places.ts'
import { programmes } from './programmes.ts'
import { type StaffKey, staff } from './staff.ts'
import { stories } from './stories.ts'
import { txOnClient } from './tx-on-client.ts'
import { writeLog } from './write-log.ts'

export { demoPassword, personas } from './personas.ts'

export interface Stories {
  /** Whom to sign in as; none where the database holds other people. */
  readonly personas: readonly Persona[]
  /** Keys of the stories told, on the day of loading. */
  readonly told: readonly string[]
}

/** One of several starts at once loads; the others wait, then find people. */
const storiesLock = 7_864_512

/** Fills a database without people with the demonstration stories, laid relative to `now`. Otherwise it changes nothing. */
export async function loadStories(ownerUrl: string, now: Date): Promise<Stories> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c timezone=Europe/London -c jit=off',
  })
  await client.connect()
  try {
    await client.query('begin')
    const tx = txOnClient(client)
    await tx.rows("select set_config('rung.system', 'on', true), pg_advisory_xact_lock($1)", [storiesLock])
    const anybody = await tx.row('select 1 from person limit 1')
    const told = anybody ? [] : await tell(tx, now)
    const known = await tx.rows<{ email: string }>('select email from person where email = any($1)', [
      personas().map(({ email }) => email),
    ])
    await client.query('commit')
    const emails = new Set(known.map(({ email }) => email))
    return { personas: personas().filter(({ email }) => emails.has(email)), told }
  } finally {
    await client.end()
  }
}

async function tell(tx: Tx, now: Date): Promise<string[]> {
  const today = londonDay(now)
  const enrolled = stories.flatMap((story, place) => {
    const one = enrol(story, place + 1, today, programmes[story.university].settings)
    return one === null ? [] : [one]
  })
  const first = enrolled.map(({ startsOn }) => startsOn).reduce(earlier, today)
  const foundedOn = addDays(first, -200)
  const staffIds = new Map(Object.keys(staff).map((key) => [key, uuidv7()]))
  const personId = (key: StaffKey): string => {
    const id = staffIds.get(key)
    if (id === undefined) throw new Error(`nobody is called ${key}`)
    return id
  }
  const day: LoadDay = { now, today, personId }
  const ground = places(londonInstant(foundedOn, '09:00'))
  await play(tx, founding(ground, foundedOn, day))
  await loadReference(tx)
  const founded = await foundProgrammes(tx, ground, foundedOn, today)
  const cohorts = cohortsOf(enrolled, founded, day)
  const results = layResults(enrolled, cohorts, day)
  const lived = enrolled.flatMap((one) => live(one, ground, cohorts, founded, day))
  const told = [
    ...cohorts.happenings,
    ...lived,
    ...layRegister(enrolled, cohorts, lived, day),
    ...laySubmissions(enrolled, cohorts, day),
    ...layClaims(enrolled, cohorts, day),
    ...results.happenings,
  ]
  await playWithBoards(tx, told, results.boards, (board) =>
    holdBoard(tx, board, { enrolled, places: ground }),
  )
  await draftNextVersion(tx, founded.wyresdale, day)
  await givePasswords(tx, now)
  const ids = enrolled.map(({ id }) => id)
  await tx.rows("select set_config('rung.at', $1, true)", [now.toISOString()])
  await keepOutlook(tx, ids, now, today)
  return enrolled.map(({ story }) => story.key)
}

/** What happened up to each board is written before the board is held: it decides on what there was then. */
async function playWithBoards(
  tx: Tx,
  told: readonly Happening[],
  boards: readonly SeedBoard[],
  hold: (board: SeedBoard) => Promise<void>,
): Promise<void> {
  let left = told
  for (const board of boards.filter(({ held }) => held)) {
    const moment = heldAt(board)
    await play(
      tx,
      left.filter(({ at }) => at < moment),
    )
    await hold(board)
    left = left.filter(({ at }) => at >= moment)
  }
  await play(tx, left)
}

function live(
  one: Enrolled,
  ground: Places,
  cohorts: Cohorts,
  founded: Record<UniversityKey, Founded>,
  day: LoadDay,
): Happening[] {
  const written = writeLog(one, founded[one.story.university].ksbCodes, day.today)
  return [
    ...liveEnrolment(one, { places: ground, cohortId: cohorts.idOf(one) }, day),
    ...liveLog(one, written, day),
  ]
}

async function givePasswords(tx: Tx, now: Date): Promise<void> {
  await tx.rows(
    'insert into person_password (person_id, hash, changed_at) select id, $1, $2::timestamptz from person',
    [await hashPassword(demoPassword), now.toISOString()],
  )
}
