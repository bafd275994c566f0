import { defaultRounding, offTheJobRuleSets, type RoundingMode } from '../figures/off-the-job-rule-sets.ts'
import type { Outcome, Refusal } from '../kernel/outcome.ts'
import { addDays, addMonths, type PlainDate, yearOf } from '../kernel/plain-date.ts'
import { type CohortCells, type CohortColumn, cohortColumns } from './cohort-columns.ts'
import {
  type CohortFaultCode,
  type englishAndMathsValues,
  readBand,
  readDay,
  readEmail,
  readEnglishAndMaths,
  readOption,
  readStudentNumber,
  readText,
  readUln,
  readWeeklyMinutes,
  readYesNo,
} from './cohort-fields.ts'
import { offTheJobMinimum } from './off-the-job-minimum.ts'
import { minimumMonths } from './training-plan.ts'
import { checkUln } from './unique-learner-number.ts'

export const cohortNoteCodes = [
  'spaces-removed',
  'uln-temporary',
  'option-not-chosen',
  'starts-apart-from-cohort',
  'known-person',
  'planned-under-minimum',
] as const
export type CohortNoteCode = (typeof cohortNoteCodes)[number]

export type CohortFault = Refusal<CohortFaultCode>
export type CohortNote = Refusal<CohortNoteCode>

/** One trainee to be, as a row of the file says. */
export interface CohortRow {
  readonly studentNumber: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly bornOn: PlainDate
  readonly uln: string
  readonly employer: string
  readonly system: string
  readonly levyPayer: boolean
  readonly band: 2 | 3
  /** Paid minutes a week. */
  readonly weeklyMinutes: number
  readonly startsOn: PlainDate
  readonly plannedEndOn: PlainDate
  /** Code of the level 4 option; null while none is chosen. */
  readonly option: string | null
  readonly guaranteedPost: boolean
  readonly englishAndMaths: (typeof englishAndMathsValues)[number]
  /** Minutes of off-the-job training planned in all. */
  readonly plannedMinutes: number
  readonly rounding: RoundingMode
}

/** What could be read; null where the cell is at fault. */
export type CohortReading = { readonly [K in keyof CohortRow]: CohortRow[K] | null }

export interface CohortRowFacts {
  /** Codes of the option group of level 4. */
  readonly optionCodes: readonly string[]
  /** Minutes the programme plans for everyone; null where it sets none. */
  readonly plannedMinutes: number | null
  /** The figure published for the standard, in minutes; null while it is not known. */
  readonly publishedMinutes: number | null
  /** When the cohort starts, where it exists already. */
  readonly cohortStartsOn: PlainDate | null
}

export interface ReadCohortRow {
  readonly reading: CohortReading
  readonly faults: readonly CohortFault[]
  readonly notes: readonly CohortNote[]
}

const YOUNGEST = 16
const OLDEST = 75

export type CohortRowReader = (cells: CohortCells) => ReadCohortRow

/**
 * Reads rows one by one, each by itself: every cell at fault is named, and what is whole is kept for the checks among
 * rows. Hours are worked out once for all who start, end and work alike.
 * Basis: the columns of a cohort file. Example: a planned end before the start is a fault of Planned end date.
 */
export function cohortRowReader(facts: CohortRowFacts): CohortRowReader {
  const plans = new Map<string, Plan>()
  const planFor: PlanFor = (fields) => {
    const key = `${fields.startsOn} ${fields.plannedEndOn} ${fields.weeklyMinutes}`
    const plan = plans.get(key) ?? planOf(fields, facts)
    plans.set(key, plan)
    return plan
  }
  return (cells) => readRow(cells, facts, planFor)
}

type PlanFor = (fields: Fields) => Plan

function readRow(cells: CohortCells, facts: CohortRowFacts, planFor: PlanFor): ReadCohortRow {
  const faults: CohortFault[] = []
  const keep = <T>(outcome: Outcome<T, CohortFaultCode>): T | null => {
    if (outcome.ok) return outcome.value
    faults.push(...outcome.refusals)
    return null
  }
  const fields = {
    studentNumber: keep(readStudentNumber(cells.studentNumber)),
    givenName: keep(readText('givenName', cells.givenName)),
    familyName: keep(readText('familyName', cells.familyName)),
    email: keep(readEmail(cells.email)),
    bornOn: keep(readDay('bornOn', cells.bornOn)),
    uln: keep(readUln(cells.uln)),
    employer: keep(readText('employer', cells.employer)),
    system: keep(readText('system', cells.system)),
    levyPayer: keep(readYesNo('levyPayer', cells.levyPayer)),
    band: keep(readBand(cells.band)),
    weeklyMinutes: keep(readWeeklyMinutes(cells.weeklyHours)),
    startsOn: keep(readDay('startsOn', cells.startsOn)),
    plannedEndOn: keep(readDay('plannedEndOn', cells.plannedEndOn)),
    option: keep(readOption(cells.option, facts.optionCodes)),
    guaranteedPost: keep(readYesNo('guaranteedPost', cells.guaranteedPost)),
    englishAndMaths: keep(readEnglishAndMaths(cells.englishAndMaths)),
  }
  const periodFaults = checkPeriod(fields)
  const plan = periodFaults.length === 0 ? planFor(fields) : noPlan
  faults.push(...checkAge(fields), ...periodFaults, ...plan.faults)
  const { plannedMinutes, rounding } = plan
  return {
    reading: { ...fields, plannedMinutes, rounding },
    faults,
    notes: [...spaceNotes(cells), ...notesOf(cells, fields, facts), ...plan.notes],
  }
}

