import type { AccountState } from '@rung/shared/contract/people'
import type { OrganisationKind } from '@rung/shared/rules/grantable-roles'

/** Whether somebody can sign in. The words come first, the colour second. */
export const accountWords = {
  active: { text: 'Can sign in' },
  invited: { text: 'Invited', colour: 'blue' },
  'link-expired': { text: 'Link has run out', colour: 'orange' },
  'not-invited': { text: 'No link yet', colour: 'orange' },
  ended: { text: 'Access ended', colour: 'grey' },
} as const satisfies Record<AccountState, { text: string; colour?: string }>

export const organisationKindWords = {
  employer: { one: 'Employer', many: 'Employers', a: 'an employer' },
  university: { one: 'University', many: 'Universities', a: 'a university' },
  'epa-organisation': { one: 'EPA organisation', many: 'EPA organisations', a: 'an EPA organisation' },
  system: { one: 'System', many: 'Systems', a: 'a system' },
  region: { one: 'Region', many: 'Regions', a: 'a region' },
} as const satisfies Record<OrganisationKind, { one: string; many: string; a: string }>
