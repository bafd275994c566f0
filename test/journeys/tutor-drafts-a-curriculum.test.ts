import type { Page } from 'playwright-core'
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

/** The same page at both sizes, without anything wrong with it. */
async function expectFine(page: Page): Promise<void> {
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
}

const module = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) })

journey(
  'A tutor drafts a new version, sees what does not add up, mends it, sees what differs, and publishes it',
  async () => {
    const { page, faults, taps, close } = await visit({ address: app.address, size: desktop })
    await signInAs(page, 'anna.lofthouse')
    await page.goto('/programmes')
    await page
      .getByRole('row')
      .filter({ hasText: 'University of Wyresdale' })
      .getByRole('link')
      .first()
      .click()
    await page.getByRole('link', { name: 'All versions of the curriculum' }).click()
    await page.getByRole('heading', { level: 1, name: /Versions of the curriculum/ }).waitFor()
    await expectFine(page)
    await shot(page, 'tutor-curricula')
    await page.getByRole('link', { name: 'Draft a new version' }).click()
    await page.getByLabel('Name of the version').fill('Autumn 2022')
    const starts = page.getByRole('group', { name: 'For cohorts that start from' })
    await starts.getByLabel('Day').fill('5')
    await starts.getByLabel('Month').fill('9')
    await starts.getByLabel('Year').fill('2022')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Draft this version' }).click()

    await page.getByRole('heading', { level: 1, name: /Change the draft/ }).waitFor()
    const first = module(page, 'Study and Lifelong Learning Skills')
    await first.getByRole('button', { name: 'Change' }).click()
    await first.getByLabel('Credits in semester 1').fill('10')
    await first.getByLabel('Component 1', { exact: true }).fill('Essay')
    await first.getByLabel('Weight of component 1').fill('60')
    await expectFine(page)
    await shot(page, 'tutor-edits-curriculum')
    await page.getByText('Semester 1 of year 1 comes to 30 credits, not 40').waitFor()

    // A colleague renames it meanwhile: nothing typed is lost.
    const address = `/api/v1${new URL(page.url()).pathname.replace('/edit', '')}`
    const { title: _title, ...rest } = await (await page.request.get(address)).json()
    await page.request.put(address, {
      data: { ...rest, title: 'September 2022' },
      headers: { 'if-match': '"1"' },
    })
    await page.getByRole('button', { name: 'Save the draft' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    expect(await dialog.getByRole('row', { name: /^Name/ }).textContent()).toBe(
      'NameAutumn 2022September 2022',
    )
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Use mine' }).click()

    await page.getByRole('heading', { level: 2, name: 'This draft does not add up yet' }).waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
    await page.getByText('The weights of PZ1015 come to 60%, not 100%').waitFor()
    await expectFine(page)
    await shot(page, 'tutor-draft-with-faults')

    await page.getByRole('link', { name: 'Change the draft' }).click()
    await first.getByRole('button', { name: 'Change' }).click()
    await first.getByLabel('Credits in semester 1').fill('20')
    await first.getByRole('button', { name: 'Add a component' }).click()
    await first.getByLabel('Component 2', { exact: true }).fill('Presentation')
    await first.getByLabel('Weight of component 2').fill('40')
    await page.getByText('It adds up.').waitFor()
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByRole('heading', { level: 2, name: 'This draft adds up' }).waitFor()

    await page.getByRole('link', { name: 'See what differs' }).click()
    await page
      .getByRole('row', { name: /Study and Lifelong Learning Skills \(PZ1015\): assessment/ })
      .filter({ hasText: 'Essay 60%, Presentation 40%' })
      .waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await expectFine(page)
    await shot(page, 'tutor-differences')
    await page
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByRole('link', { name: 'Autumn 2022' })
      .click()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('alertdialog').waitFor()
    await expectAccessible(page)
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByText('This version is published').waitFor()
    // From the list of programmes to the published version, with a look at what differs on the way.
    expect(taps()).toBe(15)
    await expectFine(page)
    await shot(page, 'tutor-published-curriculum')
    expect(faults.filter((fault) => !fault.includes('412'))).toEqual([])
    await close()
  },
  // Seven screens looked at, most at both sizes: on a busy machine that takes longer. In milliseconds.
  180_000,
)

journey('A tutor sets the pass mark from a day on, and sees where each rule comes from', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, 'anna.lofthouse')
  await page.goto('/programmes')
  await page.getByRole('row').filter({ hasText: 'University of Wyresdale' }).getByRole('link').first().click()
  await page.getByRole('link', { name: 'All versions of the curriculum' }).click()
  await page.getByRole('heading', { level: 1, name: /Versions of the curriculum/ }).waitFor()
  await page.getByRole('table').getByRole('link').last().click()
  await page.getByRole('link', { name: 'See the rules and where each comes from' }).click()
  await page.getByRole('heading', { level: 1, name: /Academic rules/ }).waitFor()
  await page.getByText('Usual, set by the programme. Basis: All of level 4 before year 2').waitFor()
  await expectFine(page)
  await shot(page, 'tutor-academic-rules')
  await page.getByRole('link', { name: 'Change the rules' }).click()
  const starts = page.getByRole('group', { name: 'In force from' })
  await starts.getByLabel('Day').fill('1')
  await starts.getByLabel('Month').fill('5')
  await starts.getByLabel('Year').fill('2022')
  await page.getByRole('group', { name: 'Pass mark' }).getByLabel('Set by the programme').check()
  await page.getByRole('textbox', { name: 'Pass mark' }).fill('45')
  await expectFine(page)
  await shot(page, 'tutor-changes-rules')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Enter 11 May 2022 or a later day')
  await expectFine(page)
  await starts.getByLabel('Day').fill('11')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByText('The rules are saved').waitFor()
  await page.getByText('Set by the programme in this version').waitFor()
  await page.getByText('Pass mark: 45%').waitFor()

  const { rows } = await (await page.request.get('/api/v1/cohorts?mine=yes')).json()
  await page.goto(`/cohorts/${rows[0].id}`)
  await page
    .getByRole('navigation', { name: /Parts of the cohort/ })
    .getByRole('link', { name: 'Curriculum' })
    .click()
  await page.getByText('This cohort keeps').waitFor()
  await page.getByRole('heading', { level: 3, name: /Year 2, level 5/ }).waitFor()
  await expectFine(page)
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  await close()
})

