import type { Relationship, Role } from '@rung/shared/rules/permissions'
import { uuidv7 } from 'uuidv7'
import { tokenHash } from '../../../api/src/http/session-cookie.ts'
import { asSystem, insert, type Someone } from '../../support/build.ts'
import type { Scene } from '../off-the-job/scene.ts'

/** One way to come to the server, and how that person stands to the trainee they ask about. */
export interface Persona {
  readonly name: string
  readonly who: Someone | null
  /** What they hold today. */
  readonly roles: readonly Role[]
  readonly to: readonly Relationship[]
  /** Asks about the trainee past gateway instead of the one before it. */
  readonly pastGateway: boolean
}

type Row = [
  name: string,
  who: Someone | null,
  roles: Role[],
  to: Relationship[],
  more?: 'past-gateway' | 'elsewhere',
]

/** Everyone, from everywhere. The rows are written by hand: nothing in them comes from the code they check. */
export async function makePersonas(scene: Scene): Promise<Persona[]> {
  const { world } = scene
  const far = await addElsewhere(scene)
  const rows: Row[] = [
    ['nobody signed in', null, [], []],
    ['the trainee', world.t1, ['trainee'], ['self']],
    ['the trainee past gateway', world.t2, ['trainee'], ['self'], 'past-gateway'],
    ['another trainee of the employer', world.t2, ['trainee'], []],
    ['a trainee of another employer', world.t3, ['trainee'], []],
    ['the mentor', world.mentor1, ['mentor'], ['mentor']],
    ['the mentor whose update lapsed', world.lapsedMentor, ['mentor'], ['mentor']],
    ['a mentor of another trainee of the employer', far.otherMentor, ['mentor'], []],
    ['a mentor whose time is over', far.formerMentor, ['mentor'], []],
    ['a mentor of another employer', world.mentor2, ['mentor'], []],
    ['the line manager', world.lineManager, ['manager'], ['line-manager']],
    ['the manager', world.manager, ['manager'], ['manager']],
    ['the manager, past gateway', world.manager, ['manager'], ['manager'], 'past-gateway'],
    [
      'a manager who also mentors the trainee',
      far.managingMentor,
      ['manager', 'mentor'],
      ['manager', 'mentor'],
    ],
    ['a manager of another employer', world.manager2, ['manager'], []],
    ['a manager of an employer without trainees', world.stranger, ['manager'], []],
    ['the tutor', world.tutor, ['tutor'], ['tutor']],
    ['a tutor elsewhere', far.tutor, ['tutor'], []],
    ['the regional lead', world.regionalLead, ['regional-lead'], ['regional-lead']],
    ['a regional lead elsewhere', far.lead, ['regional-lead'], []],
    ['the assessor before gateway', world.assessor, ['assessor'], []],
    ['the assessor past gateway', world.assessor, ['assessor'], ['assessor'], 'past-gateway'],
    ['an assessor elsewhere', far.assessor, ['assessor'], [], 'past-gateway'],
    ['the auditor', world.auditor, ['auditor'], ['auditor']],
    ['an auditor elsewhere', far.auditor, ['auditor'], []],
    ['the administrator', world.administrator, ['administrator'], ['administrator']],
    ['an administrator elsewhere', far.administrator, ['administrator'], []],
    ['a manager whose role is over', far.formerManager, [], []],
    ['someone without a role', far.nobody, [], []],
  ]
  return rows.map(([name, who, roles, to, at]) => ({
    name,
    who,
    roles,
    to,
    pastGateway: at === 'past-gateway',
  }))
}

/** A session's cookie for a person, made without their password: hashing is slow on purpose. */
export async function cookieFor(
  scene: Scene,
  { personId }: Someone,
): Promise<{ cookie: string; sessionId: string }> {
  const [token, sessionId, at] = [uuidv7(), uuidv7(), scene.app.clock.now()]
  await asSystem(scene.app.ownerUrl, at, (tx) =>
    tx.rows(
      `insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $4, $4::timestamptz + interval '1 day')`,
      [tokenHash(token), sessionId, personId, at.toISOString()],
    ),
  )
  return { cookie: `rung-session=${token}`, sessionId }
}

async function addElsewhere({ app, world }: Scene) {
  const { employer1 } = world.organisations
  const places = { region: uuidv7(), university: uuidv7(), epaOrganisation: uuidv7() }
  const someone = (given: string, family: string): Someone => ({
    personId: uuidv7(),
    email: `${given}.${family}@example.net`.toLowerCase(),
    name: `${given} ${family}`,
  })
  const people = {
    otherMentor: someone('Iris', 'Combe'),
    formerMentor: someone('Paul', 'Tanner'),
    managingMentor: someone('Esther', 'Quill'),
    formerManager: someone('Colin', 'Marsh'),
    tutor: someone('Judith', 'Frost'),
    lead: someone('Alan', 'Bright'),
    assessor: someone('Rosa', 'Field'),
    auditor: someone('Martin', 'Lake'),
    administrator: someone('Vera', 'Gold'),
    nobody: someone('Otto', 'Grey'),
  }
  const held: [Someone, string, string, string | null][] = [
    [people.otherMentor, 'mentor', employer1, null],
    [people.formerMentor, 'mentor', employer1, null],
    [people.managingMentor, 'manager', employer1, null],
    [people.managingMentor, 'mentor', employer1, null],
    [people.formerManager, 'manager', employer1, '2022-05-10'],
    [people.tutor, 'tutor', places.university, null],
    [people.lead, 'regional-lead', places.region, null],
    [people.assessor, 'assessor', places.epaOrganisation, null],
    [people.auditor, 'auditor', places.region, null],
    [people.administrator, 'administrator', places.region, null],
  ]
  const mentoring: [Someone, string, string | null][] = [
    [people.otherMentor, world.t2.id, null],
    [people.formerMentor, world.t1.id, '2022-05-10'],
    [people.managingMentor, world.t1.id, null],
  ]
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    await insert(tx, 'organisation', [
      { id: places.region, kind: 'region', name: 'Southern region' },
      { id: places.university, kind: 'university', name: 'University of Elsewhere' },
      { id: places.epaOrganisation, kind: 'epa-organisation', name: 'Elsewhere Assessment' },
    ])
    await insert(
      tx,
      'person',
      Object.values(people).map(({ personId, email, name }) => {
        const [given_name, family_name] = name.split(' ')
        return { id: personId, email, given_name, family_name }
      }),
    )
    await insert(
      tx,
      'role_held',
      held.map(([{ personId }, role, organisation_id, ends_on]) => ({
        id: uuidv7(),
        person_id: personId,
        role,
        organisation_id,
        starts_on: world.startsOn,
        ends_on,
      })),
    )
    await insert(
      tx,
      'mentor',
      mentoring.map(([{ personId }]) => ({
        person_id: personId,
        employer_id: employer1,
        profession: 'Registered nurse',
        prepared_on: '2021-01-04',
        updated_on: '2022-01-04',
        capacity: 4,
      })),
    )
    await insert(
      tx,
      'mentorship',
      mentoring.map(([{ personId }, trainee_id, ends_on]) => ({
        trainee_id,
        id: uuidv7(),
        mentor_id: personId,
        starts_on: world.startsOn,
        ends_on,
      })),
    )
  })
  return people
}
