import { listOrganisations } from '@rung/shared/contract/organisations'
import type { OrganisationKind } from '@rung/shared/rules/grantable-roles'
import { partOfKind } from '@rung/shared/rules/organisation-details'
import { call } from '../../api-client.ts'

/** What an organisation of this kind may be part of, among those the caller looks after. */
export async function loadAbove(kind: OrganisationKind, signal: AbortSignal) {
  const above = partOfKind[kind]
  if (!above) return []
  const { rows } = await call(listOrganisations, { query: { kind: above, limit: 200 }, signal })
  return rows.filter(({ mayChange }) => mayChange).map(({ id, name }) => ({ id, name }))
}