type Fields = Omit<CohortReading, 'plannedMinutes' | 'rounding'>

const fault = (field: CohortColumn, code: CohortFaultCode, detail?: CohortFault['detail']): CohortFault =>
  detail === undefined ? { code, field } : { code, field, detail }

/** Whole years from birth to another day. */
function ageOn(bornOn: PlainDate, on: PlainDate): number {
  const birthdayPassed = on.slice(5) >= bornOn.slice(5)
  return yearOf(on) - yearOf(bornOn) - (birthdayPassed ? 0 : 1)
}

function checkAge({ bornOn, startsOn }: Fields): CohortFault[] {
  if (bornOn === null || startsOn === null) return []
  const age = ageOn(bornOn, startsOn)
  if (age < YOUNGEST) return [fault('bornOn', 'too-young', { age, youngest: YOUNGEST })]
  return age > OLDEST ? [fault('bornOn', 'too-old', { age, oldest: OLDEST })] : []
}

/** The planned end comes after the start, and no sooner than the funding rules of the start date allow. */
function checkPeriod({ startsOn, plannedEndOn }: Fields): CohortFault[] {
  if (startsOn === null) return []
  const months = minimumMonths(startsOn)
  const earliest = offTheJobRuleSets[0]?.startsFrom ?? startsOn
  if (months === null) return [fault('startsOn', 'start-before-rules', { earliest })]
  if (plannedEndOn === null) return []
  if (plannedEndOn <= startsOn) return [fault('plannedEndOn', 'end-not-after-start', { startsOn })]
  // Both days belong to the period: a year from 6 April ends on 5 April.
  const soonest = addDays(addMonths(startsOn, months), -1)
  return plannedEndOn < soonest ? [fault('plannedEndOn', 'period-too-short', { months, soonest })] : []
}

interface Plan {
  readonly plannedMinutes: number | null
  readonly rounding: RoundingMode | null
  readonly faults: readonly CohortFault[]
  readonly notes: readonly CohortNote[]
}

const noPlan: Plan = { plannedMinutes: null, rounding: null, faults: [], notes: [] }
const MINUTES_AN_HOUR = 60

/**
 * The planned hours: what the programme sets, else the legal minimum in whole hours.
 * Basis: funding rules: planned hours equal or exceed the minimum.
 * Example: 22.5 hours a week for 104 weeks: a minimum of 417 hours 36 minutes, 418 hours planned.
 */
function planOf({ startsOn, plannedEndOn, weeklyMinutes }: Fields, facts: CohortRowFacts): Plan {
  if (startsOn === null || plannedEndOn === null || weeklyMinutes === null) return noPlan
  const rounding = defaultRounding(startsOn)
  const { minimumMinutes } = offTheJobMinimum({
    startsOn,
    plannedEndOn,
    weeklyMinutes,
    rounding,
    priorLearningMinutes: 0,
    publishedMinutes: facts.publishedMinutes,
  })
  const set = facts.plannedMinutes
  if (set === null && minimumMinutes === null)
    return { ...noPlan, faults: [fault('startsOn', 'planned-hours-unknown')] }
  const least = Math.ceil((minimumMinutes ?? 0) / MINUTES_AN_HOUR) * MINUTES_AN_HOUR
  const under = set !== null && set < (minimumMinutes ?? 0)
  const detail = { plannedMinutes: set ?? 0, minimumMinutes: minimumMinutes ?? 0 }
  return {
    plannedMinutes: set ?? least,
    rounding,
    faults: [],
    notes: under ? [{ code: 'planned-under-minimum', field: 'weeklyHours', detail }] : [],
  }
}

function spaceNotes(cells: CohortCells): CohortNote[] {
  return cohortColumns
    .filter(({ key }) => cells[key] !== cells[key].trim() && cells[key].trim() !== '')
    .map(({ key }) => ({ code: 'spaces-removed', field: key }))
}

function notesOf(cells: CohortCells, fields: Fields, facts: CohortRowFacts): CohortNote[] {
  const notes: CohortNote[] = []
  const temporary = fields.uln !== null && checkUln(fields.uln).isTemporary
  if (temporary) notes.push({ code: 'uln-temporary', field: 'uln' })
  if (cells.option.trim() === '' && facts.optionCodes.length > 0)
    notes.push({ code: 'option-not-chosen', field: 'option' })
  const { cohortStartsOn } = facts
  if (fields.startsOn !== null && cohortStartsOn !== null && fields.startsOn !== cohortStartsOn)
    notes.push({ code: 'starts-apart-from-cohort', field: 'startsOn', detail: { cohortStartsOn } })
  return notes
}
