import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { expectAccessible, journey, phone, shot, visit } from '../support/browser.ts'
import { entriesOf, signInAs, stateOf } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

journey(
  'A mentor whose update has lapsed is told why nothing can be signed, before and after trying',
  async () => {
    const { page, faults, close } = await visit({ address: app.address, size: phone })
    await signInAs(page, 'nadia.farooq')
    await page.goto('/')
    await page.getByText(/Your mentor update was due on .*ask your manager to record it\./).waitFor()
    const { submitted = '' } = await entriesOf(app, 'rebecca.stott')

    await page.getByLabel(/^Select all \d+ entries/).check()
    await page.getByRole('button', { name: /^Sign \d+ entries$/ }).tap()

    const news = page.getByRole('status').filter({ hasText: /entries could not be signed/ })
    await news.getByText(/^Your mentor update was due on .* Complete it before you sign\.$/).waitFor()
    expect(await stateOf(app, submitted)).toBe('submitted')
    await expectAccessible(page)
    await shot(page, 'mentor-lapsed-refused')

    // A return awards nothing, so it is still theirs to do.
    await page
      .getByRole('button', { name: /^Return ./ })
      .last()
      .tap()
    await page.getByRole('dialog').getByLabel('Check the date').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Return' }).tap()
    await page.getByRole('alert').getByText('1 entry returned to Rebecca').waitFor()
    expect(faults).toEqual([])
    await close()
  },
)

journey('Where the programme says so, what such a mentor signs waits for another mentor', async () => {
  const { page: siobhan, close: leave } = await visit({ address: app.address })
  await signInAs(siobhan, 'siobhan.kerr')
  await siobhan.goto('/')
  await siobhan.getByText('What you sign waits for another mentor or a manager to countersign.').waitFor()
  await siobhan.locator('.rung-queue__item input').first().check()
  await siobhan.getByRole('button', { name: 'Sign 1 entry' }).tap()
  await siobhan.getByRole('alert').getByText('1 entry signed and sent for a countersignature').waitFor()
  await leave()

  const { page, faults, close } = await visit({ address: app.address })
  await signInAs(page, 'dev.malhotra')
  await page.goto('/')
  const tess = page.getByRole('region', { name: 'Tess Holroyd' })
  await tess.getByText('Signed by Siobhan Kerr, needs a countersignature').first().waitFor()
  await tess.getByLabel(/^Select all/).check()
  await page.getByRole('button', { name: /^Sign \d+ entries$/ }).tap()
  const news = page.getByRole('alert').filter({ hasText: /^\d+ entries signed/ })
  await news.getByText(/^Tess Holroyd: .* more, now \d+ of \d+ hours$/).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  await close()
})
