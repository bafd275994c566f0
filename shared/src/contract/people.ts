import * as z from 'zod/mini'
import { type GivenRole, organisationKinds } from '../rules/grantable-roles.ts'
import { roles } from '../rules/permissions.ts'
import { endpoint } from './endpoint.ts'
import { linkKinds } from './session.ts'
import { count, id, instant, pageOf, personName, plainDate, text } from './shapes.ts'

const tag = 'People'

const givenRoles = [
  'mentor',
  'manager',
  'tutor',
  'regional-lead',
  'assessor',
  'auditor',
  'administrator',
] as const satisfies readonly GivenRole[]
export const givenRole = z.enum(givenRoles)

/** Whether somebody can sign in: not invited yet, invited, the link ran out, can sign in, access ended. */
export const accountStates = ['not-invited', 'invited', 'link-expired', 'active', 'ended'] as const
export type AccountState = (typeof accountStates)[number]

const person = { id, givenName: z.string(), familyName: z.string(), email: z.string() }

export const personRow = z.object({
  ...person,
  account: z.enum(accountStates),
  /** Roles held today or to come, where the caller looks after people; for a trainee, their employer. */
  roles: z.array(z.object({ role: z.enum(roles), organisation: z.string() })),
  /** Employers where they are somebody's line manager today; for that nobody needs a role. */
  lineManagerAt: z.array(z.string()),
})
export type PersonRow = z.infer<typeof personRow>

export const listPeople = endpoint({
  name: 'list-people',
  method: 'GET',
  path: '/people',
  permission: 'read-people',
  summary: 'The people I look after',
  tag,
  query: z.object({
    search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    role: z.optional(z.enum(roles)),
    organisation: z.optional(id),
    after: z.optional(z.string()),
    before: z.optional(z.string()),
    limit: z._default(count(100), 50),
  }),
  answer: z.extend(pageOf(personRow), { total: z.int() }),
})
export type PeopleAnswer = z.infer<typeof listPeople.answer>

export const grantablePlace = z.object({
  organisation: z.object({ id, name: z.string(), kind: z.enum(organisationKinds) }),
  roles: z.array(givenRole),
})

export const listGrantableRoles = endpoint({
  name: 'list-grantable-roles',
  method: 'GET',
  path: '/grantable-roles',
  permission: 'invite-person',
  summary: 'Which roles I may give, and where',
  tag,
  /** `today` in London, for dates to begin with. */
  answer: z.object({ places: z.array(grantablePlace), today: plainDate }),
})

export const roleHeld = z.object({
  version: z.int(),
  id,
  role: givenRole,
  organisation: z.object({ id, name: z.string() }),
  startsOn: plainDate,
  endsOn: z.nullable(plainDate),
  /** The caller may end it. */
  mayEnd: z.boolean(),
})
export type RoleHeldView = z.infer<typeof roleHeld>

const mentorFields = {
  profession: text(100),
  registrationNumber: z.nullable(text(30)),
  preparation: z.nullable(text(200)),
  preparedOn: z.nullable(plainDate),
  updatedOn: z.nullable(plainDate),
  /** Trainees at a time. */
  capacity: z.int().check(z.minimum(1), z.maximum(50)),
}
export const mentorBody = z.object(mentorFields)
export type MentorBody = z.infer<typeof mentorBody>

export const mentorView = z.object({
  version: z.int(),
  ...mentorFields,
  employer: personName,
  /** Trainees they are allocated to today, among those the caller sees. */
  trainees: z.int(),
  mayChange: z.boolean(),
})

