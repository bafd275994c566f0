import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { expectAccessible, journey, visit } from '../support/browser.ts'
import { entriesOn, signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

journey('A trainee logs the usual day in two taps, typing nothing', async () => {
  const { page, taps, faults, close } = await visit({ address: app.address })
  await signInAs(page, 'aisha.rahman')
  await page.goto('/')
  const typed = await countKeys(page)
  const before = await entriesOn(app, 'aisha.rahman', '2022-05-11')

  await page
    .getByRole('button', { name: /^University teaching/ })
    .first()
    .tap()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Log for today' }).tap()

  await page.getByRole('alert').getByText('Logged').waitFor()
  expect(taps()).toBe(2)
  expect(await typed()).toBe(0)
  expect(await entriesOn(app, 'aisha.rahman', '2022-05-11')).toBe(before + 1)
  await page.getByText(/Waiting for signature: 6 hours 30 minutes/).waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  await close()
})

journey('The rule behind the figure is one tap away', async () => {
  const { page, taps, faults, close } = await visit({ address: app.address })
  await signInAs(page, 'aisha.rahman')
  await page.goto('/')
  await page.getByText('How we worked this out').tap()
  await page.getByText('P × D ÷ N').waitFor()
  expect(taps()).toBe(1)
  await expectAccessible(page)

  for (const figure of [/^Why 6\d\d hours.*\?$/, /^Why 412 hours\?$/]) {
    await page.goto('/hours')
    const before = taps()
    const drawer = page.locator('details', { has: page.getByText(figure) }).first()
    await drawer.locator('summary').tap()
    await drawer.getByText('With your numbers').first().waitFor()
    expect(taps() - before).toBe(1)
  }
  expect(faults).toEqual([])
  await close()
})

async function countKeys(page: Awaited<ReturnType<typeof visit>>['page']): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.body.dataset.keys = '0'
    window.addEventListener('keydown', () => {
      document.body.dataset.keys = String(Number(document.body.dataset.keys) + 1)
    })
  })
  return () => page.evaluate(() => Number(document.body.dataset.keys))
}
