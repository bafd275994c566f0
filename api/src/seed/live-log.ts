import { addDays, earlier } from '@rung/shared/kernel/plain-date'
import { entryExceptions } from '@rung/shared/rules/entry-exceptions'
import { uuidv7 } from 'uuidv7'
import { decisionsOn, type Submitted } from './decide-log.ts'
import type { Enrolled } from './enrol.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import type { Written } from './pen.ts'

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