export const personView = z.object({
  version: z.int(),
  ...person,
  account: z.enum(accountStates),
  /** The link that works now. */
  link: z.nullable(z.object({ kind: z.enum(linkKinds), createdAt: instant, expiresAt: instant })),
  lastSeenAt: z.nullable(instant),
  /** Current and coming roles first, then those that ended, latest first. */
  roles: z.array(roleHeld),
  mentor: z.nullable(mentorView),
  trainee: z.nullable(z.object({ id, employer: personName, university: personName })),
  /** Trainees whose line manager they are today, among those the caller sees. */
  lineManages: z.array(personName),
  self: z.boolean(),
  /** The caller may correct details, make links, and end or give back access. */
  lookedAfter: z.boolean(),
})
export type PersonView = z.infer<typeof personView>

const one = z.object({ personId: id })

export const readPerson = endpoint({
  name: 'read-person',
  method: 'GET',
  path: '/people/:personId',
  permission: 'read-people',
  summary: 'One person: account, roles, mentor record',
  tag,
  params: one,
  answer: personView,
})

const period = { startsOn: plainDate, endsOn: z.nullable(plainDate) }
const rolesBody = {
  organisationId: id,
  roles: z.array(givenRole).check(z.maxLength(givenRoles.length)),
  ...period,
  /** Asked for with the role of mentor, for somebody who has no mentor record yet. */
  mentor: z.nullable(mentorBody),
}

export const invitePerson = endpoint({
  name: 'invite-person',
  method: 'POST',
  path: '/people',
  permission: 'invite-person',
  summary: 'Give somebody roles, and send them a link to start with',
  tag,
  body: z.object({ givenName: text(100), familyName: text(100), email: text(254), ...rolesBody }),
  answer: z.object({
    personId: id,
    /** They had an account already and keep it, under the name they have. */
    known: z.boolean(),
    /** A link went to them by mail. Where it did not, make one with `replace-link`. */
    sent: z.boolean(),
  }),
  status: 201,
})
export type InviteBody = z.infer<typeof invitePerson.body>

export const replaceLink = endpoint({
  name: 'replace-link',
  method: 'PUT',
  path: '/people/:personId/link',
  permission: 'invite-person',
  summary: 'Make a new link for somebody to choose a password; earlier links stop working',
  tag,
  params: one,
  answer: z.object({
    kind: z.enum(linkKinds),
    sent: z.boolean(),
    /** Shown once, where it could not be sent by mail. */
    link: z.nullable(z.string()),
    expiresAt: instant,
  }),
})

export const giveRoles = endpoint({
  name: 'give-roles',
  method: 'POST',
  path: '/people/:personId/roles',
  permission: 'invite-person',
  summary: 'Give a person roles at an organisation',
  tag,
  params: one,
  body: z.object(rolesBody),
  answer: personView,
  status: 201,
})

export const endRole = endpoint({
  name: 'end-role',
  method: 'PUT',
  path: '/people/:personId/roles/:roleId',
  permission: 'invite-person',
  summary: 'Say when a role ends; at once takes it away from the next request on',
  tag,
  params: z.object({ personId: id, roleId: id }),
  body: z.object({ endsOn: z.union([plainDate, z.literal('at-once')]) }),
  answer: roleHeld,
  update: true,
})

export const correctPerson = endpoint({
  name: 'correct-person',
  method: 'PUT',
  path: '/people/:personId',
  permission: 'change-people',
  summary: 'Correct a name or an email address',
  tag,
  params: one,
  body: z.object({ givenName: text(100), familyName: text(100), email: text(254) }),
  answer: personView,
  update: true,
})

export const changeAccess = endpoint({
  name: 'change-access',
  method: 'PUT',
  path: '/people/:personId/access',
  permission: 'change-people',
  summary: 'End all access of a person at once, or give it back',
  tag,
  params: one,
  body: z.object({ ended: z.boolean() }),
  answer: personView,
  update: true,
})

export const changeMentorRecord = endpoint({
  name: 'change-mentor-record',
  method: 'PUT',
  path: '/people/:personId/mentor',
  permission: 'change-mentor-record',
  summary: 'Record a mentor’s profession, preparation, update and capacity',
  tag,
  params: one,
  body: mentorBody,
  answer: mentorView,
  update: true,
})
