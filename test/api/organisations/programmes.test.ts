import type { ProgrammeView } from '@rung/shared/contract/organisations'
import { defaultSettings } from '@rung/shared/figures/programme-settings'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type Someone, type World } from '../../support/build.ts'

let rung: TestApp
let world: World
let as: Record<'manager' | 'tutor' | 'lead' | 'administrator' | 'trainee', Agent>

beforeAll(async () => {
  rung = await startApp()
  world = await buildWorld(rung.ownerUrl, rung.clock.now(), { startsOn: '2022-05-02' })
  const agent = ({ email }: Someone) => rung.signIn(email, password)
  as = {
    manager: await agent(world.manager),
    tutor: await agent(world.tutor),
    lead: await agent(world.regionalLead),
    administrator: await agent(world.administrator),
    trainee: await agent(world.t1),
  }
})
afterAll(() => rung.close())

const post = (agent: Agent, path: string, body: object) =>
  agent.post(`/api/v1${path}`).set('Idempotency-Key', uuidv7()).send(body)
const put = (agent: Agent, id: string, version: number, body: object) =>
  agent.put(`/api/v1/programmes/${id}`).set('If-Match', `"${version}"`).send(body)
const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)
const read = async (agent: Agent, id: string): Promise<ProgrammeView> =>
  (await agent.get(`/api/v1/programmes/${id}`)).body

let made = 0
const programme = (more: object = {}) => ({
  universityId: world.organisations.university,
  title: `FdSc Health and Social Care ${++made}`,
  curriculum: 'fdsc-health-and-social-care',
  standard: { reference: 'ST0215', version: '1.0' },
  assessmentPlan: 'AP01',
  ...more,
})
const usual = Object.fromEntries(Object.keys(defaultSettings).map((name) => [name, null]))

describe('a programme', () => {
  it('is listed with its cohorts and trainees', async () => {
    const { body } = await as.manager.get('/api/v1/programmes')
    expect(body.mayCreate).toBe(false)
    expect(body.rows.find(({ id }: { id: string }) => id === world.programme.programme)).toEqual({
      id: world.programme.programme,
      title: 'FdSc Health and Social Care (Assistant Practitioner)',
      award: 'Foundation Degree (FdSc)',
      university: { id: world.organisations.university, name: 'University of Aireborough' },
      standard: { reference: 'ST0215', version: '1.0', title: 'Healthcare assistant practitioner', level: 5 },
      cohorts: 1,
      trainees: 2,
    })
    expect((await as.tutor.get('/api/v1/programmes')).body.mayCreate).toBe(true)
    expect((await as.lead.get('/api/v1/programmes')).body.mayCreate).toBe(false)
    expect((await as.trainee.get('/api/v1/programmes')).status).toBe(403)
  })

  it('is read with its curriculum laid out by semester, and its credits summed', async () => {
    const found = await read(as.trainee, world.programme.programme)
    expect(found).toMatchObject({
      totalCredits: 240,
      standard: { reference: 'ST0215', version: '1.0', statements: 29 },
      assessmentPlan: { key: 'AP01', title: 'ST0215/AP01 (2016)', creditsAtGateway: 240 },
      settings: defaultSettings,
      set: [],
      mayChange: false,
    })
    expect(found.curriculum?.semesters).toEqual([
      { year: 1, semester: 1, credits: 40 },
      { year: 1, semester: 2, credits: 40 },
      { year: 1, semester: 3, credits: 40 },
      { year: 2, semester: 1, credits: 40 },
      { year: 2, semester: 2, credits: 40 },
      { year: 2, semester: 3, credits: 40 },
    ])
    expect(found.curriculum?.levels).toEqual([
      { level: 4, credits: 120 },
      { level: 5, credits: 120 },
    ])
    expect(found.curriculum?.modules).toHaveLength(13)
    expect(found.curriculum?.modules.at(-1)).toEqual({
      code: 'PZ2066',
      title: 'Developing Practice',
      level: 5,
      credits: 40,
      year: 2,
      creditsBySemester: [
        { semester: 2, credits: 20 },
        { semester: 3, credits: 20 },
      ],
      optionGroup: null,
      workBased: true,
    })
    expect(
      found.curriculum?.optionGroups.map(({ key, choose, confirmed }) => ({ key, choose, confirmed })),
    ).toEqual([
      { key: 'level-4-option', choose: 1, confirmed: false },
      { key: 'level-5-option', choose: 1, confirmed: false },
    ])
    expect((await as.tutor.get(`/api/v1/programmes/${uuidv7()}`)).status).toBe(404)
  })

  it('is set up by a tutor at their university from the curriculum and the standard that Rung brings', async () => {
    const answer = await post(
      as.tutor,
      '/programmes',
      programme({ standard: { reference: 'ST0215', version: '1.1' }, assessmentPlan: 'v1.1' }),
    )
    expect(answer.status, answer.text).toBe(201)
    expect(answer.body).toMatchObject({
      version: 1,
      award: 'Foundation Degree (FdSc)',
      standard: { version: '1.1', title: 'Assistant practitioner (health)', statements: 0 },
      assessmentPlan: { key: 'v1.1', creditsAtGateway: 200 },
      cohorts: [],
      mayChange: true,
    })
    expect(answer.body.curriculum.startsOn).toBe('2022-05-11')
    expect(answer.body.curriculum.modules).toHaveLength(13)
    expect((await post(as.administrator, '/programmes', programme())).status).toBe(201)
  })

  it('is refused with what to correct', async () => {
    expect(
      codes(
        await post(as.tutor, '/programmes', {
          universityId: world.organisations.employer1,
          title: ' ',
          curriculum: 'none',
          standard: { reference: 'ST0215', version: '1.0' },
          assessmentPlan: 'v1.1',
        }),
      ),
    ).toEqual([
      '/universityId university-unknown',
      '/title name-missing',
      '/curriculum curriculum-unknown',
      '/assessmentPlan assessment-plan-unknown',
    ])
    expect(
      codes(await post(as.tutor, '/programmes', programme({ standard: { reference: 'ST9', version: '1' } }))),
    ).toEqual(['/standard standard-unknown'])
    expect((await post(as.lead, '/programmes', programme())).status).toBe(403)
  })
})

