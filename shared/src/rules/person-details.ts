import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

export type PersonRefusalCode =
  | 'given-name-missing'
  | 'family-name-missing'
  | 'email-missing'
  | 'email-unreadable'

export interface PersonDetails {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
}

/**
 * A person's name and address as they will be kept: without spaces around them, the address in small letters.
 * Example: ' Asha ', 'Rao', 'Asha.Rao@Example.org' are kept as 'Asha', 'Rao', 'asha.rao@example.org'.
 */
export function decidePerson(given: PersonDetails): Outcome<PersonDetails, PersonRefusalCode> {
  const details = {
    givenName: given.givenName.trim(),
    familyName: given.familyName.trim(),
    email: given.email.trim().toLowerCase(),
  }
  const faults: Refusal<PersonRefusalCode>[] = []
  if (details.givenName === '') faults.push({ code: 'given-name-missing', field: 'givenName' })
  if (details.familyName === '') faults.push({ code: 'family-name-missing', field: 'familyName' })
  if (details.email === '') faults.push({ code: 'email-missing', field: 'email' })
  else if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(details.email))
    faults.push({ code: 'email-unreadable', field: 'email' })
  return decide(details, faults)
}

export type MentorRecordRefusalCode =
  | 'profession-missing'
  | 'preparation-missing'
  | 'prepared-missing'
  | 'prepared-in-future'
  | 'updated-in-future'
  | 'updated-before-prepared'

export interface MentorRecord {
  readonly profession: string
  /** Null where the profession has no register, or the number is not known yet. */
  readonly registrationNumber: string | null
  /** What prepared them, in a few words. */
  readonly preparation: string | null
  readonly preparedOn: PlainDate | null
  /** Their last update since. */
  readonly updatedOn: PlainDate | null
  /** Trainees they can take at a time. */
  readonly capacity: number
}

/** Whether a mentor's record can be kept so. Preparation may be added later; until then the mentor cannot sign. */
export function decideMentorRecord(
  record: MentorRecord,
  today: PlainDate,
): Outcome<MentorRecord, MentorRecordRefusalCode> {
  const { profession, preparation, preparedOn, updatedOn } = record
  const faults: Refusal<MentorRecordRefusalCode>[] = []
  if (profession === '') faults.push({ code: 'profession-missing', field: 'profession' })
  if (preparedOn !== null && preparation === null)
    faults.push({ code: 'preparation-missing', field: 'preparation' })
  if (preparedOn !== null && preparedOn > today)
    faults.push({ code: 'prepared-in-future', field: 'preparedOn' })
  if (updatedOn !== null && preparedOn === null)
    faults.push({ code: 'prepared-missing', field: 'preparedOn' })
  if (updatedOn !== null && updatedOn > today) faults.push({ code: 'updated-in-future', field: 'updatedOn' })
  else if (updatedOn !== null && preparedOn !== null && updatedOn < preparedOn)
    faults.push({ code: 'updated-before-prepared', field: 'updatedOn' })
  return decide(record, faults)
}
