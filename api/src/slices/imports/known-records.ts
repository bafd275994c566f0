import type { KnownPerson, KnownRecords } from '@rung/shared/rules/cohort-file'
import type { KnownEmployer } from '@rung/shared/rules/cohort-organisations'
import type { Tx } from '../../db/transaction.ts'

interface Found {
  employers: (KnownEmployer & { id: string })[]
  systems: { id: string; name: string }[]
  people: (KnownPerson & { id: string; email: string })[]
  ulns: string[]
  studentNumbers: string[]
}

/** What Rung holds, with the ids it is held under. */
export interface HeldRecords extends KnownRecords {
  readonly employerIds: ReadonlyMap<string, string>
  readonly systemIds: ReadonlyMap<string, string>
  readonly personIds: ReadonlyMap<string, string>
}

const text = `select json_build_object(
    'employers', coalesce((select json_agg(json_build_object('id', e.id, 'name', e.name, 'system', s.name, 'levyPayer', e.levy_payer) order by e.name)
      from organisation e left join organisation s on s.id = e.part_of and s.kind = 'system' where e.kind = 'employer'), '[]'),
    'systems', coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from organisation s where s.kind = 'system'), '[]'),
    'people', coalesce((select json_agg(json_build_object('id', p.id, 'email', p.email, 'givenName', p.given_name, 'familyName', p.family_name,
        'ended', p.ended_at is not null, 'isTrainee', exists (select from trainee t where t.person_id = p.id)))
      from person p where p.email = any($1::text[])), '[]'),
    'ulns', coalesce((select json_agg(t.uln) from trainee t where t.uln <> '9999999999' and t.uln = any($2::text[])), '[]'),
    'studentNumbers', coalesce((select json_agg(lower(t.student_number)) from trainee t
      where t.university_id = $4 and lower(t.student_number) = any($3::text[])), '[]')) as found`

interface Wanted {
  readonly emails: readonly string[]
  readonly ulns: readonly string[]
  /** In lower case. */
  readonly studentNumbers: readonly string[]
  readonly universityId: string
}

/** One look at everything a file speaks of, however many rows it has. Needs the system scope. */
export async function loadKnownRecords(tx: Tx, wanted: Wanted): Promise<HeldRecords> {
  const row = await tx.row<{ found: Found }>(text, [
    wanted.emails,
    wanted.ulns,
    wanted.studentNumbers,
    wanted.universityId,
  ])
  if (!row) throw new Error('a statement without a table answered no row')
  const { employers, systems, people, ulns, studentNumbers } = row.found
  return {
    employers,
    systems: systems.map(({ name }) => name),
    people: new Map(people.map((person) => [person.email, person])),
    ulns: new Set(ulns),
    studentNumbers: new Set(studentNumbers),
    employerIds: new Map(employers.map(({ name, id }) => [name, id])),
    systemIds: new Map(systems.map(({ name, id }) => [name, id])),
    personIds: new Map(people.map(({ email, id }) => [email, id])),
  }
}

/**
 * Work that looks and writes past the caller's scope: an email address or ULN may belong to somebody the caller sees
 * nothing of, and organisations, people and cohorts are written by nobody else. Only after the permission is settled.
 */
export async function inSystemScope<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const set = (value: string) => tx.rows("select set_config('rung.system', $1, true)", [value], 'scope')
  await set('on')
  const found = await work()
  await set('')
  return found
}