journey('A tutor records an option, and is told of the first when choosing a second', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'anna.lofthouse')
  const trainees = await page.request.get('/api/v1/trainees?limit=100')
  const { rows } = await trainees.json()
  const free = await Promise.all(
    rows.map(async ({ id }: { id: string }) => {
      const { rows: groups } = await (await page.request.get(`/api/v1/trainees/${id}/options`)).json()
      return groups.some(
        ({ chosen, group }: { chosen: unknown; group: string }) => !chosen && group === 'level-5-option',
      )
        ? id
        : null
    }),
  )
  const id = free.find((one) => one !== null)
  await page.goto(`/trainees/${id}/options/level-5-option`)
  await page.getByRole('heading', { level: 1, name: /Record the option chosen/ }).waitFor()
  await page.getByLabel(/MHBC-L5/).check()
  const on = page.getByRole('group', { name: 'Chosen on' })
  await on.getByLabel('Day').fill('2')
  await on.getByLabel('Month').fill('5')
  await on.getByLabel('Year').fill('2022')
  await expectFine(page)
  await page.request.post(`/api/v1/trainees/${id}/options/level-5-option/choice`, {
    data: { moduleCode: 'PW2002', chosenOn: '2022-05-01' },
  })
  await page.getByRole('button', { name: 'Record the choice' }).click()
  await expect
    .poll(() => page.getByRole('alert').textContent())
    .toContain('(PW2002) was chosen on 1 May 2022')
  await expectFine(page)
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  await close()
})

journey('A trainee makes an address for their calendar, sees it once, and stops it', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'kofi.asante')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Add your university dates to your own calendar' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor()
  await expectFine(page)
  await page.setViewportSize(phone)
  await page.getByRole('button', { name: 'Make an address' }).tap()
  const address = await page.getByLabel('Address', { exact: true }).inputValue()
  expect(address).toMatch(/\/api\/v1\/calendars\/[\w-]{43}\.ics$/)
  await expectFine(page)
  await page.setViewportSize(phone)
  await shot(page, 'trainee-calendar-address')
  expect((await page.request.get(new URL(address).pathname)).status()).toBe(200)
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'Your calendar has an address' }).waitFor()
  expect(await page.getByLabel('Address', { exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Stop the address' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop the address' }).click()
  await page.getByText('The address no longer works').waitFor()
  expect((await page.request.get(new URL(address).pathname)).status()).toBe(404)
  expect(faults).toEqual([])
  await close()
})
