import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
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
import { asSystem, buildWorld, insert, password, type World } from '../support/build.ts'

let app: TestApp
let world: World
const numberOf = (place: number) => String(30_210_000 + place)

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app.ownerUrl, app.clock.now(), { startsOn: '2021-04-06' })
  await enrolHundred()
})
afterAll(() => app.close())

/** A hundred more trainees in the cohort, each like the first. */
async function enrolHundred(): Promise<void> {
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    const people = Array.from({ length: 100 }, (_, place) => ({
      id: uuidv7(),
      trainee: uuidv7(),
      plan: uuidv7(),
      place,
    }))
    await insert(
      tx,
      'person',
      people.map(({ id, place }) => ({
        id,
        given_name: 'Robin',
        family_name: `Trainee${String(place).padStart(3, '0')}`,
        email: `robin${place}@example.nhs.uk`,
        version: 1,
      })),
    )
    await tx.rows(
      `insert into trainee (id, person_id, cohort_id, employer_id, university_id, region_id, student_number, starts_on, plan_id, guaranteed_post)
       select (g ->> 'trainee')::uuid, (g ->> 'id')::uuid, t.cohort_id, t.employer_id, t.university_id, t.region_id,
         (30210000 + (g ->> 'place')::int)::text, t.starts_on, (g ->> 'plan')::uuid, t.guaranteed_post
       from trainee t, jsonb_array_elements($2::jsonb) g where t.id = $1`,
      [world.t1.id, JSON.stringify(people)],
    )
    await tx.rows(
      `insert into training_plan (trainee_id, id, planned_minutes, planned_end_on, weekly_minutes, rounding)
       select (g ->> 'trainee')::uuid, (g ->> 'plan')::uuid, p.planned_minutes, p.planned_end_on, p.weekly_minutes, p.rounding
       from training_plan p, jsonb_array_elements($2::jsonb) g where p.trainee_id = $1`,
      [world.t1.id, JSON.stringify(people)],
    )
  })
}

async function enter(page: Page): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { email: world.tutor.email, password } })
  if (!answer.ok()) throw new Error(`the tutor could not sign in: ${answer.status()}`)
  await page.goto(`/cohorts/${world.programme.cohort}/results`)
}

