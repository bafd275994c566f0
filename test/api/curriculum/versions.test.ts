import type { CurriculumVersion } from '@rung/shared/contract/curriculum'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, openScene, type Scene } from '../off-the-job/scene.ts'
import { addTutorElsewhere } from './tutor-elsewhere.ts'

let scene: Scene
let tutor: Caller
let stranger: Caller
let list: string
let base: CurriculumVersion

beforeAll(async () => {
  scene = await openScene()
  tutor = await scene.as(scene.world.tutor)
  stranger = await scene.as(await addTutorElsewhere(scene))
  list = `/programmes/${scene.world.programme.programme}/curricula`
  base = (await tutor.get(one(scene.world.programme.curriculum))).body
})
afterAll(() => scene.close())

const one = (id: string, rest = '') => `/curricula/${id}${rest}`
const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)
const sentences = (answer: { body: { errors?: { detail: string }[] } }) =>
  answer.body.errors?.map(({ detail }) => detail)

let made = 0
const newVersion = (more: object = {}) => ({
  basedOn: base.id,
  title: `Version ${++made}`,
  startsOn: '2022-09-01',
  ...more,
})
async function draft(more: object = {}): Promise<CurriculumVersion> {
  const answer = await tutor.post(list, newVersion(more))
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const bodyOf = ({ title, startsOn, modules, optionGroups }: CurriculumVersion) => ({
  title,
  startsOn,
  modules,
  optionGroups,
})
const save = (version: CurriculumVersion, body: object, ifMatch = version.version) =>
  tutor.put(one(version.id), body, ifMatch)
const publish = (version: CurriculumVersion, options: { key?: string } = {}) =>
  tutor.post(one(version.id, '/publication'), undefined, { ...options, ifMatch: version.version })

describe('versions of a curriculum', () => {
  it('stand side by side, with the cohorts that keep each; drafts are seen by those who may change them', async () => {
    const drafted = await draft({ title: 'Autumn 2022' })
    const mine = (await tutor.get(list)).body
    expect(mine.mayChange).toBe(true)
    expect(mine.rows.find(({ id }: { id: string }) => id === drafted.id)).toEqual({
      id: drafted.id,
      title: 'Autumn 2022',
      startsOn: '2022-09-01',
      state: 'draft',
      basedOn: { id: base.id, title: base.title },
      publishedAt: null,
      publishedBy: null,
      cohorts: [],
      modules: 13,
    })
    expect(mine.rows.at(-1)).toMatchObject({
      id: base.id,
      state: 'published',
      cohorts: [{ id: scene.world.programme.cohort, title: 'First cohort' }],
    })
    for (const other of [stranger, await scene.as(scene.world.manager), await scene.as(scene.world.t1)]) {
      const theirs = (await other.get(list)).body
      expect(theirs.rows.map(({ state }: { state: string }) => state)).not.toContain('draft')
      expect((await other.get(one(drafted.id))).status).toBe(404)
      expect((await other.get(one(drafted.id, '/differences'))).status).toBe(404)
      expect((await other.get(one(drafted.id, '/academic-rules'))).status).toBe(404)
      expect((await other.get(one(base.id))).body).toMatchObject({ id: base.id, mayChange: false })
    }
  })

  it('are read with what each module is assessed by: one mark where the university has not said', () => {
    expect(base.semesters.map(({ credits }) => credits)).toEqual([40, 40, 40, 40, 40, 40])
    expect(base.levels).toEqual([
      { level: 4, credits: 120 },
      { level: 5, credits: 120 },
    ])
    for (const { components } of base.modules)
      expect(components).toEqual([{ key: 'module', title: 'Module mark', kind: 'mark', weight: 100 }])
    expect(base.modules.find(({ code }) => code === 'PW2002')).toMatchObject({
      advisedPrerequisite: 'PW1002',
      codeConfirmed: true,
    })
    expect(base.modules.find(({ code }) => code === 'FFP-L4')).toMatchObject({
      codeConfirmed: false,
      workBased: true,
    })
    expect(base.faults).toEqual([])
  })

  it('are drafted only from a published one of the programme, under a name of their own', async () => {
    const drafted = await draft()
    const ask = async (more: object) => codes(await tutor.post(list, newVersion(more)))
    expect(await ask({ basedOn: drafted.id })).toEqual(['/basedOn curriculum-not-based'])
    expect(await ask({ basedOn: uuidv7() })).toEqual(['/basedOn curriculum-not-based'])
    expect(await ask({ title: ' ' })).toEqual(['/title name-missing'])
    expect(await ask({ title: drafted.title.toUpperCase() })).toEqual(['/title name-taken'])
    expect((await stranger.post(list, newVersion())).status).toBe(403)
    expect((await (await scene.as(scene.world.manager)).post(list, newVersion())).status).toBe(403)
    expect((await tutor.post(`/programmes/${uuidv7()}/curricula`, newVersion())).status).toBe(404)
  })

  it('answer a draft asked for twice with one key once', async () => {
    const [body, key] = [newVersion(), uuidv7()]
    const first = await tutor.post(list, body, { key })
    const again = await tutor.post(list, body, { key })
    expect(again.body).toEqual(first.body)
    const rows = (await tutor.get(list)).body.rows.filter(
      ({ title }: { title: string }) => title === body.title,
    )
    expect(rows).toHaveLength(1)
  })
})

describe('a draft', () => {
  it('is changed as a whole, and need not add up yet; each sum that does not come out is shown', async () => {
    const drafted = await draft()
    const modules = drafted.modules
      .filter(({ code }) => code !== 'PZ1015')
      .map((module) =>
        module.code === 'PZ1022'
          ? {
              ...module,
              components: [
                { key: 'essay', title: 'Essay', kind: 'mark' as const, weight: 60 },
                { key: 'test', title: 'Test', kind: 'mark' as const, weight: 30 },
              ],
            }
          : module,
      )
    const answer = await save(drafted, { ...bodyOf(drafted), modules })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers.etag).toBe('"2"')
    const found: CurriculumVersion = answer.body
    expect(found.modules).toHaveLength(12)
    expect(found.modules[0]?.components.map(({ title, weight }) => `${title} ${weight}`)).toEqual([
      'Essay 60',
      'Test 30',
    ])
    expect(found.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/modules/0/components weights-not-100',
      '/modules total-differs',
      '/modules level-differs',
      '/modules semester-differs',
    ])
    const said = [
      'The weights of PZ1022 come to 90%, not 100%: 60 + 30 = 90',
      expect.stringContaining('The modules come to 220 credits, not 240'),
      expect.stringContaining('Level 4 comes to 100 credits, not 120'),
      expect.stringContaining('Semester 1 of year 1 comes to 20 credits, not 40'),
    ]
    expect(found.faults.map(({ detail }) => detail)).toEqual(said)

    const refused = await publish(found)
    expect(refused.status).toBe(422)
    expect(sentences(refused)).toEqual(said)
    expect((await tutor.get(one(found.id))).body.state).toBe('draft')
  })

  it('gets its one mark back where its components are taken out', async () => {
    const drafted = await draft()
    const modules = drafted.modules.map((module) => ({ ...module, components: [] }))
    const answer = await save(drafted, { ...bodyOf(drafted), modules })
    expect(answer.body.modules[0].components).toEqual([
      { key: 'module', title: 'Module mark', kind: 'mark', weight: 100 },
    ])
  })

  it('moves modules between option groups, renames, and keeps the order it is given', async () => {
    const drafted = await draft()
    const optionGroups = drafted.optionGroups.map((group) =>
      group.key === 'level-4-option' ? { ...group, key: 'first-option', confirmed: true } : group,
    )
    const modules = drafted.modules
      .map((module) => ({
        ...module,
        code: module.code === 'FFP-L4' ? 'PZ1099' : module.code,
        codeConfirmed: true,
        optionGroup: module.optionGroup === 'level-4-option' ? 'first-option' : module.optionGroup,
      }))
      .toReversed()
    const answer = await save(drafted, { ...bodyOf(drafted), modules, optionGroups })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.modules.map(({ code }: { code: string }) => code)).toEqual(
      modules.map(({ code }) => code),
    )
    expect(answer.body.optionGroups.map(({ key }: { key: string }) => key)).toEqual([
      'first-option',
      'level-5-option',
    ])
    expect(answer.body.faults).toEqual([])
  })

  it('is refused where its modules could not be told apart, at the place', async () => {
    const drafted = await draft()
    const [first, second, ...rest] = drafted.modules
    const modules = [
      { ...first, code: ' ', title: '' },
      { ...second, code: rest[0]?.code, optionGroup: 'none', credits: 0 },
      ...rest,
    ]
    expect(codes(await save(drafted, { ...bodyOf(drafted), modules }))).toEqual([
      '/modules/0/code code-missing',
      '/modules/0/title title-missing',
      '/modules/1/credits credits-not-whole',
      '/modules/2/code code-repeated',
      '/modules/1/optionGroup group-unknown',
    ])
    expect(codes(await save(drafted, { ...bodyOf(drafted), title: base.title }))).toEqual([
      '/title name-taken',
    ])
  })

  it('is not changed by someone who looked before another saved, nor without saying what they saw', async () => {
    const drafted = await draft()
    expect((await save(drafted, { ...bodyOf(drafted), startsOn: '2022-10-01' })).status).toBe(200)
    const late = await save(drafted, bodyOf(drafted))
    expect(late.status).toBe(412)
    expect(late.body.current).toMatchObject({ version: 2, startsOn: '2022-10-01' })
    expect((await tutor.put(one(drafted.id), bodyOf(drafted))).status).toBe(428)
    expect((await publish(drafted)).status).toBe(412)
    expect((await tutor.delete(one(drafted.id), 1)).status).toBe(412)
  })

  it('is nobody else’s to change', async () => {
    const drafted = await draft()
    expect((await stranger.put(one(drafted.id), bodyOf(drafted), 1)).status).toBe(404)
    expect((await stranger.post(one(drafted.id, '/publication'), undefined, { ifMatch: 1 })).status).toBe(404)
    expect((await stranger.delete(one(drafted.id), 1)).status).toBe(404)
    const manager = await scene.as(scene.world.manager)
    expect((await manager.put(one(drafted.id), bodyOf(drafted), 1)).status).toBe(403)
    expect((await tutor.put(one(uuidv7()), bodyOf(drafted), 1)).status).toBe(404)
    const office = await scene.as(scene.world.administrator)
    expect((await office.put(one(drafted.id), bodyOf(drafted), 1)).status).toBe(200)
  })

  it('is deleted with all that is in it', async () => {
    const drafted = await draft()
    await tutor.put(
      one(drafted.id, '/academic-rules'),
      { startsOn: '2022-09-01', settings: { passMarkPercent: 50 } },
      1,
    )
    expect((await tutor.delete(one(drafted.id), 2)).status).toBe(204)
    expect((await tutor.get(one(drafted.id))).status).toBe(404)
    for (const table of ['module', 'option_group', 'assessment_component', 'academic_rules'])
      expect(await scene.rows(`select from ${table} where curriculum_id = $1`, [drafted.id])).toEqual([])
  })
})

