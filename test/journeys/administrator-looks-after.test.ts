import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  phone,
  shot,
  visit,
} from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

journey(
  'An administrator ends a person’s access, and the next thing that person does asks them to sign in',
  async () => {
    const office = await visit({ address: app.address, size: desktop })
    const ward = await visit({ address: app.address, size: phone })
    await signInAs(office.page, 'mei-ling.chan')
    await signInAs(ward.page, 'andrea.pickup')
    await ward.page.goto('/account')
    await ward.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
    await expectAccessible(ward.page)

    const { page } = office
    await page.goto('/people?search=pickup')
    await page.getByRole('link', { name: 'Andrea Pickup' }).click()
    await page.getByRole('heading', { level: 1, name: 'Andrea Pickup' }).waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'End the role of Mentor' }).click()
    await page.getByRole('button', { name: 'End the role' }).click()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Choose when the role ends')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Back' }).click()

    await page.getByRole('button', { name: 'End access' }).click()
    await page.getByRole('alertdialog').waitFor()
    await expectAccessible(page)
    await page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click()
    await page.getByText('Access ended').waitFor()
    await expectAccessible(page)

    await ward.page.reload()
    await ward.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(office.faults).toEqual([])
    await Promise.all([office.close(), ward.close()])
  },
)

journey(
  'An administrator sees a programme as a prospectus, sets its tolerance, and hears when someone was faster',
  async () => {
    const office = await visit({ address: app.address, size: desktop })
    const other = await visit({ address: app.address, size: desktop })
    const { page } = office
    await signInAs(page, 'mei-ling.chan')
    await signInAs(other.page, 'anna.lofthouse')
    await page.goto('/programmes')
    await page.getByRole('heading', { level: 1, name: 'Programmes' }).waitFor()
    await expectAccessible(page)
    const row = page.getByRole('row').filter({ hasText: 'University of Wyresdale' }).first()
    await row.getByRole('link').click()
    await page.getByRole('heading', { level: 3, name: /Year 1, level 4/ }).waitFor()
    expect(await page.getByRole('heading', { level: 4 }).allTextContents()).toEqual([
      'Semester 140 credits',
      'Semester 240 credits',
      'Semester 340 credits',
      'Semester 140 credits',
      'Semester 240 credits',
      'Semester 340 credits',
    ])
    await expectAccessible(page)
    await shot(page, 'administrator-programme')

    const programme = page.url()
    await page.goto(`${programme}/settings`)
    await other.page.goto(`${programme}/settings`)
    await other.page.getByLabel('Tolerance').fill('12')
    await other.page.getByRole('button', { name: 'Save' }).click()
    await other.page.getByText('Saved. Where trainees stand is worked out anew').waitFor()

    await page.getByLabel('Tolerance').fill('15')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    await expectAccessible(page)
    expect(await dialog.getByRole('row', { name: /^Tolerance/ }).textContent()).toBe('Tolerance1512')
    await dialog.getByRole('button', { name: 'Use mine' }).click()
    await page.getByText('15%').waitFor()

    await page.getByRole('link', { name: 'Add a cohort' }).click()
    await page.getByLabel('Name of the cohort').fill('Autumn 2022')
    for (const [name, day, month, year] of [
      ['First day', '5', '9', '2022'],
      ['Planned end', '2', '9', '2024'],
    ] as const) {
      const group = page.getByRole('group', { name })
      await group.getByLabel('Day').fill(day)
      await group.getByLabel('Month').fill(month)
      await group.getByLabel('Year').fill(year)
    }
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add the cohort' }).click()
    await page.getByRole('heading', { level: 1, name: /Autumn 2022/ }).waitFor()
    await expectAccessible(page)

    expect(office.faults.filter((fault) => !fault.includes('412'))).toEqual([])
    await Promise.all([office.close(), other.close()])
  },
)

journey(
  'A regional lead adds an employer on a phone, and is told when its number cannot be right',
  async () => {
    const { page, faults, close } = await visit({ address: app.address, size: phone })
    await signInAs(page, 'farida.haq')
    await page.goto('/organisations')
    await page.getByRole('link', { name: 'Add an employer' }).tap()
    await page.getByLabel('Name', { exact: true }).fill('Lune Valley NHS Trust')
    await page.getByLabel('UKPRN (optional)').fill('0100 0001')
    await page.getByLabel('System').selectOption({ label: 'Greater Manchester' })
    await page.getByRole('button', { name: 'Add' }).tap()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Enter a UKPRN of 8 digits')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel('UKPRN (optional)').fill('1000 7141')
    await page.getByRole('button', { name: 'Add' }).tap()
    await page.getByRole('heading', { level: 1, name: /Lune Valley NHS Trust/ }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
    await close()
  },
)
