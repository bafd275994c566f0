import type { ImportColumn } from './import-columns.ts'

const column = <Key extends string>(
  key: Key,
  heading: string,
  example: string,
  alsoWritten: readonly string[] = [],
  required = true,
): ImportColumn<Key> => ({ key, heading, alsoWritten, required, example })

/** The columns of a cohort file, in the order of the template. */
export const cohortColumns = [
  column('studentNumber', 'Student number', '20220101', ['Student no', 'Student ID']),
  column('givenName', 'First name', 'Example', ['Given name', 'Forename']),
  column('familyName', 'Last name', 'Trainee', ['Family name', 'Surname']),
  column('email', 'Email', 'example.trainee@example.nhs.uk', ['Email address', 'Work email']),
  column('bornOn', 'Date of birth', '24/06/1987', ['DOB', 'Birth date']),
  column('uln', 'ULN', '1234567899', ['Unique learner number']),
  column('employer', 'Employer', 'Northmoor Mental Health NHS Foundation Trust', ['Employer name', 'Trust']),
  column('system', 'System (STP)', 'Cheshire and Merseyside', ['System', 'STP', 'Integrated care system']),
  column('levyPayer', 'Levy payer', 'yes', ['Levy', 'Pays the levy']),
  column('band', 'Band at start', 'Band 3', ['Band', 'Pay band']),
  column('weeklyHours', 'Weekly hours', '37.5', ['Hours a week', 'Hours per week', 'Contracted hours']),
  column('startsOn', 'Start date', '04/04/2022', ['Programme start date', 'Start']),
  column('plannedEndOn', 'Planned end date', '03/04/2024', ['Planned end', 'End date']),
  column('option', 'Level 4 option', 'NU1019', ['Level 4 option module', 'Option module'], false),
  column('guaranteedPost', 'Guaranteed Band 4 post', 'yes', ['Guaranteed post', 'Band 4 post']),
  column('englishAndMaths', 'English and maths', 'Level 2 held', ['English and maths level 2']),
] as const

export type CohortColumn = (typeof cohortColumns)[number]['key']
export type CohortCells = Readonly<Record<CohortColumn, string>>
