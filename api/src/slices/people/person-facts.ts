import type { PersonView } from '@rung/shared/contract/people'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { type GivenRole, type LookedAfter, looksAfter } from '@rung/shared/rules/grantable-roles'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import { placeIn, placesOf, postsOf } from '../organisations/facts.ts'

const administered = '(select my_administered())::uuid[]'

/**
 * People with a role, past or present, where the caller looks after people, trainees who learn there, and line managers
 * of trainees employed there, who may hold no role.
 */
export const inMyCare = (roles = 'true', trainees = 'true', managed = 'true') => `p.id in (
  select r.person_id from role_held r where r.organisation_id = any(${administered}) and ${roles}
  union
  select t.person_id from trainee t where (t.employer_id = any(${administered}) or t.university_id = any(${administered})
    or t.region_id = any(${administered})) and ${trainees}
  union
  select l.manager_id from line_management l join trainee t on t.id = l.trainee_id
  where t.employer_id = any(${administered}) and ${managed})`

export type PersonRow = Omit<PersonView, 'roles' | 'mentor' | 'self' | 'lookedAfter'> & {
  readonly roles: readonly Omit<PersonView['roles'][number], 'mayEnd'>[]
  readonly mentor: Omit<NonNullable<PersonView['mentor']>, 'mayChange'> | null
}

const named = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`
const inForce = (alias: string) =>
  `${alias}.starts_on <= $3::date and (${alias}.ends_on is null or ${alias}.ends_on >= $3::date)`

const personJson = `json_build_object('version', p.version, 'id', p.id, 'givenName', p.given_name, 'familyName', p.family_name,
  'email', p.email, 'account', a.account ->> 'state', 'link', a.account -> 'link', 'lastSeenAt', a.account -> 'lastSeenAt',
  'roles', (select coalesce(json_agg(json_build_object('version', r.version, 'id', r.id, 'role', r.role, 'organisation', ${named('o')},
      'startsOn', r.starts_on, 'endsOn', r.ends_on)
      order by r.ends_on is not null and r.ends_on < $3::date, r.starts_on desc, r.role, r.id), '[]')
    from role_held r join organisation o on o.id = r.organisation_id where r.person_id = p.id),
  'mentor', (select json_build_object('version', m.version, 'profession', m.profession, 'registrationNumber', m.registration_number,
      'preparation', m.preparation, 'preparedOn', m.prepared_on, 'updatedOn', m.updated_on, 'capacity', m.capacity, 'employer', ${named('e')},
      'trainees', (select count(distinct ms.trainee_id)::int from mentorship ms where ms.mentor_id = m.person_id and ${inForce('ms')}))
    from mentor m join organisation e on e.id = m.employer_id where m.person_id = p.id),
  'trainee', (select json_build_object('id', t.id, 'employer', ${named('e')}, 'university', ${named('u')})
    from trainee t join organisation e on e.id = t.employer_id join organisation u on u.id = t.university_id where t.person_id = p.id),
  'lineManages', (select coalesce(json_agg(json_build_object('id', t.id, 'name', tp.given_name || ' ' || tp.family_name)
      order by tp.sort_name, t.id), '[]')
    from line_management l join trainee t on t.id = l.trainee_id join person tp on tp.id = t.person_id
    where l.manager_id = p.id and ${inForce('l')}))`

/** Undefined where the caller does not look after people there: no different from someone who does not exist. */
export async function personInMyCare(
  tx: Tx,
  personId: string,
  at: Date,
  today: PlainDate,
): Promise<PersonRow | undefined> {
  const row = await tx.row<{ person: PersonRow }>(
    `select ${personJson} as person from person p, lateral (select account_of(p.id, $2::timestamptz) as account) a
     where p.id = $1 and ${inMyCare()}`,
    [personId, at.toISOString(), today],
    'person',
  )
  return row?.person
}

interface HeldRow {
  readonly role: GivenRole
  readonly organisationId: string
  readonly over: boolean
}

/** All that a person holds anywhere, for the decision alone: what lies outside the caller's view is never shown. */
export async function lookedAfterFacts(tx: Tx, personId: string, today: PlainDate): Promise<LookedAfter> {
  return inSystemScope(tx, async () => {
    const held = await tx.rows<HeldRow>(
      `select role, organisation_id as "organisationId", ends_on is not null and ends_on < $2::date as over
       from role_held where person_id = $1`,
      [personId, today],
      'all-roles',
    )
    const trainee = await tx.row<{ employerId: string; universityId: string }>(
      'select employer_id as "employerId", university_id as "universityId" from trainee where person_id = $1',
      [personId],
      'trainee-places',
    )
    const places = await placesOf(tx, [
      ...held.map(({ organisationId }) => organisationId),
      ...(trainee ? [trainee.employerId, trainee.universityId] : []),
    ])
    const now = held.filter(({ over }) => !over)
    return {
      id: personId,
      roles: (now.length > 0 || trainee ? now : held).map(({ role, organisationId }) => ({
        role,
        place: placeIn(places, organisationId),
      })),
      trainee: trainee
        ? {
            employer: placeIn(places, trainee.employerId),
            university: placeIn(places, trainee.universityId),
          }
        : null,
    }
  })
}

export async function mayLookAfter(
  tx: Tx,
  caller: Caller,
  personId: string,
  today: PlainDate,
): Promise<boolean> {
  return looksAfter(caller.personId, postsOf(caller), await lookedAfterFacts(tx, personId, today))
}
