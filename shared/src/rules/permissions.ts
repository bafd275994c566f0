/**
 * Who may do what. This one table drives the API's guard, what the screens offer and the generated matrix test.
 *
 * A relationship is how a person stands to one trainee; a role is what they are in general. Actions about a trainee
 * are granted by relationship (and, for entries, by state); other actions by role alone.
 */
export const roles = [
  'trainee',
  'mentor',
  'manager',
  'tutor',
  'regional-lead',
  'assessor',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const relationships = [
  'self',
  'mentor',
  'line-manager',
  'manager',
  'tutor',
  'regional-lead',
  'assessor',
  'auditor',
  'administrator',
] as const
export type Relationship = (typeof relationships)[number]

type Grant =
  | { readonly about: 'anyone' }
  | { readonly about: 'signed-in' }
  | { readonly about: 'roles'; readonly by: readonly Role[] }
  | { readonly about: 'trainee'; readonly by: readonly Relationship[]; readonly states?: readonly string[] }

const everyone = relationships
const signers = ['mentor', 'line-manager', 'manager'] as const

export const permissions = {
  'sign-in': { about: 'anyone' },
  'use-invitation': { about: 'anyone' },
  'fetch-calendar': { about: 'anyone' },
  'read-own-account': { about: 'signed-in' },
  'change-own-account': { about: 'signed-in' },
  'read-reference': { about: 'signed-in' },

  'read-trainee': { about: 'trainee', by: everyone },
  'read-history': { about: 'trainee', by: everyone },
  'read-off-the-job': { about: 'trainee', by: everyone },
  'log-entry': { about: 'trainee', by: ['self'] },
  'import-entries': { about: 'trainee', by: ['self'] },
  'edit-entry': { about: 'trainee', by: ['self'], states: ['draft', 'returned'] },
  'submit-entry': { about: 'trainee', by: ['self'], states: ['draft', 'returned'] },
  'delete-entry': { about: 'trainee', by: ['self'], states: ['draft'] },
  'sign-entry': { about: 'trainee', by: ['mentor'], states: ['submitted'] },
  'return-entry': { about: 'trainee', by: ['mentor'], states: ['submitted'] },
  'countersign-entry': { about: 'trainee', by: signers, states: ['submitted'] },
  'request-reversal': { about: 'trainee', by: ['self', ...signers, 'tutor'], states: ['signed'] },
  'decide-reversal': { about: 'trainee', by: [...signers, 'tutor'], states: ['signed'] },
  'change-trainee': { about: 'trainee', by: ['manager', 'tutor', 'administrator'] },
  'change-employment': { about: 'trainee', by: ['manager', 'administrator'] },
  'change-mentorship': { about: 'trainee', by: ['line-manager', 'manager', 'administrator'] },

  'read-results': {
    about: 'trainee',
    by: ['self', 'mentor', 'line-manager', 'manager', 'tutor', 'assessor', 'auditor'],
  },
  'read-attendance': {
    about: 'trainee',
    by: ['self', 'mentor', 'line-manager', 'manager', 'tutor', 'assessor', 'auditor'],
  },
  'read-credits': { about: 'trainee', by: everyone },
  'enter-results': { about: 'trainee', by: ['tutor'] },
  'claim-circumstances': { about: 'trainee', by: ['self', 'tutor'] },
  'decide-circumstances': { about: 'trainee', by: ['tutor'] },
  'recognise-prior-learning': { about: 'trainee', by: ['tutor'] },
  'choose-option': { about: 'trainee', by: ['tutor'] },

  'read-queue': { about: 'roles', by: ['mentor', 'manager', 'tutor'] },
  'list-trainees': {
    about: 'roles',
    by: ['mentor', 'manager', 'tutor', 'regional-lead', 'assessor', 'auditor', 'administrator'],
  },
  'import-cohort': { about: 'roles', by: ['tutor', 'regional-lead', 'administrator'] },
  'read-people': { about: 'roles', by: ['manager', 'tutor', 'regional-lead', 'administrator'] },
  'invite-person': { about: 'roles', by: ['manager', 'tutor', 'regional-lead', 'administrator'] },
  'change-people': { about: 'roles', by: ['manager', 'tutor', 'regional-lead', 'administrator'] },
  'change-mentor-record': { about: 'roles', by: ['manager', 'regional-lead', 'administrator'] },
  'read-organisations': { about: 'roles', by: ['manager', 'tutor', 'regional-lead', 'administrator'] },
  'change-organisations': { about: 'roles', by: ['administrator', 'regional-lead'] },
  'change-programmes': { about: 'roles', by: ['administrator', 'tutor'] },
  'read-register': { about: 'roles', by: ['tutor'] },
  'take-register': { about: 'roles', by: ['tutor'] },
  'enter-cohort-results': { about: 'roles', by: ['tutor'] },
  'hold-board': { about: 'roles', by: ['tutor'] },
} as const satisfies Record<string, Grant>

export type Action = keyof typeof permissions

const roleBehind: Record<Relationship, Role> = {
  self: 'trainee',
  mentor: 'mentor',
  'line-manager': 'manager',
  manager: 'manager',
  tutor: 'tutor',
  'regional-lead': 'regional-lead',
  assessor: 'assessor',
  auditor: 'auditor',
  administrator: 'administrator',
}

/** Whether someone holding these roles could be granted the action for any trainee or thing at all. */
export function mayEver(action: Action, held: readonly Role[]): boolean {
  const grant: Grant = permissions[action]
  if (grant.about === 'anyone' || grant.about === 'signed-in') return true
  if (grant.about === 'roles') return grant.by.some((role) => held.includes(role))
  return grant.by.some((relationship) => held.includes(roleBehind[relationship]))
}

/**
 * Whether someone standing in these relationships to a trainee may act, given the state of the thing acted on.
 * Example: may('edit-entry', ['self'], 'signed') is false: what is signed stays as it is.
 */
export function may(action: Action, standing: readonly Relationship[], state?: string): boolean {
  const grant: Grant = permissions[action]
  if (grant.about !== 'trainee') return false
  if (grant.states && (state === undefined || !grant.states.includes(state))) return false
  return grant.by.some((relationship) => standing.includes(relationship))
}
