import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { desktop, expectAccessible, journey, phone, shot, visit } from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

const farida = 'farida.haq'
const names = (page: Page) => page.locator('tbody th a').allInnerTexts()

journey('A regional lead filters and sorts, and the address shows a colleague the same list', async () => {
  const lead = await visit({ address: app.address, size: desktop })
  const { page } = lead
  await signInAs(page, farida)
  await page.goto('/trainees')
  await page.getByText('Filter', { exact: true }).click()
  await page.getByLabel('Employer').selectOption({ label: 'Irwell Care NHS Foundation Trust' })
  await page.getByRole('button', { name: 'Apply filters' }).click()
  const count = page.getByRole('heading', { level: 2, name: '5 trainees match these filters' })
  await count.waitFor()
  expect(await count.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByRole('columnheader', { name: 'Against plan' }).getByRole('link').click()
  await page.locator('th[aria-sort="descending"]').waitFor()
  const found = await names(page)
  const address = page.url()
  await expectAccessible(page)
  expect(lead.faults).toEqual([])
  await lead.close()

  const colleague = await visit({ address: app.address, size: phone })
  await signInAs(colleague.page, 'stephen.dodd')
  await colleague.page.goto(address)
  await colleague.page.getByRole('heading', { level: 2, name: '5 trainees match these filters' }).waitFor()
  expect(await names(colleague.page)).toEqual(found)
  await colleague.page.getByRole('link', { name: /Remove filter Irwell Care/ }).waitFor()
  expect(colleague.faults).toEqual([])
  await colleague.close()
})

journey('A list that finds nobody says what to do next', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, farida)
  await page.goto('/trainees?search=nobody')
  await page.getByRole('heading', { level: 2, name: 'No trainee matches' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'regional-lead-nobody')
  await page.getByRole('link', { name: 'Show all trainees' }).tap()
  await page.getByRole('heading', { level: 2, name: /^\d\d trainees$/ }).waitFor()
  expect(faults).toEqual([])
  await close()
})
