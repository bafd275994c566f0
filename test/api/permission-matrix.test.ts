import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import { type EntryState, entryStates } from '@rung/shared/rules/entry-states'
import { may, mayEver, permissions } from '@rung/shared/rules/permissions'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../api/src/app.ts'
import { readConfig } from '../../api/src/config.ts'
import { openPool } from '../../api/src/db/pool.ts'
import { tokenHash } from '../../api/src/http/session-cookie.ts'
import { asSystem, insert, password, type SomeTrainee } from '../support/build.ts'
import { chosen, entriesOf, entryPath, learning, openScene, type Scene } from './off-the-job/scene.ts'
import { allEndpoints, paramNames } from './permission-matrix/endpoints.ts'
import { cookieFor, makePersonas, type Persona } from './permission-matrix/personas.ts'
import { rollBack } from './permission-matrix/rolling-back.ts'
import { sampleBody } from './permission-matrix/samples.ts'
import { day } from './register/scene.ts'

/** What the one table of permissions expects of an answer. */
type Expected = 'sign in' | 'not found' | 'not permitted' | 'not now' | 'not theirs' | 'not done' | 'through'

const fits: Record<Expected, (status: number) => boolean> = {
  'sign in': (status) => status === 401,
  'not found': (status) => status === 404,
  'not permitted': (status) => status === 403,
  // The relationship would do, the state does not.
  'not now': (status) => [403, 409, 412, 422].includes(status),
  // The role would do, but what is asked about belongs to other organisations.
  'not theirs': (status) => status === 403 || status === 404,
  'not done': (status) => [403, 404, 409, 422].includes(status),
  through: (status) => (status < 300 || [409, 410, 412, 422].includes(status)) && status >= 200,
}

interface Target {
  readonly trainee: SomeTrainee
  readonly mentorshipId: string
  /** A ratified result. */
  readonly resultId: string
  /** A claim of circumstances that waits, and a file of its evidence. */
  readonly claimId: string
  readonly fileId: string
  readonly priorLearningId: string
  readonly entries: Readonly<Record<EntryState, { id: string; version: number }>>
  /** The reversal of the entry in this state. */
  readonly reversals: Readonly<Partial<Record<EntryState, { id: string; version: number }>>>
}

const endpoints = await allEndpoints()

let scene: Scene
let app: FastifyInstance
let close: () => Promise<void>
let personas: Persona[]
let cookies: Map<string, { cookie: string; sessionId: string }>
let before: Target
let past: Target
let invitation: string
let feed: string
let roleId: string
let boardId: string
let teachingSessionId: string
let asked = 0
let eventsBefore: number
/** For single endpoints, where a field's name does not say enough. */
let special: Record<string, Record<string, unknown>>

beforeAll(async () => {
  scene = await openScene()
  const { world } = scene
  personas = await makePersonas(scene)
  before = await layEntries(world.t1)
  past = await layEntries(world.t2)
  await scene.rows("update trainee set gateway_on = '2022-05-11' where id = $1", [world.t2.id])
  cookies = new Map()
  for (const { who } of personas)
    if (who && !cookies.has(who.personId)) cookies.set(who.personId, await cookieFor(scene, who))
  invitation = await makeInvitation()
  feed = await makeFeed()
  teachingSessionId = await makeSession()
  boardId = await makeBoard()
  const [role] = await scene.rows<{ id: string }>('select id from role_held where person_id = $1', [
    world.mentor1.personId,
  ])
  roleId = role?.id ?? ''
  const into = { cohortId: world.programme.cohort, accept: 'good-rows' }
  special = {
    'sign-in': { email: world.tutor.email, password },
    'check-cohort-import': into,
    'import-cohort': into,
    'change-academic-rules': { settings: {} },
    'plan-teaching-sessions': day,
    'change-teaching-session': day,
    'take-register': { marks: [] },
    'save-results': { cells: [{ traineeId: world.t1.id, component: 'module', text: '62', was: null }] },
    'decide-circumstances': { effect: 'defer' },
    'set-submission-date': { dueOn: null, dueAt: null },
    'correct-register': { marks: [{ traineeId: world.t1.id, mark: 'absent' }] },
  }
  eventsBefore = await countEvents()

  const outcome = readConfig({ DATABASE_URL: scene.app.ownerUrl })
  if ('faults' in outcome) throw new Error(outcome.faults.join(' '))
  const pool = rollBack(openPool(scene.app.ownerUrl, { max: 6 }))
  app = await buildApp({
    pool,
    now: scene.app.clock.now,
    config: outcome.config,
    checkAnswers: true,
  })
  close = async () => {
    await app.close()
    await pool.end()
  }
}, 60_000)
afterAll(async () => {
  await close?.()
  await scene?.close()
})

