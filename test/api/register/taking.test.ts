import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryPath } from '../off-the-job/scene.ts'
import { allAs, day, openRegisterScene, type RegisterScene } from './scene.ts'

let scene: RegisterScene
beforeAll(async () => {
  scene = await openRegisterScene()
})
afterAll(() => scene?.close())

const tutor = () => scene.as(scene.world.tutor)

describe('taking a register', () => {
  test('logs a signed entry for everyone who took part, with the tutor as witness', async () => {
    const { t1, t2, t3, tutor: who } = scene.world
    const session = await scene.plan({ heldOn: '2022-05-03' })
    const before = await scene.register(session)
    expect(before.rows.map(({ trainee }) => trainee.familyName)).toEqual(['Dunn', 'Grant', 'Holroyd'])
    expect([before.summary, before.may]).toEqual([null, ['take', 'change', 'cancel']])
    const taken = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(before, 'present', { [t2.id]: { mark: 'late' }, [t3.id]: { mark: 'absent' } }) },
      { ifMatch: before.version },
    )
    expect([taken.status, taken.body.summary]).toEqual([
      200,
      '1 present, 1 late, 1 absent: 2 entries of 6 hours logged',
    ])
    const [logged] = await scene.logOf(t1, '2022-05-03')
    expect(logged).toMatchObject({
      state: 'signed',
      source: 'register',
      category: 'university-teaching',
      moduleCode: 'PZ1022',
      minutes: 360,
      startsAt: '09:30',
      endsAt: '16:30',
      paid: 'paid-hours',
      activity: day.topic,
      decidedBy: { id: who.personId, name: who.name },
    })
    const whole = await (await scene.as(t1)).get(entryPath(logged as never))
    expect(whole.body.signOffs).toMatchObject([{ decision: 'signed', by: { id: who.personId } }])
    expect(whole.body.may).toEqual(['request-reversal'])
    expect(await scene.logOf(t2, '2022-05-03')).toHaveLength(1)
    expect(await scene.logOf(t3, '2022-05-03')).toEqual([])
    const again = await (await tutor()).post(
      scene.path(session, '/register'),
      { marks: allAs(before, 'present') },
      { ifMatch: taken.body.version, key: uuidv7() },
    )
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'register-taken'])
  })
})
