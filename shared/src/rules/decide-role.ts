import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { overlaps, type Period } from '../kernel/period.ts'
import { addDays, daysBetween, later, type PlainDate } from '../kernel/plain-date.ts'
import { type GivenRole, grantableRoles, type Place, type Post, roleHeldAt } from './grantable-roles.ts'

export type RoleRefusalCode =
  | 'own-roles'
  | 'role-missing'
  | 'role-not-held-there'
  | 'role-not-yours-to-give'
  | 'role-ends-before-start'
  | 'role-over-already'
  | 'role-starts-too-far'
  | 'role-held-already'
  | 'role-needs-end'
  | 'role-end-in-past'

/** Days ahead for which a role may be given: further is a slip of the year. */
const furthestStartDays = 366

export interface GivenTo {
  /** Who gives. */
  readonly by: { readonly id: string; readonly posts: readonly Post[] }
  /** Null for somebody new. */
  readonly personId: string | null
  readonly place: Place
  readonly today: PlainDate
  /** Periods in which the person holds these roles at this place already. */
  readonly held: readonly { readonly role: GivenRole; readonly period: Period }[]
}

/**
 * Decides whether roles may be given at a place for a period. Nobody changes their own roles.
 * Example: a tutor giving 'tutor' at their own university from today is accepted; giving 'manager' is refused.
 */
export function decideRoles(
  roles: readonly GivenRole[],
  period: Period,
  facts: GivenTo,
): Outcome<readonly GivenRole[], RoleRefusalCode> {
  if (facts.personId === facts.by.id) return decide(roles, [{ code: 'own-roles', field: 'roles' }])
  if (roles.length === 0) return decide(roles, [{ code: 'role-missing', field: 'roles' }])
  return decide(roles, [
    ...roles.flatMap((role) => faultsOfRole(role, period, facts)),
    ...faultsOfPeriod(roles, period, facts.today),
  ])
}

function faultsOfRole(role: GivenRole, period: Period, facts: GivenTo): Refusal<RoleRefusalCode>[] {
  const fault = (code: RoleRefusalCode) => [{ code, field: 'roles', detail: { role } }]
  if (!roleHeldAt[role].includes(facts.place.kind)) return fault('role-not-held-there')
  if (!grantableRoles(facts.by.posts, facts.place).includes(role)) return fault('role-not-yours-to-give')
  const again = facts.held.some((held) => held.role === role && overlaps(held.period, period))
  return again ? fault('role-held-already') : []
}

function faultsOfPeriod(
  roles: readonly GivenRole[],
  { firstDay, lastDay }: Period,
  today: PlainDate,
): Refusal<RoleRefusalCode>[] {
  const faults: Refusal<RoleRefusalCode>[] = []
  if (daysBetween(today, firstDay) > furthestStartDays)
    faults.push({ code: 'role-starts-too-far', field: 'startsOn' })
  if (lastDay === null && roles.includes('auditor')) faults.push({ code: 'role-needs-end', field: 'endsOn' })
  if (lastDay !== null && lastDay < firstDay) faults.push({ code: 'role-ends-before-start', field: 'endsOn' })
  else if (lastDay !== null && lastDay < today) faults.push({ code: 'role-over-already', field: 'endsOn' })
  return faults
}

/** 'at-once' is before anything else is asked; a date is the last day on which the role is held. */
export type RoleEnd = PlainDate | 'at-once'

/**
 * The last day of a role that is ended. At once means that yesterday was the last day, or, where the role has not
 * begun or began today, that nobody ever held it: then the day before its start.
 * Example: started 1 March, ended at once on 11 May: 10 May.
 */
export function decideRoleEnd(
  end: RoleEnd,
  role: Period & { readonly role: GivenRole; readonly place: Place; readonly personId: string },
  facts: Pick<GivenTo, 'by' | 'today'>,
): Outcome<PlainDate, RoleRefusalCode> {
  const { by, today } = facts
  const atOnce = later(addDays(today, -1), addDays(role.firstDay, -1))
  const lastDay = end === 'at-once' ? atOnce : end
  const field = 'endsOn'
  const faults: Refusal<RoleRefusalCode>[] = []
  if (role.personId === by.id) faults.push({ code: 'own-roles', field })
  if (!grantableRoles(by.posts, role.place).includes(role.role))
    faults.push({ code: 'role-not-yours-to-give', field, detail: { role: role.role } })
  if (role.lastDay !== null && role.lastDay < today) faults.push({ code: 'role-over-already', field })
  else if (end !== 'at-once' && end < today) faults.push({ code: 'role-end-in-past', field })
  else if (lastDay < addDays(role.firstDay, -1)) faults.push({ code: 'role-ends-before-start', field })
  return decide(lastDay, faults)
}
