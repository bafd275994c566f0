import { sameName } from './closest-name.ts'
import type { CohortColumn } from './cohort-columns.ts'
import { type KnownOrganisations, type Organisations, settleOrganisations } from './cohort-organisations.ts'
import type { CohortFault, CohortNote, CohortReading, CohortRow, ReadCohortRow } from './cohort-row.ts'
import { checkUln } from './unique-learner-number.ts'

export interface KnownPerson {
  readonly givenName: string
  readonly familyName: string
  readonly isTrainee: boolean
  readonly ended: boolean
}

/** What Rung holds already of what the file speaks of. */
export interface KnownRecords extends KnownOrganisations {
  /** By email address in lower case. */
  readonly people: ReadonlyMap<string, KnownPerson>
  readonly ulns: ReadonlySet<string>
  /** Of the same university. */
  readonly studentNumbers: ReadonlySet<string>
}

export interface NumberedRow extends ReadCohortRow {
  /** Row of the file, the heading row being 1. */
  readonly row: number
}

export interface CheckedCohortRow {
  readonly row: number
  readonly reading: CohortReading
  /** The whole row, ready to be loaded; null while anything is at fault. */
  readonly value: CohortRow | null
  readonly faults: readonly CohortFault[]
  readonly notes: readonly CohortNote[]
}

const at = (field: CohortColumn, code: CohortFault['code'], detail?: CohortFault['detail']): CohortFault =>
  detail === undefined ? { code, field } : { code, field, detail }

/**
 * Holds the rows of a file against each other and against what Rung knows.
 * Basis: one trainee stands in one row; one organisation has one name, one system and one levy status.
 * Example: two rows with the same email address are both at fault, each naming the other.
 */
export function checkCohortFile(rows: readonly NumberedRow[], known: KnownRecords): CheckedCohortRow[] {
  const repeated = {
    studentNumber: rowsByValue(rows, ({ studentNumber }) => studentNumber?.toLowerCase() ?? null),
    email: rowsByValue(rows, ({ email }) => email),
    uln: rowsByValue(rows, ({ uln }) => (uln !== null && checkUln(uln).isTemporary ? null : uln)),
  }
  const organisations = settleOrganisations(
    rows.map(({ reading }) => reading),
    known,
  )
  return rows.map((row) => {
    const { reading } = row
    const people = peopleFaults(reading, known)
    const faults = [
      ...row.faults,
      ...repeatFault(
        row.row,
        'studentNumber',
        'student-number-repeated',
        repeated.studentNumber.get(reading.studentNumber?.toLowerCase() ?? ''),
      ),
      ...repeatFault(row.row, 'email', 'email-repeated', repeated.email.get(reading.email ?? '')),
      ...repeatFault(row.row, 'uln', 'uln-repeated', repeated.uln.get(reading.uln ?? '')),
      ...people.faults,
      ...organisations.faultsOf(reading),
    ]
    return {
      row: row.row,
      reading,
      value: faults.length === 0 ? wholeRow(reading, organisations) : null,
      faults,
      notes: [...row.notes, ...people.notes],
    }
  })
}

function rowsByValue(
  rows: readonly NumberedRow[],
  said: (reading: CohortReading) => string | null,
): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { row, reading } of rows) {
    const value = said(reading)
    if (value === null) continue
    const sharing = found.get(value)
    if (sharing) sharing.push(row)
    else found.set(value, [row])
  }
  return found
}

function repeatFault(
  row: number,
  field: CohortColumn,
  code: CohortFault['code'],
  rows: readonly number[] = [],
): CohortFault[] {
  const other = rows.find((candidate) => candidate !== row)
  return other === undefined ? [] : [at(field, code, { row: other, more: rows.length - 2 })]
}

function peopleFaults(
  reading: CohortReading,
  known: KnownRecords,
): { faults: CohortFault[]; notes: CohortNote[] } {
  const faults: CohortFault[] = []
  const { email, uln, studentNumber } = reading
  const person = email === null ? undefined : known.people.get(email)
  if (person?.isTrainee) faults.push(at('email', 'email-of-trainee'))
  else if (person && !isSamePerson(person, reading)) faults.push(at('email', 'email-of-someone-else'))
  if (uln !== null && known.ulns.has(uln) && !checkUln(uln).isTemporary) faults.push(at('uln', 'uln-taken'))
  if (studentNumber !== null && known.studentNumbers.has(studentNumber.toLowerCase()))
    faults.push(at('studentNumber', 'student-number-taken'))
  const isKnown = person !== undefined && faults.every(({ field }) => field !== 'email')
  return { faults, notes: isKnown ? [{ code: 'known-person', field: 'email' }] : [] }
}

const isSamePerson = (person: KnownPerson, { givenName, familyName }: CohortReading): boolean =>
  !person.ended &&
  sameName(`${person.givenName} ${person.familyName}`) === sameName(`${givenName} ${familyName}`)

function wholeRow(reading: CohortReading, organisations: Organisations): CohortRow | null {
  if (Object.entries(reading).some(([field, value]) => value === null && field !== 'option')) return null
  // Nothing but the option may be null, and nothing else is: that was looked at just above.
  const row = reading as CohortRow
  return {
    ...row,
    employer: organisations.employerName(row.employer),
    system: organisations.systemName(row.system),
  }
}