describe('a version that is published', () => {
  it('says who published it and when, and is never changed again, not even by the database’s owner', async () => {
    const drafted = await draft()
    const key = uuidv7()
    const answer = await publish(drafted, { key })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({
      state: 'published',
      publishedAt: '2022-05-11T09:00:00.000Z',
      publishedBy: scene.world.tutor.name,
      version: 2,
    })
    expect((await publish(drafted, { key })).body).toEqual(answer.body)
    const { id } = drafted
    expect(codes(await save(answer.body, bodyOf(drafted)))).toEqual([' curriculum-published'])
    expect(codes(await publish(answer.body))).toEqual([' curriculum-published'])
    expect(codes(await tutor.delete(one(id), 2))).toEqual([' curriculum-published'])
    for (const statement of [
      `update module set credits = 30 where curriculum_id = '${id}'`,
      `delete from assessment_component where curriculum_id = '${id}'`,
      `insert into option_group (curriculum_id, key, level, choose, credits, confirmed) values ('${id}', 'more', 4, 1, 20, true)`,
      `insert into module select '${id}', 'X1', title, level, credits, year, semesters, credits_by_semester, null, work_based, position
         from module where curriculum_id = '${id}' limit 1`,
      `insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position)
         select '${id}', code, 'more', 'More', 'mark', 0, 9 from module where curriculum_id = '${id}' limit 1`,
      `update curriculum set title = 'Another' where id = '${id}'`,
      `update curriculum set state = 'draft' where id = '${id}'`,
    ])
      await expect(scene.ownerRows(statement), statement).rejects.toMatchObject({ code: 'RU001' })
  })

  it('is kept by the cohorts that start under it; a new cohort takes the newest published, or the one chosen', async () => {
    const newest = (await publish(await draft({ title: 'Newest', startsOn: '2022-10-01' }))).body
    await draft({ title: 'Only a draft', startsOn: '2022-10-02' })
    const cohorts = `/programmes/${scene.world.programme.programme}/cohorts`
    const add = async (title: string, more: object = {}) =>
      (
        await tutor.post(cohorts, {
          title,
          startsOn: '2022-11-07',
          plannedEndOn: '2024-11-04',
          ...more,
        })
      ).body
    expect(await add('Takes the newest')).toMatchObject({ curriculumId: newest.id, curriculum: 'Newest' })
    expect(await add('Takes the first', { curriculumId: base.id })).toMatchObject({ curriculumId: base.id })
    const drafted = await draft()
    expect(codes({ body: await add('Takes a draft', { curriculumId: drafted.id }) })).toEqual([
      '/curriculumId curriculum-unknown',
    ])
    const first = (await tutor.get(`/cohorts/${scene.world.programme.cohort}`)).body
    expect(first.curriculumId).toBe(base.id)
  })

  it('says what differs from the one it is based on', async () => {
    const drafted = await draft()
    const modules = [
      ...drafted.modules
        .filter(({ code }) => code !== 'PZ1015')
        .map((module) =>
          module.code === 'PZ1022' ? { ...module, title: 'Communicating', workBased: true } : module,
        ),
      { ...(drafted.modules[0] as CurriculumVersion['modules'][number]), code: 'PZ1016' },
    ]
    const saved = await save(drafted, { ...bodyOf(drafted), modules })
    expect(saved.body.faults).toEqual([])
    await tutor.put(
      one(drafted.id, '/academic-rules'),
      { startsOn: '2022-09-01', settings: { passMarkPercent: 50 } },
      2,
    )
    const { body } = await tutor.get(one(drafted.id, '/differences'))
    expect(body).toMatchObject({
      curriculum: { id: drafted.id, state: 'draft' },
      basedOn: { id: base.id },
      differences: {
        added: [{ code: 'PZ1016', title: 'Study and Lifelong Learning Skills' }],
        removed: [{ code: 'PZ1015', title: 'Study and Lifelong Learning Skills' }],
        changed: [
          {
            code: 'PZ1022',
            title: 'Communicating',
            fields: [
              { field: 'title', from: 'Communication and Collaboration', to: 'Communicating' },
              { field: 'workBased', from: 'no', to: 'yes' },
            ],
          },
        ],
        groups: [],
        rules: [{ field: 'passMarkPercent', from: '', to: '50' }],
      },
    })
    expect((await tutor.get(one(base.id, '/differences'))).body).toMatchObject({
      basedOn: null,
      differences: null,
    })
  })

  it('and every step to it, is in the audit chain with who did it', async () => {
    const drafted = await draft()
    await publish(drafted)
    const events = await scene.rows<{ subject: string; action: string; count: number; by: string }>(
      `select subject, action, count(*)::int, min(by_person_id::text) as by from audit_event where chain_id = $1 group by 1, 2 order by 1, 2`,
      [drafted.id],
    )
    const by = scene.world.tutor.personId
    expect(events).toEqual([
      { subject: 'assessment_component', action: 'insert', count: 13, by },
      { subject: 'curriculum', action: 'insert', count: 1, by },
      { subject: 'curriculum', action: 'update', count: 1, by },
      { subject: 'module', action: 'insert', count: 13, by },
      { subject: 'option_group', action: 'insert', count: 2, by },
    ])
    expect(await scene.ownerRows('select * from audit_faults()')).toEqual([])
  })
})
