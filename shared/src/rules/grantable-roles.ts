import type { Role } from './permissions.ts'

export const organisationKinds = ['employer', 'university', 'epa-organisation', 'system', 'region'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** A role that is given; being a trainee comes from enrolment. */
export type GivenRole = Exclude<Role, 'trainee'>

/** Where a role may be held. */
export const roleHeldAt: Record<GivenRole, readonly OrganisationKind[]> = {
  mentor: ['employer'],
  manager: ['employer'],
  tutor: ['university'],
  'regional-lead': ['region'],
  assessor: ['epa-organisation'],
  auditor: ['region', 'university', 'employer'],
  administrator: ['region'],
}

/** What each role may give to others, and take from them. */
const gives: Partial<Record<Role, readonly GivenRole[]>> = {
  manager: ['mentor', 'manager'],
  tutor: ['tutor'],
  'regional-lead': ['mentor', 'manager', 'tutor', 'assessor'],
  administrator: ['mentor', 'manager', 'tutor', 'regional-lead', 'assessor', 'auditor', 'administrator'],
}

export interface Post {
  readonly role: Role
  readonly organisationId: string
}

export interface Place {
  readonly id: string
  readonly kind: OrganisationKind
  /** Ids of the organisations it is part of, directly or not. */
  readonly above: readonly string[]
}

/**
 * The roles someone in these posts may give and end at a place: their own organisation or one below it. EPA
 * organisations belong to no region, so those who look after a whole region look after them too.
 * Example: a manager at Moorside may give mentor and manager there, and nothing anywhere else.
 */
export function grantableRoles(posts: readonly Post[], place: Place): GivenRole[] {
  const given = posts.filter((post) => reaches(post, place)).flatMap(({ role }) => gives[role] ?? [])
  return [...new Set(given)].filter((role) => roleHeldAt[role].includes(place.kind))
}

const wholeRegion: readonly Role[] = ['regional-lead', 'administrator']

function reaches({ role, organisationId }: Post, place: Place): boolean {
  if (organisationId === place.id || place.above.includes(organisationId)) return true
  return place.kind === 'epa-organisation' && wholeRegion.includes(role)
}

/** Which roles change organisations, and which set up programmes and cohorts, where they reach. */
const changers = {
  organisations: ['regional-lead', 'administrator'],
  programmes: ['tutor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

/** Example: a tutor may set up programmes at their own university, and change no organisation. */
export function mayChange(what: keyof typeof changers, posts: readonly Post[], place: Place): boolean {
  const by: readonly Role[] = changers[what]
  return posts.some((post) => by.includes(post.role) && reaches(post, place))
}

export interface RoleAt {
  readonly role: GivenRole
  readonly place: Place
}

export interface LookedAfter {
  readonly id: string
  /** Roles they hold or are about to hold; where all have ended, those. */
  readonly roles: readonly RoleAt[]
  /** Where they learn, if they are a trainee. */
  readonly trainee: { readonly employer: Place; readonly university: Place } | null
}

/**
 * Whether someone in these posts may correct a person's details, make them a link or end their access. They must be
 * able to give every role the person holds: a link to an account is all that the account may do.
 * Example: a manager may not make a link for their mentor who is also an administrator.
 */
export function looksAfter(self: string, posts: readonly Post[], person: LookedAfter): boolean {
  if (person.id === self) return false
  if (person.roles.length === 0 && !person.trainee) return false
  return (
    person.roles.every(({ role, place }) => grantableRoles(posts, place).includes(role)) &&
    (!person.trainee || looksAfterTrainee(posts, person.trainee))
  )
}

function looksAfterTrainee(posts: readonly Post[], at: NonNullable<LookedAfter['trainee']>): boolean {
  return posts.some(
    (post) =>
      (post.role === 'tutor' && post.organisationId === at.university.id) ||
      (['manager', ...wholeRegion].includes(post.role) && reaches(post, at.employer)),
  )
}
