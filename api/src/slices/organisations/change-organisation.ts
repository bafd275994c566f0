import type {
  changeOrganisation,
  createOrganisation,
  OrganisationView,
} from '@rung/shared/contract/organisations'
import { mayChange, type OrganisationKind } from '@rung/shared/rules/grantable-roles'
import { decideOrganisation, type OrganisationDetails } from '@rung/shared/rules/organisation-details'
import { eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { organisation } from '../../db/schema.ts'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { placesOf, postsOf } from './facts.ts'
import { organisationView } from './views.ts'

type Given = OrganisationDetails & { readonly partOf: string | null }

export const createOneOrganisation: UseCase<typeof createOrganisation> = async ({ tx, caller, body, at }) => {
  const { kind, ...given } = body
  // A region is made with its first administrator, by a command; nobody's post reaches over a new one.
  if (kind === 'region') return refusedBy([{ code: 'kind-not-yours', field: 'kind' }])
  const details = await decide(tx, caller, kind, given)
  if (details instanceof Refused) return details
  const id = uuidv7()
  const written = await writeUnlessTaken(tx, { id, kind, name: details.name }, () =>
    tx.drizzle
      .insert(organisation)
      .values({ id, kind, ...details, partOf: given.partOf, createdAt: at.toISOString() }),
  )
  return written ?? viewAfter(tx, caller, id)
}

export const changeOneOrganisation: UseCase<typeof changeOrganisation> = async (call) => {
  const { tx, caller, params, body, ifMatch } = call
  const id = params.organisationId
  await inSystemScope(tx, () => tx.rows('select from organisation where id = $1 for update', [id]))
  const was = await organisationView(tx, caller, id)
  if (!was) return notFound()
  if (!was.mayChange) return notPermitted()
  if (was.version !== ifMatch) return stale(was)
  const details = await decide(tx, caller, was.kind, body)
  if (details instanceof Refused) return details
  const written = await writeUnlessTaken(tx, { id, kind: was.kind, name: details.name }, () =>
    tx.drizzle
      .update(organisation)
      .set({ ...details, partOf: body.partOf, version: sql`${organisation.version} + 1` })
      .where(eq(organisation.id, id)),
  )
  return written ?? viewAfter(tx, caller, id)
}

async function decide(
  tx: Tx,
  caller: Caller,
  kind: OrganisationKind,
  { partOf, ...details }: Given,
): Promise<OrganisationDetails | Refused> {
  const above = partOf === null ? undefined : (await placesOf(tx, [partOf])).get(partOf)
  if (partOf !== null && !above) return refusedBy([{ code: 'part-of-not-yours', field: 'partOf' }])
  const mine = above ? mayChange('organisations', postsOf(caller), above) : false
  const decision = decideOrganisation(
    kind,
    { ...details, ukprn: details.ukprn === '' ? null : details.ukprn },
    above ? { kind: above.kind, mine } : null,
  )
  return decision.ok ? decision.value : refusedBy(decision.refusals)
}

/** Names are told apart within a kind; a refusal where another one has it. */
async function writeUnlessTaken(
  tx: Tx,
  { id, kind, name }: { id: string; kind: OrganisationKind; name: string },
  write: () => PromiseLike<unknown>,
): Promise<Refused | null> {
  return inSystemScope(tx, async () => {
    const other = await tx.row(
      'select from organisation where kind = $1 and lower(name) = lower($2) and id <> $3',
      [kind, name, id],
    )
    if (other) return refusedBy([{ code: 'name-taken', field: 'name' }])
    await write()
    return null
  })
}

async function viewAfter(tx: Tx, caller: Caller, id: string): Promise<OrganisationView> {
  const view = await organisationView(tx, caller, id)
  if (!view) throw new Error(`organisation ${id} was written and is not seen`)
  return view
}
