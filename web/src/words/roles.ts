import type { Role } from '@rung/shared/rules/permissions'

/** The roles a person may hold, in the order a role switch lists them. */
export const roleWords = {
  trainee: 'Trainee',
  mentor: 'Mentor',
  manager: 'Manager',
  tutor: 'University tutor',
  'regional-lead': 'Regional lead',
  assessor: 'Assessor',
  auditor: 'Auditor',
  administrator: 'Administrator',
} as const satisfies Record<Role, string>

/** 'regional-lead' → 'Regional lead'; a role we have no words for is shown as it is. */
export function roleInWords(role: string): string {
  return Object.hasOwn(roleWords, role) ? roleWords[role as Role] : role
}

/** What somebody may do in each role, in a line. */
export const roleHints: Record<Role, string> = {
  trainee: 'Logs learning and sees where they stand',
  mentor: 'Signs what the trainees they are allocated to have learned',
  manager: 'Sees every trainee of the employer, allocates mentors, invites people there',
  tutor: 'Sees every trainee of the university, loads cohorts, sets up programmes',
  'regional-lead': 'Sees every trainee of the region and looks after its employers and universities',
  assessor: 'Sees trainees handed over for end-point assessment',
  auditor: 'Reads everything there for a limited time, changes nothing',
  administrator: 'Looks after people, organisations and programmes of the region',
}
