import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { addTrainees, openRegisterScene, type RegisterScene } from '../api/register/scene.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  phone,
  shot,
  visit,
} from '../support/browser.ts'
import { password } from '../support/build.ts'

let scene: RegisterScene
beforeAll(async () => {
  scene = await openRegisterScene()
  await addTrainees(scene, 27)
})
afterAll(() => scene?.close())

async function signIn(page: Page, email: string): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`)
}

const markOf = (page: Page, trainee: string, mark: string) =>
  page.getByRole('group', { name: new RegExp(`^${trainee}`) }).getByRole('radio', { name: mark })

journey('A tutor takes the register of 30 with 2 absent, and the day is logged for 28', async () => {
  const session = await scene.plan({ heldOn: '2022-05-11' })
  const { page, taps, faults, close } = await visit({ address: scene.app.address, size: desktop })
  await signIn(page, scene.world.tutor.email)
  await page.goto(`/cohorts/${scene.cohortId}/register`)
  await page.getByRole('heading', { name: 'Register to take' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'register-list')

  await page.goto('/')
  await page.getByRole('heading', { name: 'Register to take' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'tutor-home')
  await page.getByRole('link', { name: /^Take register/ }).click()
  await page.getByText('30 present').waitFor()
  await markOf(page, 'Ben Holroyd', 'Absent').click()
  await markOf(page, 'Trainee N0004', 'Absent').click()
  await page.getByText('28 present, 2 absent').waitFor()
  await expectAccessible(page)
  await shot(page, 'register-take')
  await page.getByRole('button', { name: 'Take register', exact: true }).click()

  await page.getByRole('alert').getByText('28 present, 2 absent: 28 entries of 6 hours logged').waitFor()
  expect(taps()).toBe(4)
  await expectAccessible(page)
  await shot(page, 'register-taken')
  expect(await scene.logOf(scene.world.t1, '2022-05-11')).toHaveLength(1)
  expect((await scene.register(session)).session.state).toBe('taken')

  await page.getByRole('button', { name: 'Correct Ben Holroyd' }).click()
  await page.getByRole('dialog').getByLabel('Late').check()
  await page.getByLabel('Why is it corrected?').fill('Came at 10, after I had called the names')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page
    .getByRole('alert')
    .getByText('28 present, 1 late, 1 absent: 29 entries of 6 hours logged')
    .waitFor()
  expect(faults).toEqual([])
  await close()
})

journey('On a phone, what a trainee logged at the same time is shown and decided', async () => {
  const { t1 } = scene.world
  await scene.submitted(t1, { learnedOn: '2022-05-09', startsAt: '16:00', endsAt: '18:00', minutes: 120 })
  const session = await scene.plan({ heldOn: '2022-05-09' })
  const { page, faults, close } = await visit({ address: scene.app.address, size: phone })
  await signIn(page, scene.world.tutor.email)
  await page.goto(`/cohorts/${scene.cohortId}/register/${session.id}`)
  await page.getByText('The times overlap an entry that waits for a signature from 16:00 to 18:00').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, 'register-clash-phone')

  await page.getByRole('button', { name: 'Take register', exact: true }).tap()
  await page.getByRole('link', { name: 'Asha Grant: choose which entry counts' }).tap()
  await page.getByLabel('Log the register’s').tap()
  await page.getByRole('button', { name: 'Take register', exact: true }).tap()
  await page.getByRole('alert').getByText('30 present: 30 entries of 6 hours logged').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, 'register-taken-phone')

  const log = await scene.logOf(t1, '2022-05-09')
  expect(log.map(({ state, source }) => [source, state]).toSorted()).toEqual([
    ['register', 'signed'],
    ['trainee', 'returned'],
  ])

  await page.getByRole('button', { name: 'Correct Asha Grant' }).tap()
  await page.getByLabel('Keep the trainee’s own entry instead').tap()
  await page.getByLabel('Why is it corrected?').fill('She was on the ward from 4pm')
  await page.getByRole('button', { name: 'Save' }).tap()
  await page.getByText('30 present: 29 entries of 6 hours logged, 1 entry of their own kept').waitFor()
  expect(faults).toEqual([])
  await close()
})

journey('A tutor plans a day a week, changes one, cancels it and plans it again', async () => {
  const { page, faults, close } = await visit({ address: scene.app.address, size: desktop })
  await signIn(page, scene.world.tutor.email)
  await page.goto(`/cohorts/${scene.cohortId}/register/new`)
  await page.getByRole('button', { name: 'Plan' }).click()
  await page.getByRole('link', { name: 'Choose a module' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Module').selectOption('PZ1022')
  await page.getByLabel('What is it about?').fill('Working in a team')
  const [first, last] = [
    page.getByRole('group', { name: /^Date/ }),
    page.getByRole('group', { name: /^Every week/ }),
  ]
  for (const [group, day] of [
    [first, '18'],
    [last, '30'],
  ] as const) {
    await group.getByLabel('Day').fill(day)
    await group.getByLabel('Month').fill('5')
    await group.getByLabel('Year').fill('2022')
  }
  await page.getByRole('button', { name: 'Plan' }).click()
  await page.getByText('2 sessions planned').waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: /^Wednesday 18 May 2022/ }).click()
  await page.getByRole('link', { name: 'Change this session' }).click()
  await page.getByLabel('Ends').fill('15:30')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await page
    .getByRole('link', { name: /longer than/ })
    .or(page.getByText('09:30 to 15:30'))
    .first()
    .waitFor()
  await page.getByRole('heading', { level: 1, name: /09:30 to 15:30/ }).waitFor()
  await page.getByRole('button', { name: 'Cancel this session' }).click()
  await page.getByText('This session is cancelled').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Plan this session again' }).click()
  await page.getByText('This session is planned again').waitFor()
  expect(faults).toEqual([])
  await close()
})

journey('A trainee and those who work with them see at which sessions they were', async () => {
  const { t1, manager } = scene.world
  const { page, faults, close } = await visit({ address: scene.app.address, size: phone })
  await signIn(page, t1.email)
  await page.goto('/attendance')
  await page.getByText(/^2 sessions: 2 present/).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, 'attendance-phone')
  await page
    .getByRole('link', { name: /^Signed/ })
    .first()
    .tap()
  await page.getByText('University register').waitFor()
  expect(await page.getByRole('link', { name: 'Finish it' }).count()).toBe(0)

  await signIn(page, manager.email)
  await page.goto(`/trainees/${t1.id}/attendance`)
  await page.getByText(/^2 sessions: 2 present/).waitFor()
  expect(faults).toEqual([])
  await close()
})
