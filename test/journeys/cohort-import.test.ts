import { readFileSync } from 'node:fs'
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

const fileCalled = (name: string, from = name, change: (text: string) => string = (text) => text) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(change(readFileSync(new URL(`../samples/${from}`, import.meta.url), 'utf8'))),
})

async function chooseNewCohort(page: Page, title: string): Promise<void> {
  await page.getByText('A new cohort', { exact: true }).click()
  await page.getByLabel('Name of the cohort').fill(title)
}

async function expectSound(page: Page, picture: string): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, picture)
}

journey('A tutor loads a cohort of 24 from a spreadsheet', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, 'anna.lofthouse')
  await page.goto('/cohort-import')
  await page.getByRole('heading', { level: 1, name: 'Import a cohort' }).waitFor()
  await expectSound(page, 'cohort-import-choose-desktop')

  await chooseNewCohort(page, 'Spring 2021')
  await page.getByLabel('The file with the trainees').setInputFiles(fileCalled('cohort.csv'))
  await page.getByRole('button', { name: 'Check the file' }).click()

  await page.getByRole('heading', { level: 1, name: '24 trainees can be loaded' }).waitFor()
  await page.getByText('Show the 24 trainees without faults').click()
  await page.getByRole('cell', { name: 'Wirral Talking Therapies CIC' }).first().waitFor()
  await expectSound(page, 'cohort-import-good-desktop')
  await page.getByRole('button', { name: 'Load 24 trainees' }).click()

  await page.getByRole('heading', { level: 1, name: '24 trainees loaded' }).waitFor()
  await expectSound(page, 'cohort-import-loaded-desktop')
  await page.reload()
  await page.getByRole('alert').getByText('24 trainees loaded into Spring 2021').waitFor()
  await page.getByRole('link', { name: 'See the trainees' }).click()
  await page.getByRole('link', { name: /Uma Zielinski/ }).waitFor()
  expect(faults).toEqual([])
  await close()
})

journey('A tutor is shown every fault on a phone, and loads the rows without faults when asked', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'anna.lofthouse')
  await page.goto('/cohort-import')
  await chooseNewCohort(page, 'Spring 2022')
  const other = (text: string) =>
    text.replaceAll(/^202101/gm, '202201').replaceAll('@example.nhs.uk', '@example.org')
  await page
    .getByLabel('The file with the trainees')
    .setInputFiles(fileCalled('faulty.csv', 'cohort-with-faults.csv', other))
  await page.getByRole('button', { name: 'Check the file' }).click()

  await page.getByRole('heading', { level: 1, name: '10 of 18 rows have something to put right' }).waitFor()
  await page.getByText('If you mean 37.5 hours, enter 37.5').waitFor()
  await expectSound(page, 'cohort-import-faults-phone')
  await page.getByRole('link', { name: 'Choose the corrected file' }).click()
  await page.getByText('Chosen: faulty.csv').waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()

  await page.getByRole('button', { name: 'Load only the 8 rows without faults' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('heading', { name: 'Load 8 trainees and leave out 10 rows?' }).waitFor()
  await expectSound(page, 'cohort-import-confirm-phone')
  await dialog.getByRole('button', { name: 'Load 8 trainees' }).click()
  await page
    .getByText('10 rows of the file were left out: rows 4, 6, 7, 8, 9, 10, 11, 13, 14 and 15')
    .waitFor()
  await expectSound(page, 'cohort-import-loaded-phone')
  expect(faults).toEqual([])
  await close()
})

journey('What is missing and what cannot be read is said at the top, and the file stays chosen', async () => {
  const { page, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'anna.lofthouse')
  await page.goto('/cohort-import/check')
  await page.getByRole('heading', { level: 1, name: 'Import a cohort' }).waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Choose a file' }).waitFor()
  await expectSound(page, 'cohort-import-missing-phone')

  await chooseNewCohort(page, 'Autumn 2021')
  const pdf = { name: 'cohort.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await page.getByLabel('The file with the trainees').setInputFiles(pdf)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^This is a PDF/ })
    .waitFor()
  await page.getByText('Chosen: cohort.pdf').waitFor()
  await expectSound(page, 'cohort-import-pdf-phone')
  await close()
})

journey('The whole import is done with the keyboard alone', async () => {
  const { page, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, 'anna.lofthouse')
  await page.goto('/cohort-import')
  const { keyboard } = page
  await page.getByRole('radio', { name: 'A new cohort' }).focus()
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.type('By keyboard')
  await keyboard.press('Tab')
  // A file is chosen in a window of the system's own, which the keyboard reaches from the field.
  await page
    .locator('input[type=file]:focus')
    .setInputFiles(
      fileCalled('one.csv', 'cohort.csv', (text) =>
        text
          .split('\r\n')
          .slice(0, 2)
          .join('\r\n')
          .replaceAll('devi', 'kay')
          .replace('20210100', 'K1')
          .replace('7814538407', '9999999999'),
      ),
    )
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '1 trainee can be loaded' }).waitFor()
  const load = page.getByRole('button', { name: 'Load 1 trainee' })
  for (let presses = 0; presses < 30; presses += 1) {
    if (await load.evaluate((button) => button === document.activeElement)) break
    await keyboard.press('Tab')
  }
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '1 trainee loaded' }).waitFor()
  await close()
})
