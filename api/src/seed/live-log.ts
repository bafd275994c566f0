import { covers } from '@rung/shared/kernel/period'
import { addDays, addMonths, earlier, type PlainDate, weekday } from '@rung/shared/kernel/plain-date'
import { entryExceptions } from '@rung/shared/rules/entry-exceptions'
import { uuidv7 } from 'uuidv7'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import { londonInstant } from './london-instant.ts'
import { type MentorKey, type StaffKey, staff } from './staff.ts'
import type { Written } from './write-log.ts'

export interface LoadDay {
  readonly now: Date
  readonly today: PlainDate
  readonly personId: (staff: StaffKey) => string
}

interface Submitted {
  readonly entry: Written
  readonly id: string
  readonly on: PlainDate
  readonly at: Date
  /** Signed whatever the hour, or left waiting; null: as the mentor's habit has it. */
  readonly mustBe: 'signed' | 'waiting' | null
}

const lastMinutes = 45 * 60_000

/** Everything that happened to the entries: submitted, signed, returned, put right, reversed. */
export function liveLog(enrolled: Enrolled, written: readonly Written[], day: LoadDay): Happening[] {
  const drafts = written.filter(({ outcome }) => outcome?.is === 'draft')
  const submitted = inOrder(enrolled, written, day)
  return [
    ...drafts.map((entry) => draftOf(enrolled, entry)),
    ...insertions(enrolled, submitted),
    ...submitted.flatMap((one) => decisionsOn(enrolled, one, day)),
  ]
}

function inOrder(enrolled: Enrolled, written: readonly Written[], day: LoadDay): Submitted[] {
  const yesterday = addDays(day.today, -1)
  const submitted = written
    .filter(({ outcome }) => outcome?.is !== 'draft')
    .map((entry, place) => {
      const on = earlier(addDays(entry.learnedOn, entry.submittedAfterDays), yesterday)
      const time = entry.endsAt !== null && entry.endsAt > '16:00' ? '17:35' : `16:${10 + ((place * 7) % 45)}`
      return { entry, on, at: londonInstant(on, time) }
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const { waiting = 0, allSigned = false } = enrolled.story.log
  const habitual = submitted.filter(({ entry }) => entry.outcome === null)
  const left = new Set(habitual.slice(habitual.length - waiting).map(({ entry }) => entry))
  return submitted.map((one) => {
    const is = one.entry.outcome?.is
    const waits = is === 'waiting' || left.has(one.entry)
    const must = waits ? 'waiting' : is !== undefined || allSigned ? 'signed' : null
    return { ...one, id: uuidv7(), mustBe: must }
  })
}

function contentOf({ entry }: Pick<Submitted, 'entry'>) {
  const { submittedAfterDays: _, outcome: __, ...content } = entry
  return content
}

function draftOf(enrolled: Enrolled, entry: Written): Happening {
  const at = londonInstant(entry.learnedOn, '15:50')
  const state = { state: 'draft', exceptions: [], source: 'trainee', version: 1, createdAt: at }
  const row = { traineeId: enrolled.id, id: uuidv7(), ...contentOf({ entry }), ...state }
  return { at, by: enrolled.personId, action: 'insert', table: 'off_the_job_entry', rows: [row] }
}

function insertions(enrolled: Enrolled, submitted: readonly Submitted[]): Happening[] {
  const used = new Set<string>()
  return submitted.map((one, otherEntries) => {
    const { entry, id, at, on } = one
    const facts = { usedCategories: [...used], otherEntries, settings: enrolled.settings }
    const exceptions = entryExceptions({ ...entry, submittedOn: on }, facts).map(({ code }) => code)
    used.add(entry.category)
    const moment = { createdAt: at, submittedAt: at }
    const state = { state: 'submitted', exceptions, source: 'trainee', version: 1, ...moment }
    const row = { traineeId: enrolled.id, id, ...contentOf(one), ...state }
    return { at, by: enrolled.personId, action: 'insert', table: 'off_the_job_entry', rows: [row] }
  })
}

function decisionsOn(enrolled: Enrolled, one: Submitted, day: LoadDay): Happening[] {
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
  const on = at.toISOString().slice(0, 10)
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
  return [...returned.happenings, resubmitted, ...signing(enrolled, { ...one, on, at }, day, 3).happenings]
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
  const requestedAt = new Date(signedAt.getTime() + 47 * 3_600_000)
  const requestedBy = day.personId(mentor)
  const asked = {
    ...key,
    entryId: one.id,
    reason: outcome.reason,
    state: 'requested',
    requestedBy,
    requestedAt,
    version: 1,
  }
  const asking: Happening = {
    at: requestedAt,
    by: requestedBy,
    action: 'insert',
    table: 'off_the_job_reversal',
    rows: [asked],
  }
  if (outcome.is === 'reversal-asked') return [asking]
  const decidedAt = new Date(requestedAt.getTime() + 22 * 3_600_000)
  const by = day.personId(enrolled.manager)
  const reversal = { ...key, state: 'countersigned', decidedBy: by, decidedAt, version: 2 }
  const entry = { traineeId: enrolled.id, id: one.id, state: 'reversed', version: 3 }
  return [
    asking,
    { at: decidedAt, by, action: 'update', table: 'off_the_job_reversal', rows: [reversal] },
    { at: decidedAt, by, action: 'update', table: 'off_the_job_entry', rows: [entry] },
  ]
}
