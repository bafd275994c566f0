import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { desktop, expectAccessible, journey, phone, visit } from '../support/browser.ts'
import { signInAs, traineeCalled } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

journey(
  'A manager agrees to a reversal someone else asked for, and the record says who did what',
  async () => {
    const { page, taps, faults, close } = await visit({ address: app.address, size: desktop })
    await signInAs(page, 'ruth.kellet')
    await page.goto('/')

    await page.getByRole('link', { name: '1 reversal to countersign' }).click()
    await page.getByText('If you agree, these 7 hours no longer count.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Agree to reverse it' }).click()
    await page.getByRole('alert').getByText('7 hours no longer count for Emily.').waitFor()
    expect(taps()).toBe(2)
    await page.getByRole('heading', { level: 1, name: 'Nothing to sign' }).waitFor()

    await page.goto(`/trainees/${await traineeCalled(app, 'emily.tattersall')}/history`)
    await page.getByText(/^Ruth Kellet reversed an entry: Shadowing, 7 hours$/).waitFor()
    await page
      .getByText(/^Callum Reid signed/)
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  },
)

journey('A manager allocates a mentor to a trainee who has none, and the record says so', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, 'ruth.kellet')
  await page.goto('/')

  await page.getByRole('link', { name: /^1 without a mentor/ }).click()
  await page.getByRole('link', { name: 'Samuel Okonjo' }).click()
  await page.getByRole('link', { name: 'Allocate a mentor, so that entries can be signed' }).click()
  await page.getByRole('button', { name: 'Allocate mentor' }).click()
  await page.getByRole('link', { name: 'Choose a mentor' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Callum Reid').check()
  await page.getByRole('button', { name: 'Allocate mentor' }).click()

  await page.getByRole('alert').getByText('Callum Reid is mentor from 11 May 2022').waitFor()
  expect(await page.getByText('There is no mentor today').count()).toBe(0)
  expect(faults).toEqual([])
  await close()
})

journey(
  'Someone who manages and mentors changes role in two taps, and reads on from the new home',
  async () => {
    const { page, taps, faults, close } = await visit({ address: app.address, size: phone })
    await signInAs(page, 'joanne.birtwistle')
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: /for you|Nothing to sign/ }).waitFor()

    await page.getByRole('button', { name: /^Joanne Birtwistle/ }).tap()
    await page.getByRole('button', { name: /^Manager/ }).tap()

    const heading = page.getByRole('heading', { level: 1, name: /on track$/ })
    await heading.waitFor()
    expect(taps()).toBe(2)
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true)
    await expectAccessible(page)
    expect(faults).toEqual([])
    await close()
  },
)