describe('what a programme sets', () => {
  it('is kept apart from the usual, and decides at once where trainees stand', async () => {
    const before = await read(as.tutor, world.programme.programme)
    const atRiskFrom = async () =>
      (
        await asSystem(rung.ownerUrl, rung.clock.now(), (tx) =>
          tx.row<{ on: string }>('select at_risk_from as on from trainee_outlook where trainee_id = $1', [
            world.t1.id,
          ]),
        )
      )?.on
    const usually = await atRiskFrom()
    const body = {
      title: before.title,
      settings: { ...usual, paceSettlesAfterDays: 120, lapsedMentor: 'countersign' },
    }
    const answer = await put(as.tutor, before.id, before.version, body)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers.etag).toBe(`"${before.version + 1}"`)
    expect(answer.body).toMatchObject({
      settings: { ...defaultSettings, paceSettlesAfterDays: 120, lapsedMentor: 'countersign' },
      set: ['paceSettlesAfterDays', 'lapsedMentor'],
    })
    expect(usually).toBe('2022-05-29')
    expect(await atRiskFrom()).toBe('2022-08-29')
    const stale = await put(as.administrator, before.id, before.version, body)
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ version: before.version + 1 })
    const back = await put(as.tutor, before.id, before.version + 1, { title: before.title, settings: usual })
    expect(back.body).toMatchObject({ settings: defaultSettings, set: [] })
    expect(await atRiskFrom()).toBe(usually)
  })

  it('is not for others to set, nor beyond what can be meant', async () => {
    const { id, version, title } = await read(as.tutor, world.programme.programme)
    expect((await put(as.manager, id, version, { title, settings: usual })).status).toBe(403)
    expect(
      (await put(as.tutor, id, version, { title, settings: { ...usual, tolerancePercent: 500 } })).status,
    ).toBe(400)
    expect((await put(as.tutor, id, version, { title: ' ', settings: usual })).status).toBe(422)
    expect((await put(as.tutor, uuidv7(), version, { title, settings: usual })).status).toBe(404)
  })
})

describe('a cohort', () => {
  const cohort = (more: object = {}) => ({
    title: `Spring ${++made}`,
    startsOn: '2022-09-05',
    plannedEndOn: '2024-09-02',
    ...more,
  })

  it('is added to a programme and read', async () => {
    const body = cohort()
    const answer = await post(as.tutor, `/programmes/${world.programme.programme}/cohorts`, body)
    expect(answer.status, answer.text).toBe(201)
    const { id } = answer.body
    const found = await as.lead.get(`/api/v1/cohorts/${id}`)
    expect(found.headers.etag).toBe('"1"')
    expect(found.body).toEqual({
      version: 1,
      id,
      ...body,
      trainees: 0,
      programme: {
        id: world.programme.programme,
        title: 'FdSc Health and Social Care (Assistant Practitioner)',
      },
      university: { id: world.organisations.university, name: 'University of Aireborough' },
      curriculum: 'FdSc Health and Social Care (Assistant Practitioner)',
      curriculumId: world.programme.curriculum,
      mayChange: false,
    })
    const listed = (await as.tutor.get(`/api/v1/cohorts?programme=${world.programme.programme}&mine=yes`))
      .body.rows
    expect(listed.map((one: { id: string }) => one.id)).toEqual(
      expect.arrayContaining([id, world.programme.cohort]),
    )
    expect((await as.lead.get('/api/v1/cohorts?mine=yes')).body.rows).toEqual([])
  })

  it('is refused with what to correct, and where it is not the caller’s', async () => {
    const path = `/programmes/${world.programme.programme}/cohorts`
    const add = async (more: object) => codes(await post(as.tutor, path, cohort(more)))
    expect(await add({ title: ' ' })).toEqual(['/title name-missing'])
    expect(await add({ title: 'first COHORT' })).toEqual(['/title name-taken'])
    expect(await add({ plannedEndOn: '2022-09-05' })).toEqual(['/plannedEndOn cohort-ends-before-start'])
    expect(await add({ plannedEndOn: '2042-09-05' })).toEqual(['/plannedEndOn cohort-too-long'])
    expect((await post(as.manager, path, cohort())).status).toBe(403)
    expect((await post(as.tutor, `/programmes/${uuidv7()}/cohorts`, cohort())).status).toBe(404)
    expect((await as.trainee.get(`/api/v1/cohorts/${world.programme.cohort}`)).status).toBe(403)
    expect((await as.tutor.get(`/api/v1/cohorts/${uuidv7()}`)).status).toBe(404)
  })
})