/** As copied in Excel: what the system's clipboard holds, pasted with the keyboard. */
async function pasteInto(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

const marked = (rows: readonly string[]) => ['Student number\tName\tPZ1015', ...rows].join('\r\n')
const hundred = marked(
  Array.from(
    { length: 100 },
    (_, place) => `${numberOf(place)}\tTrainee${String(place).padStart(3, '0')}, Robin\t${40 + (place % 55)}`,
  ),
)

journey('A tutor pastes a hundred marks from Excel in five clicks, and takes them back in one', async () => {
  const { page, context, taps, faults, close } = await visit({ address: app.address, size: desktop })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enter(page)
  await page.getByRole('heading', { level: 1, name: 'Cohort First cohort' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'results-modules-desktop')

  await page.getByRole('link', { name: /^PZ1015/ }).click()
  await page
    .getByRole('row', { name: /Trainee000, Robin/ })
    .getByRole('gridcell')
    .click()
  await pasteInto(page, hundred)
  await page.getByRole('heading', { name: '100 marks, no problems' }).waitFor()
  await expectAccessible(page)
  await shot(page, 'results-preview-desktop')
  await page.getByRole('button', { name: 'Save 100 marks' }).click()
  await page.getByRole('alert').getByText('100 marks saved').waitFor()
  expect(taps()).toBeLessThanOrEqual(5)
  const last = page.getByRole('row', { name: /Trainee099, Robin/ }).getByRole('gridcell')
  expect(await last.innerText()).toContain('84')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, 'results-grid-desktop')

  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Saved at 10:00am').waitFor()
  await expect.poll(() => last.innerText()).toBe('')
  await page.reload()
  expect(
    (
      await page
        .getByRole('row', { name: /Trainee099, Robin/ })
        .getByRole('gridcell')
        .innerText()
    ).trim(),
  ).toBe('')
  expect(faults).toEqual([])
  await close()
})

journey(
  'Each fault of a pasted sheet is shown in its place, and the rest is saved only when told to',
  async () => {
    const { page, context, faults, close } = await visit({ address: app.address, size: desktop })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await enter(page)
    await page.goto(`/cohorts/${world.programme.cohort}/results/PZ1015?attempt=retake&everyone=yes`)
    await page
      .getByRole('row', { name: /Trainee000, Robin/ })
      .getByRole('gridcell')
      .click()
    const sheet = readFileSync(new URL('../samples/marks.tsv', import.meta.url), 'utf8').replace(
      /^2021(\d{4})/gm,
      (_all, place: string) => numberOf(Number(place) - 100),
    )
    await pasteInto(page, sheet)
    await page.getByRole('heading', { name: '21 marks, 3 problems' }).waitFor()
    const problems = page.getByRole('table', { name: 'Problems' })
    for (const said of ['101 is more than 100', 'has the number 99999999', 'The same trainee is in row 2'])
      await problems.getByText(said).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save nothing' }).click()
    const cell = page.getByRole('row', { name: /Trainee005, Robin/ }).getByRole('gridcell')
    expect((await cell.innerText()).trim()).toBe('')

    await cell.click()
    await pasteInto(page, sheet)
    await page.getByRole('button', { name: 'Save 21 marks and leave out 3 problems' }).click()
    await page.getByRole('alert').getByText('21 marks saved').waitFor()
    await page.getByText('3 rows were left out: rows 6, 9 and 26.').waitFor()
    expect((await cell.innerText()).trim()).toBe('62.5')
    expect(faults).toEqual([])
    await close()
  },
)

journey('Two tutors on one mark: the second sees both values and who, and decides', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await enter(page)
  await page.goto(`/cohorts/${world.programme.cohort}/results/PZ1015?attempt=reassessment&everyone=yes`)
  const cell = page.getByRole('row', { name: /Trainee007, Robin/ }).getByRole('gridcell')
  await cell.waitFor()
  const traineeId = await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    const row = await tx.row<{ id: string }>("select id from trainee where student_number = '30210007'")
    return row?.id ?? ''
  })
  const first = await page.request.post(`/api/v1/cohorts/${world.programme.cohort}/results/PZ1015`, {
    headers: { 'Idempotency-Key': uuidv7() },
    data: {
      attempt: 'reassessment',
      everyone: 'yes',
      cells: [{ traineeId, component: 'module', text: '50', was: null }],
    },
  })
  expect(first.status()).toBe(200)
  await cell.click()
  await page.keyboard.type('55')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Helen Ashworth saved this mark').waitFor()
  await expectAccessible(page)
  await shot(page, 'results-conflict-desktop')
  await dialog.getByRole('button', { name: 'Use mine' }).click()
  await page.getByText('Saved at 10:00am').waitFor()
  expect((await cell.innerText()).trim()).toBe('55')
  // The browser itself writes down that it was answered 409.
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
  await close()
})

journey('On a phone each trainee is a card with plain fields', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await enter(page)
  await page.getByRole('heading', { level: 1, name: 'Cohort First cohort' }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goto(`/cohorts/${world.programme.cohort}/results/PZ1015?attempt=reassessment&everyone=yes`)
  const card = page.getByRole('listitem').filter({ hasText: 'Trainee011, Robin' })
  await card.waitFor()
  await shot(page, 'results-cards-phone')
  await card.getByLabel('Module mark').fill('61')
  await card.getByLabel('Module mark').blur()
  await page.getByText('Saved at 10:00am').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await card.getByRole('link', { name: 'Trainee011, Robin' }).click()
  await page.getByLabel('Days late').fill('2')
  await page.getByLabel('Feedback').fill('Say where your evidence comes from')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Save Module mark' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Trainee011, Robin' }).getByText('2 days late').waitFor()
  expect(faults).toEqual([])
  await close()
})
