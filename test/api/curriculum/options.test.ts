import type { OptionGroupView } from '@rung/shared/contract/curriculum'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SomeTrainee } from '../../support/build.ts'
import { type Caller, openScene, type Scene } from '../off-the-job/scene.ts'
import { addTutorElsewhere } from './tutor-elsewhere.ts'

let scene: Scene
let tutor: Caller
beforeAll(async () => {
  scene = await openScene()
  tutor = await scene.as(scene.world.tutor)
})
afterAll(() => scene.close())

const options = ({ id }: SomeTrainee) => `/trainees/${id}/options`
const choice = (trainee: SomeTrainee, group = 'level-4-option') => `${options(trainee)}/${group}/choice`
const told = (answer: { body: { errors?: { pointer: string; code: string; detail: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code, detail }) => `${pointer} ${code}: ${detail}`)
const medicines = { moduleCode: 'PW1002', chosenOn: '2021-06-01' }
const client = { moduleCode: 'NU1019', chosenOn: '2021-06-01' }

describe('a choice among options', () => {
  it('is recorded with its date, and seen by everyone who sees the trainee', async () => {
    const { t1, manager } = scene.world
    const key = uuidv7()
    const answer = await tutor.post(choice(t1), client, { key })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.headers.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      version: 1,
      group: 'level-4-option',
      level: 4,
      year: 1,
      chosen: {
        code: 'NU1019',
        title: "Care from the Client's Perspective",
        on: '2021-06-01',
        hasResults: false,
      },
    })
    expect((await tutor.post(choice(t1), client, { key })).body).toEqual(answer.body)
    const seen = (await (await scene.as(manager)).get(options(t1))).body
    expect(seen).toMatchObject({ trainee: { id: t1.id, name: t1.name }, mayChoose: false })
    expect(seen.rows[0].chosen.code).toBe('NU1019')
    expect((await tutor.get(options(t1))).body.mayChoose).toBe(true)
  })

  it('is made once: a second names the first', async () => {
    const answer = await tutor.post(choice(scene.world.t1), medicines)
    expect(answer.status).toBe(422)
    expect(told(answer)).toEqual([
      " option-already-chosen: Care from the Client's Perspective (NU1019) was chosen on 1 June 2021. To have another module, change that choice",
    ])
  })

  it('is made once also when two record it at the same moment', async () => {
    const { t3 } = scene.world
    const answers = await Promise.all([tutor.post(choice(t3), client), tutor.post(choice(t3), medicines)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  it('comes with advice where the module to be taken first was not, which stops nothing', async () => {
    const groups: OptionGroupView[] = (await tutor.get(options(scene.world.t1))).body.rows
    const offered = groups.find(({ group }) => group === 'level-5-option')?.options
    expect(offered?.find(({ code }) => code === 'PW2002')?.advised).toEqual({
      code: 'PW1002',
      title: 'Introduction to Medicines Management for Assistant Practitioners',
    })
    expect(offered?.find(({ code }) => code === 'MHBC-L5')?.advised).toBeNull()
    const answer = await tutor.post(choice(scene.world.t1, 'level-5-option'), {
      moduleCode: 'PW2002',
      chosenOn: '2022-02-01',
    })
    expect(answer.status).toBe(201)
  })

  it('is one of the group, on a day that can be', async () => {
    const { t2 } = scene.world
    const ask = async (body: object) => told(await tutor.post(choice(t2), { ...client, ...body }))
    expect(await ask({ moduleCode: 'PZ1015' })).toEqual([
      "/moduleCode option-not-in-group: PZ1015 is not one of these options. Choose Care from the Client's Perspective (NU1019) or Introduction to Medicines Management for Assistant Practitioners (PW1002)",
    ])
    expect(await ask({ chosenOn: '2022-05-12' })).toEqual([
      '/chosenOn option-in-the-future: Enter today or a day that has passed',
    ])
    expect(await ask({ chosenOn: '2011-06-01' })).toEqual([
      '/chosenOn option-before-start: Enter a date nearer to 4 January 2021, the day the programme started',
    ])
    expect((await tutor.post(choice(t2, 'no-such-group'), client)).status).toBe(404)
  })

  it('is the tutor’s to record: not the trainee’s, their manager’s or another university’s', async () => {
    const { t2, manager, mentor1 } = scene.world
    for (const other of [t2, manager, mentor1])
      expect((await (await scene.as(other)).post(choice(t2), client)).status).toBe(403)
    const stranger = await scene.as(await addTutorElsewhere(scene))
    expect((await stranger.post(choice(t2), client)).status).toBe(404)
    expect((await stranger.get(options(t2))).status).toBe(404)
    expect((await tutor.post(`/trainees/${uuidv7()}/options/level-4-option/choice`, client)).status).toBe(404)
  })
})

describe('a changed choice', () => {
  it('needs a reason and what was seen, and is told in the history', async () => {
    const { t1 } = scene.world
    const change = (body: object, ifMatch = 1) => tutor.put(choice(t1), { ...medicines, ...body }, ifMatch)
    expect(told(await change({ reason: ' ' }))).toEqual(['/reason reason-missing: Give a reason'])
    expect(told(await change({ ...client, reason: 'Asked' }))).toEqual([
      "/moduleCode option-unchanged: Care from the Client's Perspective is chosen already. Choose another module",
    ])
    const answer = await change({ chosenOn: '2022-05-10', reason: 'The group was full' })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({
      version: 2,
      chosen: { code: 'PW1002', on: '2022-05-10', reason: 'The group was full' },
    })
    const late = await change({ reason: 'Another' })
    expect(late.status).toBe(412)
    expect(late.body.current).toMatchObject({ version: 2, chosen: { code: 'PW1002' } })
    const { rows } = (await tutor.get(`/trainees/${t1.id}/history`)).body
    expect(rows[0].sentence).toBe('Helen Ashworth changed the option module to PW1002')
    expect(rows[0].changes).toContainEqual({ field: 'Reason', was: null, became: 'The group was full' })
  })

  it('is refused once the module has a result, by the database too', async () => {
    const { t1, tutor: lecturer } = scene.world
    await scene.rows(
      `insert into result (trainee_id, id, module_code, component, attempt, mark, entered_by, entered_at)
       values ($1, gen_random_uuid(), 'PW1002', 'module', 'first-sit', 55, $2, now())`,
      [t1.id, lecturer.personId],
    )
    const answer = await tutor.put(choice(t1), { ...client, reason: 'Changed my mind' }, 2)
    expect(told(answer)).toEqual([
      ' option-has-results: Introduction to Medicines Management for Assistant Practitioners (PW1002) has results already, so the choice stands',
    ])
    for (const statement of ["update module_choice set module_code = 'NU1019'", 'delete from module_choice'])
      await expect(
        scene.rows(`${statement} where trainee_id = $1 and option_group = 'level-4-option'`, [t1.id]),
      ).rejects.toMatchObject({ code: 'RU001' })
  })

  it('has to be there to be changed', async () => {
    const answer = await tutor.put(choice(scene.world.t2), { ...client, reason: 'Asked' }, 0)
    expect(told(answer)).toEqual([
      ' option-not-chosen-yet: Nothing is chosen from these options yet. Record a choice first',
    ])
  })
})

describe('academic rules', () => {
  const rules = () => `/curricula/${scene.world.programme.curriculum}/academic-rules`
  const set = (body: object, ifMatch: number) => tutor.put(rules(), body, ifMatch)

  it('are the usual ones until a version sets its own, from a day on', async () => {
    const before = (await (await scene.as(scene.world.t1)).get(rules())).body
    expect(before).toMatchObject({ version: 1, dated: [], mayChange: false })
    const settings = {
      passMarkPercent: 50,
      retakeCapPercent: null,
      compensation: {
        minimumMark: 35,
        maximumCreditsPerLevel: 20,
        workBasedModules: false,
        attempts: ['first-sit'],
      },
    }
    const answer = await set({ startsOn: '2022-08-01', settings }, 1)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({
      version: 2,
      dated: [{ startsOn: '2022-08-01', settings, setBy: 'Helen Ashworth' }],
      mayChange: true,
    })
    const again = await set({ startsOn: '2022-08-01', settings: { passMarkPercent: 45 } }, 2)
    expect(again.body.dated).toEqual([
      { startsOn: '2022-08-01', settings: { passMarkPercent: 45 }, setBy: 'Helen Ashworth' },
    ])
    const late = await set({ startsOn: '2022-08-01', settings: {} }, 2)
    expect(late.status).toBe(412)
    expect(late.body.current).toMatchObject({ version: 3, dated: [{ settings: { passMarkPercent: 45 } }] })
  })

  it('of a published version change from today at the earliest, and hang together', async () => {
    expect(told(await set({ startsOn: '2022-05-10', settings: {} }, 3))).toEqual([
      '/startsOn rules-in-the-past: Enter 11 May 2022 or a later day. Boards have decided by the rules that held before',
    ])
    expect(
      told(
        await set(
          {
            startsOn: '2022-08-01',
            settings: {
              classification: { pass: 40, merit: 70, distinction: 60 },
              passMarkPercent: 30,
              exitAward: { title: 'Certificate', credits: 100, minimumLevel4: 110 },
              attempts: { reassessments: 2, retakes: 0, reassessmentAfterRetake: true },
            },
          },
          3,
        ),
      ),
    ).toEqual([
      '/settings/classification classification-order: Enter marks that rise from pass to distinction. These are 40, 70 and 60',
      '/settings/compensation compensation-above-pass: The least mark that may be compensated is 30 and the pass mark 30. Enter less than the pass mark',
      '/settings/attempts attempts-more-than-one: Enter 0 or 1. A module is reassessed once and retaken once',
      '/settings/attempts attempts-without-retake: Without a retake nothing is reassessed after it. Enter 1 retake, or choose No',
      '/settings/exitAward exit-award-level: The exit award needs 100 credits, so it cannot need 110 at level 4',
    ])
    expect((await set({ startsOn: '2022-08-01', settings: { passMarkPercent: 101 } }, 3)).status).toBe(400)
    const stranger = await scene.as(await tutorElsewhere())
    expect((await stranger.put(rules(), { startsOn: '2022-08-01', settings: {} }, 3)).status).toBe(403)
  })

  const tutorElsewhere = async () => {
    const [found] = await scene.rows<{ personId: string; email: string }>(
      `select id as "personId", email from person where email = 'judith.frost@example.org'`,
    )
    return { ...(found ?? { personId: '', email: '' }), name: 'Judith Frost' }
  }
})
