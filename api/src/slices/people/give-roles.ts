import type { giveRoles, MentorBody } from '@rung/shared/contract/people'
import type { Refusal } from '@rung/shared/kernel/outcome'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideRoles } from '@rung/shared/rules/decide-role'
import type { GivenRole } from '@rung/shared/rules/grantable-roles'
import { decideMentorRecord } from '@rung/shared/rules/person-details'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, type Refused, refusedBy } from '../../http/refuse.ts'
import { placesOf, postsOf } from '../organisations/facts.ts'
import { personInMyCare } from './person-facts.ts'
import { writtenView } from './views.ts'

export const giveSomeRoles: UseCase<typeof giveRoles> = async (call) => {
  const { tx, at, today, params, body } = call
  const person = await personInMyCare(tx, params.personId, at, today)
  if (!person) return notFound()
  if (person.account === 'ended') return refusedBy([{ code: 'access-ended', field: 'roles' }])
  const refused = await writeRoles(call, params.personId, body)
  return refused ?? writtenView(call, params.personId)
}

export interface RolesToGive {
  readonly organisationId: string
  readonly roles: readonly GivenRole[]
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
  readonly mentor: MentorBody | null
}

interface Giving {
  readonly tx: Tx
  readonly caller: Caller
  readonly today: PlainDate
}

/** Decides and writes; answers a refusal, or null when it is done. The person is there already. */
export async function writeRoles(
  giving: Giving,
  personId: string,
  given: RolesToGive,
): Promise<Refused | null> {
  const { tx, caller, today } = giving
  return inSystemScope(tx, async () => {
    const facts = await factsFor(giving, personId, given)
    if (!facts) return refusedBy([{ code: 'role-not-yours-to-give', field: 'organisationId' }])
    const period = { firstDay: given.startsOn, lastDay: given.endsOn }
    const decision = decideRoles([...new Set(given.roles)], period, {
      by: { id: caller.personId, posts: postsOf(caller) },
      personId,
      today,
      ...facts,
    })
    if (!decision.ok) return refusedBy(decision.refusals)
    const record = await mentorRecord(giving, personId, given)
    if (!record.ok) return refusedBy(record.refusals, '/mentor')
    if (record.value) await insertMentor(tx, personId, given.organisationId, record.value)
    await insertRoles(tx, personId, given, decision.value)
    return null
  })
}

async function factsFor({ tx }: Giving, personId: string, { organisationId }: RolesToGive) {
  // Roles of one person are given one after another, so that each sees those before it.
  await tx.rows('select from person where id = $1 for update', [personId])
  const place = (await placesOf(tx, [organisationId])).get(organisationId)
  if (!place) return undefined
  const rows = await tx.rows<{ role: GivenRole; firstDay: PlainDate; lastDay: PlainDate | null }>(
    'select role, starts_on as "firstDay", ends_on as "lastDay" from role_held where person_id = $1 and organisation_id = $2',
    [personId, organisationId],
  )
  return { place, held: rows.map(({ role, ...period }) => ({ role, period })) }
}

type RecordOutcome =
  | { readonly ok: true; readonly value: MentorBody | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** Only a mentor without a record needs one; a record that is there is changed on its own. */
async function mentorRecord(
  { tx, today }: Giving,
  personId: string,
  given: RolesToGive,
): Promise<RecordOutcome> {
  if (!given.roles.includes('mentor')) return { ok: true, value: null }
  const known = await tx.row('select from mentor where person_id = $1', [personId])
  if (known) return { ok: true, value: null }
  if (!given.mentor) return { ok: false, refusals: [{ code: 'profession-missing', field: 'profession' }] }
  return decideMentorRecord(given.mentor, today)
}

async function insertMentor(tx: Tx, personId: string, employerId: string, record: MentorBody): Promise<void> {
  await tx.rows(
    `insert into mentor (person_id, employer_id, profession, registration_number, preparation, prepared_on, updated_on, capacity)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      personId,
      employerId,
      record.profession,
      record.registrationNumber,
      record.preparation,
      record.preparedOn,
      record.updatedOn,
      record.capacity,
    ],
  )
}

async function insertRoles(
  tx: Tx,
  personId: string,
  given: RolesToGive,
  roles: readonly GivenRole[],
): Promise<void> {
  await tx.rows(
    `insert into role_held (id, person_id, role, organisation_id, starts_on, ends_on)
     select id, $2, role, $3, $4, $5 from unnest($1::uuid[], $6::text[]) as given(id, role)`,
    [roles.map(() => uuidv7()), personId, given.organisationId, given.startsOn, given.endsOn, roles],
  )
}
