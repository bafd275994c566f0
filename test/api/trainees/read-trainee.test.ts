import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Someone } from '../../support/build.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  await scene.rows(
    "insert into module_choice (trainee_id, option_group, module_code, chosen_on) select $1, option_group, code, '2021-06-01' from module where option_group is not null order by level, code limit 1",
    [scene.world.t1.id],
  )
})
afterAll(() => scene?.close())

const read = async (someone: Someone, id = scene.world.t1.id) =>
  (await scene.as(someone)).get(`/trainees/${id}`)

test('the record says who, where, under which rules, and what is next', async () => {
  const { t1, mentor1, manager, startsOn, plannedEndOn } = scene.world
  await scene.submitted(t1)
  const { body, headers } = await read(manager)
  expect(headers.etag).toBe('"1"')
  expect(body).toMatchObject({
    version: 1,
    id: t1.id,
    person: { id: t1.personId, givenName: 'Asha', familyName: 'Grant', email: 'asha.grant@example.org' },
    studentNumber: 'asha.grant',
    employer: { name: 'Moorside NHS Trust' },
    university: { name: 'University of Aireborough' },
    cohort: { name: 'First cohort' },
    standard: { reference: expect.any(String), version: expect.any(String), title: expect.any(String) },
    startsOn,
    plannedEndOn,
    weeklyMinutes: 2250,
    counts: { draft: 0, submitted: 1, returned: 0, signed: 0 },
    breaks: [],
    gatewayOn: null,
  })
  expect(body.employments).toMatchObject([{ band: 3, wte: 1, endsOn: null }])
  expect(body.lineManagements).toMatchObject([{ manager: { name: 'Priya Nair' } }])
  expect(body.mentorships).toHaveLength(2)
  expect(
    body.mentorships.find(
      (held: { mentor: Someone & { id: string } }) => held.mentor.id === mentor1.personId,
    ),
  ).toMatchObject({
    mentorCurrent: true,
    profession: 'Registered nurse',
  })
  expect(body.options.filter((option: { chosen: unknown }) => option.chosen)).toHaveLength(1)
  expect(body.nextSteps.length).toBeGreaterThan(0)
})

test('figures and next steps are those of the trainee’s home', async () => {
  const { t1 } = scene.world
  const record = (await read(t1)).body
  const home = (await (await scene.as(t1)).get(`/trainees/${t1.id}/home`)).body
  expect(record.figures).toEqual(home.figures)
  expect(record.nextSteps).toEqual(home.nextSteps)
  expect(record.counts).toEqual(home.counts)
})

test.each([
  ['t1', ['log-entry']],
  ['mentor1', []],
  ['lineManager', ['change-mentorship']],
  ['manager', ['change-trainee', 'change-employment', 'change-mentorship']],
  ['tutor', ['change-trainee', 'choose-option']],
  ['regionalLead', []],
  ['auditor', []],
  ['administrator', ['change-trainee', 'change-employment', 'change-mentorship']],
] as const)('%s is offered %j', async (who, expected) => {
  const answer = await read(scene.world[who])
  expect(answer.status).toBe(200)
  expect(answer.body.may).toEqual(expected)
})

test.each(['t2', 't3', 'mentor2', 'manager2', 'stranger', 'assessor'] as const)(
  '%s is told the same as of a record that is not there',
  async (who) => {
    const [answer, unknown] = [await read(scene.world[who]), await read(scene.world[who], uuidv7())]
    expect(answer.status).toBe(404)
    expect({ ...answer.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  },
)

test('a mentor whose time is over no longer finds the record', async () => {
  const { t3, mentor2 } = scene.world
  expect((await read(mentor2, t3.id)).status).toBe(200)
  await scene.rows("update mentorship set ends_on = '2022-05-10' where trainee_id = $1", [t3.id])
  expect((await read(mentor2, t3.id)).status).toBe(404)
})
