import type { Refusal } from '../kernel/outcome.ts'
import type { RoleRefusalCode } from '../rules/decide-role.ts'
import type { OrganisationRefusalCode } from '../rules/organisation-details.ts'
import type { PasswordRefusalCode } from '../rules/password.ts'
import type { MentorRecordRefusalCode, PersonRefusalCode } from '../rules/person-details.ts'

type Detail = NonNullable<Refusal['detail']>
type Words = string | ((detail: Detail) => string)

const passwords: Record<PasswordRefusalCode, Words> = {
  'password-missing': 'Enter a password',
  'password-too-short': (d) => `Use ${d.least} characters or more. Three words are easy to remember`,
  'password-too-long': (d) => `Use ${d.most} characters or fewer`,
  'password-has-name': 'Leave out the name in your email address. It is the first thing others try',
  'password-too-plain': 'Use more different characters. Three words are easy to remember',
  'password-common': 'Choose another password. This one is used by many people',
}

const people: Record<PersonRefusalCode | MentorRecordRefusalCode | 'email-taken' | 'access-ended', Words> = {
  'given-name-missing': 'Enter the given name',
  'family-name-missing': 'Enter the family name',
  'email-missing': 'Enter the email address',
  'email-unreadable': 'Enter an email address like name@example.nhs.uk',
  'email-taken': 'Another person signs in with this email address',
  'access-ended': 'This person’s access has ended. Give it back first',
  'profession-missing': 'Enter the mentor’s profession, for example registered nurse',
  'preparation-missing': 'Say what prepared them, for example practice supervisor training',
  'prepared-missing': 'Enter the date they were prepared before the date of their update',
  'prepared-in-future': 'Enter a day that has passed. Preparation is recorded once it is done',
  'updated-in-future': 'Enter a day that has passed. An update is recorded once it is done',
  'updated-before-prepared': 'The last update must be on or after the day they were prepared',
}

const roles: Record<RoleRefusalCode, Words> = {
  'own-roles': 'Nobody changes their own roles. Ask someone else who looks after people here',
  'role-missing': 'Choose at least one role',
  'role-not-held-there': 'This role is not held at this kind of organisation',
  'role-not-yours-to-give': 'This role is not yours to give or to end here. Ask an administrator',
  'role-ends-before-start': 'The last day must be on or after the first day',
  'role-over-already': 'This role is over already',
  'role-starts-too-far': 'Enter a first day within a year from now',
  'role-held-already': 'They hold this role here in that time already',
  'role-needs-end': 'Enter the last day. An auditor looks for a limited time',
  'role-end-in-past': 'Enter today or a later day, or end the role at once',
}

const organisations: Record<OrganisationRefusalCode | 'name-taken', Words> = {
  'name-missing': 'Enter the name',
  'name-taken': 'There is one of this name already',
  'ukprn-wrong': 'Enter a UKPRN of 8 digits that starts with 1 to 9, for example 10007141',
  'part-of-missing': 'Choose what it is part of',
  'part-of-wrong-kind': 'It cannot be part of this kind of organisation',
  'part-of-not-yours': 'Choose one that you look after',
  'kind-not-yours': 'This kind of organisation is not made here',
  'curriculum-unknown': 'Choose a curriculum from the list',
  'standard-unknown': 'Choose a standard from the list',
  'assessment-plan-unknown': 'Choose an assessment plan of this standard',
  'university-unknown': 'Choose a university that you look after',
  'cohort-ends-before-start': 'The planned end must be after the start',
  'cohort-too-long': 'The planned end is more than 6 years after the start. Check the year',
}

/** What was wrong with an account, a person, a role or an organisation, and how to put it right. */
export const accountRefusals: Record<string, Words> = { ...passwords, ...people, ...roles, ...organisations }
