import { covers } from '@rung/shared/kernel/period'
import { addDays, addMonths, londonDay, type PlainDate, weekday } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import type { Written } from './pen.ts'
import { type MentorKey, staff } from './staff.ts'

export interface Submitted {
  readonly entry: Written
  readonly id: string
  readonly on: PlainDate
  readonly at: Date
  /** Signed whatever the hour, or left waiting; null: as the mentor's habit has it. */
  readonly mustBe: 'signed' | 'waiting' | null
}

/** Entries a story says are signed were signed at least this long before the load, in milliseconds. */
const lastMinutes = 45 * 60_000

/** What became of one entry: signed, returned, put right, reversed. */
export function decisionsOn(enrolled: Enrolled, one: Submitted, day: LoadDay): Happening[] {
  const { outcome } = one.entry
  if (outcome?.is === 'returned') return returning(enrolled, one, outcome.reason, day).happenings
  if (outcome?.is === 'fixed') return fixing(enrolled, one, outcome.reason, day)
  const signed = signing(enrolled, one, day)
  if (outcome?.is !== 'reversal-asked' && outcome?.is !== 'reversed') return signed.happenings
  if (!signed.at) throw new Error(`${enrolled.story.key}: only a signed entry can be reversed`)
  return [...signed.happenings, ...reversing(enrolled, one, signed.at, outcome, day)]
}

/** When the mentor next sits down to sign after this day; null where nobody may or it has not come yet. */
function sitting(enrolled: Enrolled, one: Submitted, day: LoadDay): { by: MentorKey; at: Date } | null {
  if (one.mustBe === 'waiting') return null
  for (let on = addDays(one.on, 1); on <= addDays(day.today, 7); on = addDays(on, 1)) {
    const by = enrolled.mentorships.find(({ period }) => covers(period, on))?.mentor
    if (by === undefined || staff[by].mentor.signs.weekday !== weekday(on)) continue
    const at = londonInstant(on, staff[by].mentor.signs.time)
    if (at.getTime() <= day.now.getTime() - lastMinutes) return { by, at }
    const latest = new Date(day.now.getTime() - lastMinutes)
    return one.mustBe === 'signed' ? { by, at: latest } : null
  }
  return null
}

/** The last day on which a mentor may sign without a new update. */
const currentUntil = (mentor: MentorKey, today: PlainDate, everyMonths: number): PlainDate =>
  addMonths(addMonths(today, -staff[mentor].mentor.updatedMonthsAgo), everyMonths)

function signing(enrolled: Enrolled, one: Submitted, day: LoadDay, version = 1) {
  const found = sitting(enrolled, one, day)
  if (!found) return { happenings: [], at: null }
  const { by, at } = found
  const lapsed =
    at > londonInstant(addDays(currentUntil(by, day.today, enrolled.settings.mentorUpdateMonths), 1), '00:00')
  if (lapsed && enrolled.settings.lapsedMentor === 'refuse') return { happenings: [], at: null }
  const happenings = decision(
    enrolled,
    one,
    { decision: 'signed', reason: null, by, at, version, lapsed },
    day,
  )
  return { happenings, at: lapsed ? null : at }
}

interface Decision {
  readonly decision: 'signed' | 'returned'
  readonly reason: string | null
  readonly by: MentorKey
  readonly at: Date
  readonly version: number
  /** The sign-off waits for a countersignature and the entry stays submitted. */
  readonly lapsed: boolean
}

function decision(enrolled: Enrolled, { id }: Submitted, made: Decision, day: LoadDay): Happening[] {
  const by = day.personId(made.by)
  const key = { traineeId: enrolled.id }
  const signOff = {
    ...key,
    id: uuidv7(),
    entryId: id,
    decision: made.decision,
    reason: made.reason,
    byPersonId: by,
    at: made.at,
    entryVersion: made.version,
    needsCountersignature: made.lapsed,
  }
  const decided = { decidedAt: made.at, decidedBy: by, returnReason: made.reason }
  const entry = { ...key, id, state: made.decision, version: made.version + 1, ...decided }
  const written: Happening = { at: made.at, by, action: 'insert', table: 'sign_off', rows: [signOff] }
  const moved: Happening = { at: made.at, by, action: 'update', table: 'off_the_job_entry', rows: [entry] }
  return made.lapsed ? [written] : [written, moved]
}

function returning(enrolled: Enrolled, one: Submitted, reason: string, day: LoadDay) {
  const found = sitting(enrolled, one, day)
  if (!found) throw new Error(`${enrolled.story.key}: nobody is there to return an entry`)
  const made: Decision = { ...found, decision: 'returned', reason, version: 1, lapsed: false }
  return { happenings: decision(enrolled, one, made, day), at: found.at }
}

/** Returned, put right by the trainee on the next day, and signed when the mentor comes round to it again. */
function fixing(enrolled: Enrolled, one: Submitted, reason: string, day: LoadDay): Happening[] {
  const returned = returning(enrolled, one, reason, day)
  const at = new Date(returned.at.getTime() + 26 * 3_600_000)
  const row = {
    traineeId: enrolled.id,
    id: one.id,
    learned: `${one.entry.learned} Next time I will try it on my own with my mentor watching.`,
    state: 'submitted',
    version: 3,
    submittedAt: at,
    decidedAt: null,
    decidedBy: null,
    returnReason: null,
  }
  const resubmitted: Happening = {
    at,
    by: enrolled.personId,
    action: 'update',
    table: 'off_the_job_entry',
    rows: [row],
  }
  return [
    ...returned.happenings,
    resubmitted,
    ...signing(enrolled, { ...one, on: londonDay(at), at }, day, 3).happenings,
  ]
}

/** Asked for by the mentor two days after signing; countersigned by the manager on the day after that. */
function reversing(
  enrolled: Enrolled,
  one: Submitted,
  signedAt: Date,
  outcome: { is: 'reversal-asked' | 'reversed'; reason: string },
  day: LoadDay,
): Happening[] {
  const mentor = enrolled.mentorships.at(-1)?.mentor
  if (mentor === undefined) throw new Error(`${enrolled.story.key}: nobody is there to ask for a reversal`)
  const key = { traineeId: enrolled.id, id: uuidv7() }
  const at = new Date(signedAt.getTime() + 47 * 3_600_000)
  const by = day.personId(mentor)
  const asked = { state: 'requested', requestedBy: by, requestedAt: at, version: 1 }
  const row = { ...key, entryId: one.id, reason: outcome.reason, ...asked }
  const asking: Happening = { at, by, action: 'insert', table: 'off_the_job_reversal', rows: [row] }
  return outcome.is === 'reversal-asked' ? [asking] : [asking, ...reversed(enrolled, one, key, at, day)]
}

function reversed(
  enrolled: Enrolled,
  one: Submitted,
  key: { traineeId: string; id: string },
  requestedAt: Date,
  day: LoadDay,
): Happening[] {
  const at = new Date(requestedAt.getTime() + 22 * 3_600_000)
  const by = day.personId(enrolled.manager)
  const reversal = { ...key, state: 'countersigned', decidedBy: by, decidedAt: at, version: 2 }
  const entry = { traineeId: enrolled.id, id: one.id, state: 'reversed', version: 3 }
  return [
    { at, by, action: 'update', table: 'off_the_job_reversal', rows: [reversal] },
    { at, by, action: 'update', table: 'off_the_job_entry', rows: [entry] },
  ]
}
