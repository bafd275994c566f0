import { formatHours } from '../kernel/minutes.ts'
import type { Refusal } from '../kernel/outcome.ts'
import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import { type CohortColumn, cohortColumns } from '../rules/cohort-columns.ts'
import type { CohortFaultCode } from '../rules/cohort-fields.ts'
import type { CohortNoteCode } from '../rules/cohort-row.ts'
import type { EntryRowFaultCode } from '../rules/entry-row.ts'
import type { TableFaultCode } from '../rules/table-faults.ts'

type Detail = Readonly<Record<string, string | number>>
type Words = string | ((detail: Detail) => string)

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

const rowsOf = ({ row, more }: Detail): string =>
  Number(more) > 0 ? `row ${row} and ${more} more` : `row ${row}`

const wanted: Record<CohortColumn, string> = {
  studentNumber: 'the student number',
  givenName: 'the first name',
  familyName: 'the last name',
  email: 'the email address',
  bornOn: 'the date of birth, for example 24/06/1987',
  uln: 'the ULN, or 9999999999 while it is not known',
  employer: 'the name of the employer',
  system: 'the system (STP) the employer is in',
  levyPayer: 'yes or no',
  band: 'Band 2 or Band 3',
  weeklyHours: 'the paid hours a week, for example 37.5',
  startsOn: 'the start date, for example 06/04/2021',
  plannedEndOn: 'the planned end date, for example 05/04/2023',
  option: 'the code of the module',
  guaranteedPost: 'yes or no',
  englishAndMaths: '‘Level 2 held’ or ‘to do’',
}

const isColumn = (field: string | undefined): field is CohortColumn => field !== undefined && field in wanted

/** What is wrong with a cell of a cohort file, and how to put it right. */
const cohortFaults: Record<CohortFaultCode, Words> = {
  'value-missing': 'Enter a value',
  'formula-like': 'Take out the =, +, - or @ at the start. A spreadsheet would run this as a formula',
  'value-too-long': (d) => `Use ${d.longest} characters or fewer. This has ${d.length}`,
  'email-unreadable': 'Enter an email address like name@example.nhs.uk',
  'email-repeated': (d) => `The same email address is in ${rowsOf(d)}. Each trainee needs their own`,
  'email-of-trainee':
    'Someone with this email address is a trainee already. Take out the row or correct the address',
  'email-of-someone-else':
    'This email address belongs to someone else in Rung. Check the address and the name',
  'day-unreadable': (d) => `${d.text} is not a real date. Enter it like 24/06/1987`,
  'too-young': (d) =>
    `This makes them ${d.age} at the start. Trainees are ${d.youngest} or older. Check the date`,
  'too-old': (d) => `This makes them ${d.age} at the start, more than ${d.oldest}. Check the date`,
  'uln-shape': 'A ULN has 10 digits and does not start with 0',
  'uln-check-digit': 'This is not a real ULN: its last digit does not fit the others. Check it for a slip',
  'uln-repeated': (d) => `The same ULN is in ${rowsOf(d)}. Each trainee has their own`,
  'uln-taken': 'Another trainee has this ULN already',
  'employer-misspelt': (d) =>
    `Did you mean ${d.meant}? If this is a different employer, ask an administrator to add it first`,
  'system-misspelt': (d) =>
    `Did you mean ${d.meant}? If this is a different system, ask an administrator to add it first`,
  'system-differs': (d) =>
    `${d.source === 'rung' ? 'Rung has' : 'Other rows have'} ${d.employer} in ${d.expected}`,
  'levy-differs': (d) =>
    `${d.source === 'rung' ? 'Rung has' : 'Other rows have'} ${d.expected} for ${d.employer}`,
  'band-unreadable': 'Enter Band 2 or Band 3',
  'band-not-at-start': (d) => `Band ${d.band} is not possible at the start. Enter Band 2 or Band 3`,
  'hours-comma': (d) => `Use a full stop, not a comma. If you mean ${d.meant} hours, enter ${d.meant}`,
  'hours-unreadable': 'Enter hours a week as a number, for example 37.5',
  'hours-out-of-range': (d) => `Enter from ${d.least} to ${d.most} hours a week`,
  'start-before-rules': (d) => `Enter a start date on or after ${day(d.earliest)}`,
  'end-not-after-start': (d) => `The planned end must be after the start, ${day(d.startsOn)}`,
  'period-too-short': (d) =>
    `The programme lasts at least ${d.months} months. Enter ${day(d.soonest)} or later`,
  'planned-hours-unknown':
    'The hours published for starts from this date are not entered yet. Set the planned hours of the programme first',
  'option-unknown': (d) => `This is not a level 4 option of the programme. Enter ${d.codes}`,
  'no-options': 'The programme has no level 4 option. Leave this empty',
  'yes-or-no': 'Enter yes or no',
  'english-and-maths-unreadable': 'Enter ‘Level 2 held’ or ‘to do’',
  'student-number-unreadable': 'Use letters, digits, dashes and slashes only',
  'student-number-repeated': (d) => `The same student number is in ${rowsOf(d)}. Each trainee has their own`,
  'student-number-taken': 'A trainee of this university has this student number already',
  'too-many-values': (d) =>
    `This row has ${d.values} values and there are ${d.columns} headings. Put quotation marks around a value that has a comma in it`,
}

