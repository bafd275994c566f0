import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { expectAccessible, journey, visit } from '../support/browser.ts'
import { signInAs, stateOf } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

journey('A trainee puts a returned entry right in four taps from home', async () => {
  const { page, taps, faults, close } = await visit({ address: app.address })
  await signInAs(page, 'sana.iqbal')
  await page.goto('/')

  await page.getByRole('link', { name: /^Fix 3 returned entries/ }).tap()
  await page
    .getByRole('link', { name: /^Fix and send again/ })
    .first()
    .tap()
  await page.getByRole('heading', { level: 1, name: 'Fix and send again' }).waitFor()
  const entryId = new URL(page.url()).pathname.split('/')[2] ?? ''
  await expectAccessible(page)
  await page.getByText('Shadowing', { exact: true }).tap()
  await page.getByRole('button', { name: 'Send again' }).tap()

  await page.getByRole('alert').getByText('Sent for signature').waitFor()
  expect(taps()).toBe(4)
  expect(await stateOf(app, entryId)).toBe('submitted')
  await page.getByRole('link', { name: /^Returned to you.*2/ }).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  await close()
})
