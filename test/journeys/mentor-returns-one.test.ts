import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { desktop, expectAccessible, journey, phone, shot, visit } from '../support/browser.ts'
import { signInAs, stateOf } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

const reason = 'Say more about what you learned'

journey('A mentor returns an entry with a reason in three clicks, and the trainee reads it', async () => {
  const mentor = await visit({ address: app.address, size: desktop })
  const { page, taps } = mentor
  await signInAs(page, 'grace.oyelaran')
  await page.goto('/')
  const group = page.locator('.rung-queue__group').first()
  const [given = '', family = ''] = (await group.getByRole('heading').innerText()).split(' ')
  const entry = group.getByRole('listitem').first()
  const path = await entry.getByRole('link', { name: /^Open/ }).getAttribute('href')

  await entry.getByRole('button', { name: /^Return/ }).click()
  const dialog = page.getByRole('dialog', { name: `Return 1 entry to ${given}` })
  await dialog.getByLabel(reason).check()
  await dialog.getByRole('button', { name: 'Return' }).click()

  await page.getByRole('alert').getByText(`1 entry returned to ${given}`).waitFor()
  expect(taps()).toBe(3)
  expect(await stateOf(app, path?.split('/').at(-1) ?? '')).toBe('returned')
  expect(mentor.faults).toEqual([])
  await mentor.close()

  const trainee = await visit({ address: app.address, size: phone })
  await signInAs(trainee.page, `${given}.${family}`.toLowerCase())
  await trainee.page.goto('/')
  await trainee.page.getByRole('link', { name: /^Fix 1 returned entry/ }).tap()
  await trainee.page.getByText(reason).first().waitFor()
  expect(trainee.faults).toEqual([])
  await trainee.close()
})

journey('The return asks for a reason, in words fit for the trainee', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'grace.oyelaran')
  await page.goto('/')
  await page
    .getByRole('button', { name: /^Return ./ })
    .first()
    .tap()
  const dialog = page.getByRole('dialog')
  const send = dialog.getByRole('button', { name: 'Return' })

  await send.tap()
  await dialog.getByText('Choose what they should put right').waitFor()
  await expectAccessible(page)
  await shot(page, 'mentor-return-nothing-chosen')

  await dialog.getByLabel('Something else').check()
  await dialog.getByLabel('Tell them what to put right').fill('The patient is 943 476 5919')
  await send.tap()
  await dialog.getByText('Take out the NHS number').waitFor()
  await expectAccessible(page)
  await shot(page, 'mentor-return-nhs-number')

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Return/)
  expect(faults).toEqual([])
  await close()
})
