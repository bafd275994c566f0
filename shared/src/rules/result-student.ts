import type { Refusal } from '../kernel/outcome.ts'
import { sameName } from './closest-name.ts'
import type { ResultFault } from './result-cell.ts'
import { checkUln } from './unique-learner-number.ts'

export const resultNoteCodes = ['name-differs', 'attempt-not-due'] as const
export type ResultNoteCode = (typeof resultNoteCodes)[number]
export type ResultNote = Refusal<ResultNoteCode>

export interface ResultTrainee {
  readonly id: string
  readonly studentNumber: string
  readonly uln: string | null
  readonly givenName: string
  readonly familyName: string
  /** Core modules and the options chosen. */
  readonly moduleCodes: readonly string[]
  /** Those of them that prior learning stands for. */
  readonly recognisedCodes?: readonly string[]
}

export interface FoundStudent {
  readonly trainee: ResultTrainee | null
  readonly faults: readonly ResultFault[]
}

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/**
 * Finds whose row it is, by student number or ULN and never by order or name. Where both are given, both must agree.
 * Basis: rows are sorted, filtered and left out between systems. Example: 99999999, which nobody has, is unknown.
 */
export function studentFinder(
  trainees: readonly ResultTrainee[],
): (studentNumber: string, uln: string) => FoundStudent {
  const byNumber = new Map(trainees.map((trainee) => [keyOf(trainee.studentNumber), trainee]))
  const withUln = trainees.filter(({ uln }) => uln !== null && !checkUln(uln).isTemporary)
  const byUln = new Map(withUln.map((trainee) => [trainee.uln ?? '', trainee]))
  return (studentNumber, uln) => {
    const [number, learner] = [keyOf(studentNumber), keyOf(uln)]
    const [one, other] = [byNumber.get(number), byUln.get(learner)]
    if (number === '' && learner === '') return no('student-missing', 'studentNumber')
    if (number !== '' && !one) return no('student-unknown', 'studentNumber', studentNumber)
    if (one && other && one !== other) return no('student-and-uln-differ', 'uln', uln)
    const trainee = one ?? other
    return trainee ? { trainee, faults: [] } : no('student-unknown', 'uln', uln)
  }
}

const LONGEST_SHOWN = 30

function no(code: ResultFault['code'], field: string, text = ''): FoundStudent {
  const detail = { text: text.trim().slice(0, LONGEST_SHOWN) }
  return { trainee: null, faults: [{ code, field, detail }] }
}

/** The words of a name whatever their order, so that 'Afolabi, Devi' is Devi Afolabi. */
const wordsOf = (name: string): string =>
  sameName(name)
    .normalize('NFD')
    .replace(/[\p{M}'’]+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ')

/**
 * Says where a sheet has another name than the record. It is a warning: people change names, and the number decides.
 * Basis: one digit wrong gives a mark to somebody else. Example: 'Afolabi, Devi' is Devi Afolabi; 'Afolabi, Dora' is not.
 */
export function nameNotes(name: string, trainee: ResultTrainee | null): ResultNote[] {
  if (trainee === null || name.trim() === '') return []
  const recorded = `${trainee.givenName} ${trainee.familyName}`
  return wordsOf(name) === wordsOf(recorded)
    ? []
    : [{ code: 'name-differs', field: 'name', detail: { name: recorded } }]
}
