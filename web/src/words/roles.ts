import type { Role } from '@rung/shared/rules/permissions'

/** The roles a person may hold, in the order a role switch lists them. */
export const roleWords = {
  trainee: 'Trainee',
  mentor: 'Mentor',
  manager: 'Manager',
  tutor: 'University tutor',
  'regional-lead': 'Regional programme lead',
  assessor: 'Assessor',
  auditor: 'Auditor',
  administrator: 'Administrator',
} as const satisfies Record<Role, string>

/** 'regional-lead' → 'Regional programme lead'; a role we have no words for is shown as it is. */
export function roleInWords(role: string): string {
  return Object.hasOwn(roleWords, role) ? roleWords[role as Role] : role
}