describe('the contract and the server', () => {
  test('name the same routes, each once', async () => {
    await app.ready()
    // The document is made of the routes themselves.
    const { paths = {} } = app.swagger() as { paths?: Record<string, object> }
    const mounted = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const promised = endpoints.map(
      ({ method, path }) => `${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(mounted.toSorted()).toEqual(promised.toSorted())
    expect(new Set(promised).size).toBe(promised.length)
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
  })

  test('use every action of the table, so that none is a dead letter', () => {
    const used = new Set(endpoints.map(({ permission }) => permission))
    // Offered on an entry; carried out by changing it.
    const carriedByOthers = ['submit-entry', 'change-trainee']
    expect(Object.keys(permissions).filter((action) => !used.has(action as never))).toEqual(carriedByOthers)
  })
})

describe('who gets through', () => {
  test.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (_route, endpoint) => {
      const cases = personas.flatMap((persona) => statesFor(endpoint).map((state) => ({ persona, state })))
      const answers = await Promise.all(
        cases.map(async (one) => ({ ...one, status: await ask(endpoint, one.persona, one.state) })),
      )
      const wrong = answers.flatMap(({ persona, state, status }) => {
        const expected = expectedOf(endpoint, persona, state)
        return fits[expected](status)
          ? []
          : [`${persona.name}${state ? ` (${state})` : ''}: ${expected}, but ${status}`]
      })
      expect(wrong).toEqual([])
    },
    30_000,
  )

  test('somebody gets through to every route', async () => {
    const closed: string[] = []
    for (const endpoint of endpoints) {
      const some = personas.some((persona) =>
        statesFor(endpoint).some((state) => expectedOf(endpoint, persona, state) === 'through'),
      )
      if (!some) closed.push(endpoint.name)
    }
    expect(closed).toEqual([])
  })

  test('who signs many at once has each entry refused that is not theirs to sign', async () => {
    const bulk = endpoints.filter(
      ({ permission, path }) => /sign-entry$/.test(permission) && !path.includes(':traineeId'),
    )
    expect(bulk).toHaveLength(2)
    for (const endpoint of bulk)
      for (const persona of personas.filter(({ roles }) => mayEver(endpoint.permission, roles))) {
        const { results } = (await answerOf(endpoint, persona, 'submitted')).json()
        if (!may(endpoint.permission, persona.to, 'submitted'))
          expect(results[0].outcome, persona.name).toBe('refused')
      }
  })

  test('nothing that was asked stayed', async () => {
    expect(await countEvents()).toBe(eventsBefore)
  })

  test('a stranger is told exactly what is told of a trainee who is not there', async () => {
    const routes = endpoints.filter((endpoint) => paramNames(endpoint).includes('traineeId'))
    const stranger = personas.find(({ name }) => name === 'a manager of another employer') as Persona
    for (const endpoint of routes) {
      const [theirs, unknown] = [
        await answerOf(endpoint, stranger, undefined),
        await answerOf(endpoint, stranger, undefined, { traineeId: uuidv7() }),
      ]
      const told = ({ body, statusCode }: { body: string; statusCode: number }) => [
        statusCode,
        body.replace(/"requestId":"[^"]*"/, ''),
      ]
      expect(told(theirs), endpoint.name).toEqual(told(unknown))
    }
  })

  test('a session that was ended, ran out, or whose person’s access ended lets nobody in', async () => {
    const { manager, tutor, auditor, t1 } = scene.world
    const [ended, old, left] = [
      await cookieFor(scene, manager),
      await cookieFor(scene, tutor),
      await cookieFor(scene, auditor),
    ]
    await scene.rows("update session set ended_at = '2022-05-11T08:59:00Z' where id = $1", [ended.sessionId])
    await scene.rows("update session set expires_at = '2022-05-11T09:00:00Z' where id = $1", [old.sessionId])
    await scene.rows("update person set ended_at = '2022-05-11T08:59:00Z' where id = $1", [auditor.personId])
    for (const { cookie } of [ended, old, left, { cookie: 'rung-session=made-up' }]) {
      const answer = await app.inject({ url: `/api/v1/trainees/${t1.id}`, headers: { cookie } })
      expect(answer.statusCode).toBe(401)
    }
    await scene.rows('update person set ended_at = null where id = $1', [auditor.personId])
  })
})

const countEvents = async () => {
  const [found] = await scene.rows<{ count: number }>('select count(*)::int from audit_event')
  return found?.count ?? -1
}

/** The states in which it makes a difference, where it is an entry or its reversal that is asked about. */
function statesFor(endpoint: AnyEndpoint): readonly (EntryState | undefined)[] {
  const names = paramNames(endpoint)
  if (names.includes('reversalId')) return ['signed', 'reversed']
  return names.includes('entryId') ? entryStates : [undefined]
}

function expectedOf(endpoint: AnyEndpoint, persona: Persona, state: EntryState | undefined): Expected {
  const grant = permissions[endpoint.permission]
  if (grant.about === 'anyone') return 'through'
  if (!persona.who) return 'sign in'
  if (!mayEver(endpoint.permission, persona.roles)) return 'not permitted'
  if (!paramNames(endpoint).includes('traineeId')) return expectedElsewhere(endpoint, persona)
  if (persona.to.length === 0) return 'not found'
  if (may(endpoint.permission, persona.to, state)) return 'through'
  return entryStates.some((other) => may(endpoint.permission, persona.to, other))
    ? 'not now'
    : 'not permitted'
}

const ofRegion = ['the regional lead', 'the administrator']
const ofEmployer = [
  'the manager',
  'the manager, past gateway',
  'a manager who also mentors the trainee',
  ...ofRegion,
]
const ofUniversity = ['the tutor', 'the administrator']

/** Whose the things are that a path names. Organisations, programmes and cohorts may be read by all who read any. */
const owners: Readonly<Record<string, { by: readonly string[]; toRead: 'owners' | 'all' }>> = {
  personId: { by: ofEmployer, toRead: 'owners' },
  organisationId: { by: ofRegion, toRead: 'all' },
  programmeId: { by: ofUniversity, toRead: 'all' },
  cohortId: { by: ofUniversity, toRead: 'all' },
  curriculumId: { by: ofUniversity, toRead: 'all' },
  boardId: { by: ['the tutor'], toRead: 'owners' },
}
/** The academic side of a cohort is read by nobody but its own university's tutors. */
const ofTutorsAlone = new Set(['read-register', 'take-register', 'enter-cohort-results', 'hold-board'])
/** Whose the places are that a body names. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  'invite-person': ofEmployer,
  'create-organisation': ofRegion,
  'create-programme': ofUniversity,
  'check-cohort-import': [...ofUniversity, ...ofRegion],
  'import-cohort': [...ofUniversity, ...ofRegion],
}

function expectedElsewhere(endpoint: AnyEndpoint, { name }: Persona): Expected {
  const owned = owners[paramNames(endpoint).find((param) => param in owners) ?? '']
  if (owned && !owned.by.includes(name))
    return endpoint.method === 'GET' && owned.toRead === 'all' && !ofTutorsAlone.has(endpoint.permission)
      ? 'through'
      : 'not theirs'
  const place = placesOf[endpoint.name]
  return place && !place.includes(name) ? 'not done' : 'through'
}

async function ask(endpoint: AnyEndpoint, persona: Persona, state: EntryState | undefined): Promise<number> {
  return (await answerOf(endpoint, persona, state)).statusCode
}

function answerOf(
  endpoint: AnyEndpoint,
  persona: Persona,
  state: EntryState | undefined,
  instead: Record<string, string> = {},
) {
  const target = persona.pastGateway ? past : before
  const values = { ...valuesFor(target, persona, state), ...instead }
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new Error(`the matrix does not know what :${name} of ${endpoint.name} could be`)
    return String(value)
  })
  const session = persona.who && cookies.get(persona.who.personId)
  const version = /reversalId/.test(endpoint.path)
    ? target.reversals[state ?? 'signed']?.version
    : target.entries[state ?? 'draft'].version
  const headers: Record<string, string> = {
    ...(session ? { cookie: session.cookie } : {}),
    ...(endpoint.update
      ? { 'if-match': `"${endpoint.path.includes(':entryId') ? (version ?? 1) : 1}"` }
      : {}),
  }
  asked += 1
  return app.inject({
    // From another place each time, so that nobody is taken for a guesser.
    remoteAddress: `10.0.${asked >> 8}.${asked & 255}`,
    method: endpoint.method,
    url: `/api/v1${path}`,
    headers,
    ...contentOf(endpoint, values),
  } as InjectOptions)
}

function contentOf(
  endpoint: AnyEndpoint,
  values: Record<string, unknown>,
): Partial<InjectOptions> & { headers?: never } {
  if (endpoint.method === 'GET') return {}
  const body = sampleBody(endpoint, values, special[endpoint.name])
  if (!endpoint.upload) return body === undefined ? {} : { payload: body as object }
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) form.set(name, String(value))
  form.set('file', new Blob(['Date,Activity\n2022-05-09,Lecture\n'], { type: 'text/csv' }), 'file.csv')
  return { payload: form } as never
}

/** Whatever a path or a body may name, by the field's name. */
function valuesFor(target: Target, persona: Persona, state: EntryState | undefined): Record<string, unknown> {
  const { world } = scene
  const entry = target.entries[state ?? 'submitted']
  return {
    ...learning,
    traineeId: target.trainee.id,
    entryId: entry.id,
    version: entry.version,
    reversalId: target.reversals[state ?? 'signed']?.id ?? uuidv7(),
    mentorshipId: target.mentorshipId,
    resultId: target.resultId,
    claimId: target.claimId,
    fileId: target.fileId,
    priorLearningId: target.priorLearningId,
    component: 'module',
    attempt: 'first-sit',
    sessionId: (persona.who && cookies.get(persona.who.personId)?.sessionId) ?? uuidv7(),
    token: invitation,
    personId: world.mentor1.personId,
    roleId,
    organisationId: world.organisations.employer1,
    universityId: world.organisations.university,
    partOf: world.organisations.system,
    programmeId: world.programme.programme,
    cohortId: world.programme.cohort,
    teachingSessionId,
    boardId,
    meetsOn: '2022-05-11',
    members: ['Dr Irene Vance'],
    reassessBy: null,
    curriculumId: world.programme.curriculum,
    basedOn: world.programme.curriculum,
    optionGroup: 'level-4-option',
    feed,
    mentorId: world.mentor1.personId,
    managerId: world.manager.personId,
    entries: [{ traineeId: target.trainee.id, entryId: entry.id, version: entry.version }],
    learnedOn: '2022-04-20',
    reason: 'It names the wrong day',
    roles: ['mentor'],
    mentor: null,
    email: 'new.person@example.org',
    ukprn: null,
    kind: 'employer',
    weeklyMinutes: 2250,
    endsOn: '2022-06-30',
    startsOn: '2022-06-01',
    settings: Object.fromEntries(settingNames.map((name) => [name, null])),
    standard: { reference: 'ST0215', version: '1.0' },
    old: 'not the password',
    new: 'another long enough password',
    password: 'another long enough password',
  }
}

const settingNames = [
  'tolerancePercent',
  'paceDays',
  'paceSettlesAfterDays',
  'breakMovesEnd',
  'mentorUpdateMonths',
  'lapsedMentor',
  'lateAfterDays',
  'longAfterMinutes',
  'draftAfterDays',
  'signatureAfterDays',
]

/** A ratified result, a claim of circumstances with its evidence, and prior learning that is recognised. */
async function layResults(trainee: SomeTrainee) {
  const { tutor, programme } = scene.world
  const ids = {
    resultId: uuidv7(),
    claimId: uuidv7(),
    fileId: uuidv7(),
    priorLearningId: uuidv7(),
    board: uuidv7(),
  }
  const at = '2022-05-10T09:00:00Z'
  const of = { trainee_id: trainee.id, module_code: 'PZ1015', component: 'module', attempt: 'first-sit' }
  await asSystem(scene.app.ownerUrl, scene.app.clock.now(), async (tx) => {
    await insert(tx, 'board', [
      {
        id: ids.board,
        cohort_id: programme.cohort,
        title: `Board of ${trainee.name}`,
        meets_on: '2022-05-10',
        state: 'ratified',
        ratified_at: at,
        ratified_by: tutor.personId,
        members: [],
        created_at: at,
        version: 1,
      },
    ])
    await insert(tx, 'result', [
      {
        ...of,
        id: ids.resultId,
        mark: 50,
        not_submitted: false,
        feedback: '',
        state: 'provisional',
        entered_by: tutor.personId,
        entered_at: at,
        version: 1,
      },
    ])
    await tx.rows("update result set state = 'ratified', board_id = $2 where id = $1", [
      ids.resultId,
      ids.board,
    ])
    await insert(tx, 'circumstances', [
      {
        ...of,
        id: ids.claimId,
        claim: 'In hospital',
        evidence: 'A letter',
        claimed_by: trainee.personId,
        claimed_at: at,
        state: 'claimed',
        version: 1,
      },
    ])
    await tx.rows(
      `insert into circumstances_evidence (trainee_id, id, circumstances_id, name, media_type, content, added_by, added_at)
       values ($1, $2, $3, 'letter.pdf', 'application/pdf', '\\x25504446', $4, $5)`,
      [trainee.id, ids.fileId, ids.claimId, trainee.personId, at],
    )
    await tx.rows(
      `insert into prior_learning (trainee_id, id, module_code, evidence, recognised_on, recognised_by)
       values ($1, $2, 'PZ1022', 'A certificate', '2022-05-10', $3)`,
      [trainee.id, ids.priorLearningId, tutor.personId],
    )
  })
  return ids
}

/** One entry in each state, laid by the people themselves, and a reversal that waits. */
async function layEntries(trainee: SomeTrainee): Promise<Target> {
  const { mentor1, manager } = scene.world
  const [theirs, mentors, managers] = [
    await scene.as(trainee),
    await scene.as(mentor1),
    await scene.as(manager),
  ]
  const draft = (
    await theirs.post(entriesOf(trainee), { ...learning, learnedOn: '2022-05-01', submit: false })
  ).body
  const submitted = await scene.submitted(trainee, { learnedOn: '2022-05-02' })
  const signed = await scene.signed(trainee, mentor1, { learnedOn: '2022-05-03' })
  const sent = await scene.submitted(trainee, { learnedOn: '2022-05-04' })
  const returned = await mentors.post(
    `${entryPath(sent)}/return`,
    { reason: 'Say what was new' },
    { ifMatch: sent.version },
  )
  const undone = await scene.signed(trainee, mentor1, { learnedOn: '2022-05-05' })
  const reason = { reason: 'It names the wrong day' }
  const asked = (await mentors.post(`${entryPath(undone)}/reversals`, reason)).body
  const decided = await managers.post(
    `${entryPath(undone)}/reversals/${asked.id}/decision`,
    { decision: 'countersigned' },
    { ifMatch: asked.version },
  )
  const waiting = (await theirs.post(`${entryPath(signed)}/reversals`, reason)).body
  const [mentorship] = await scene.rows<{ id: string }>(
    'select id from mentorship where trainee_id = $1 and mentor_id = $2',
    [trainee.id, mentor1.personId],
  )
  const reversed = { ...chosen(undone), version: undone.version + 1 }
  return {
    trainee,
    ...(await layResults(trainee)),
    mentorshipId: mentorship?.id ?? '',
    entries: {
      draft,
      submitted,
      signed,
      returned: { id: sent.id, version: returned.body.version },
      reversed: { id: undone.id, version: reversed.version },
    },
    reversals: { signed: waiting, reversed: decided.body },
  }
}

/** The address of somebody's calendar. */
async function makeFeed(): Promise<string> {
  const token = uuidv7()
  await scene.rows(
    "insert into calendar_feed (id, person_id, token_hash, created_at) values ($1, $2, $3, '2022-05-10T09:00:00Z')",
    [uuidv7(), scene.world.t1.personId, tokenHash(token)],
  )
  return `${token}.ics`
}

async function makeSession(): Promise<string> {
  const { tutor, programme } = scene.world
  const answer = await (await scene.as(tutor)).post(`/cohorts/${programme.cohort}/teaching-sessions`, {
    ...day,
    heldOn: '2022-04-19',
    until: null,
  })
  return answer.body.sessions[0].id
}

async function makeBoard(): Promise<string> {
  const { tutor, programme } = scene.world
  const answer = await (await scene.as(tutor)).post(`/cohorts/${programme.cohort}/boards`, {
    title: 'Spring board',
    meetsOn: '2022-05-11',
    members: ['Dr Irene Vance'],
  })
  return answer.body.id
}

async function makeInvitation(): Promise<string> {
  const token = uuidv7()
  await asSystem(scene.app.ownerUrl, scene.app.clock.now(), (tx) =>
    insert(tx, 'invitation', [
      {
        id: uuidv7(),
        kind: 'invitation',
        token_hash: `\\x${tokenHash(token).toString('hex')}`,
        person_id: scene.world.mentor1.personId,
        created_at: '2022-05-10T09:00:00Z',
        expires_at: '2022-05-20T09:00:00Z',
      },
    ]),
  )
  return token
}