const cohortNotes: Record<CohortNoteCode, Words> = {
  'spaces-removed': 'Spaces before or after are taken out',
  'uln-temporary': 'This stands for a ULN that is not known yet. Enter the real one when it is issued',
  'option-not-chosen': 'No option is chosen yet. It can be chosen later',
  'starts-apart-from-cohort': (d) => `The cohort starts on ${day(d.cohortStartsOn)}`,
  'known-person': 'This person is in Rung already, and becomes a trainee too',
  'planned-under-minimum': (d) =>
    `The programme plans ${formatHours(Number(d.plannedMinutes))}, under the legal minimum of ${formatHours(Number(d.minimumMinutes))}`,
}

/** What is wrong with a row of a log, beside what the rules for any entry say. */
const entryRowFaults: Record<EntryRowFaultCode, Words> = {
  'duration-unreadable': 'Enter the time it took like 6:30, 6.5 or 90m',
  'row-repeated': (d) => `This is the same as row ${d.row}`,
  'logged-already': 'You have logged this already',
  'too-many-values': cohortFaults['too-many-values'],
}

/** Why a file cannot be read at all. */
const tableFaults: Record<TableFaultCode, Words> = {
  'file-missing': 'Choose a file',
  'file-empty': 'This file is empty',
  'file-too-large': (d) => `The file is larger than ${d.megabytes} MB. Split it into smaller files`,
  'file-not-a-table':
    'This file is not a table. Save it as CSV or as an Excel workbook (.xlsx) and choose it again',
  'file-old-excel':
    'This is an older Excel file (.xls), or it has a password. Save it as an Excel workbook (.xlsx) without a password, or as CSV',
  'file-pdf': 'This is a PDF. Choose the CSV or Excel file it was made from',
  'file-other-package':
    'This is not an Excel workbook. Save it as CSV or as an Excel workbook (.xlsx) and choose it again',
  'workbook-too-large':
    'This workbook takes up more room than we can read. Copy the rows into a new workbook, or save it as CSV',
  'workbook-unreadable':
    'We cannot read this workbook. Open it in Excel, save it again as .xlsx or CSV, and choose the new file',
  'workbook-cell-unreadable': (d) =>
    `We cannot read the cell in row ${d.row}, column ${d.column}. If it has a formula, put its value there instead`,
  'quote-not-closed': (d) =>
    `A quotation mark is opened and never closed, from row ${d.row}. Close it or take it out`,
  'text-unreadable': (d) => `We cannot read row ${d.row}. Save the file again as CSV and choose the new file`,
  'no-rows': 'There are no rows under the headings',
  'too-many-rows': (d) => `There are ${d.rows} rows. ${d.most} can be read at once. Split the file`,
  'too-many-columns': (d) => `There are more than ${d.most} columns. Take out those that are not needed`,
  'cell-too-long': (d) =>
    `The cell in row ${d.row}, column ${d.column} has more than ${d.longest} characters`,
}

const said = (words: Words, detail: Detail = {}): string =>
  typeof words === 'string' ? words : words(detail)

export function cohortFaultSentence({ code, field, detail }: Refusal<CohortFaultCode>): string {
  if (code === 'value-missing' && isColumn(field)) return `Enter ${wanted[field]}`
  return said(cohortFaults[code], detail)
}

export function cohortNoteSentence({ code, detail }: Refusal<CohortNoteCode>): string {
  return said(cohortNotes[code], detail)
}

export function entryRowFaultSentence({ code, detail }: Refusal<EntryRowFaultCode>): string {
  return said(entryRowFaults[code], detail)
}

export function tableFaultSentence({ code, detail }: Refusal<TableFaultCode>): string {
  return said(tableFaults[code], detail)
}

/** The heading a person knows a field of the cohort file by. */
export function cohortHeading(field: string | undefined): string {
  return cohortColumns.find(({ key }) => key === field)?.heading ?? ''
}

const listed = (names: readonly string[]): string => names.map((name) => `‘${name}’`).join(', ')

/** What is wrong with the headings of a file; nothing in it can be read until it is put right. */
export function headingProblems(found: {
  readonly missing: readonly string[]
  readonly repeated: readonly string[]
}): string[] {
  const { missing, repeated } = found
  return [
    ...(missing.length === 1 ? [`The column ${listed(missing)} is missing`] : []),
    ...(missing.length > 1 ? [`These columns are missing: ${listed(missing)}`] : []),
    ...repeated.map((heading) => `The column ‘${heading}’ is there more than once`),
  ]
}

/** Headings nobody reads, said so that a typing slip in one is seen. */
export function headingRemarks(unknown: readonly string[]): string[] {
  if (unknown.length === 0) return []
  return unknown.length === 1
    ? [`The column ${listed(unknown)} is not one we know. It is not read`]
    : [`These columns are not ones we know: ${listed(unknown)}. They are not read`]
}
