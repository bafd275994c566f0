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
import { asSystem, buildWorld, insert, password, type Someone, type World } from '../support/build.ts'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await startApp()
  world = await buildWorld(app.ownerUrl, app.clock.now(), { startsOn: '2021-04-06' })
  await publish()
})
afterAll(() => app.close())

/** A first sit of 34 with feedback, published with the decision to reassess it by 1 July. */
async function publish(): Promise<void> {
  const { t1, tutor, programme } = world
  const at = '2022-05-10T12:00:00Z'
  const [board, result] = [uuidv7(), uuidv7()]
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    await tx.rows(
      `insert into board (id, cohort_id, title, meets_on, state, ratified_at, ratified_by)
       values ($1, $2, 'Summer board', '2022-05-10', 'ratified', $3, $4)`,
      [board, programme.cohort, at, tutor.personId],
    )
    await tx.rows(
      `insert into result (trainee_id, id, module_code, component, attempt, mark, feedback, entered_by, entered_at)
       values ($1, $2, 'PZ1015', 'module', 'first-sit', 34, 'Say where your evidence comes from', $3, $4)`,
      [t1.id, result, tutor.personId, at],
    )
    await tx.rows("update result set state = 'ratified', board_id = $2, published_at = $3 where id = $1", [
      result,
      board,
      at,
    ])
    await insert(tx, 'board_decision', [
      {
        trainee_id: t1.id,
        id: uuidv7(),
        board_id: board,
        module_code: 'PZ1015',
        proposed: 'reassess',
        outcome: 'reassess',
        rule: 'reassessment-left',
        reassess_by: '2022-07-01',
        working: {},
        decided_by: tutor.personId,
        decided_at: at,
        published_at: at,
        version: 1,
      },
    ])
  })
}

async function enter(page: Page, { email }: Someone, path: string): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`)
  await page.goto(path)
}

async function expectSound(page: Page, picture: string): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await shot(page, picture)
}

journey(
  'A trainee reads a result, what to do next and by when, and claims circumstances on a phone',
  async () => {
    const { page, faults, close } = await visit({ address: app.address, size: phone })
    await enter(page, world.t1, '/')
    await page.getByText('Summer board published your results on 10 May 2022.').waitFor()
    await page.getByRole('link', { name: 'See your results' }).waitFor()
    await expectSound(page, 'results-home-phone')
    await page
      .getByRole('link', {
        name: 'Take the assessment of PZ1015 Study and Lifelong Learning Skills again by 1 July 2022',
      })
      .click()
    await page.getByRole('heading', { level: 1, name: 'My results' }).waitFor()
    await page.getByText('Take the assessment of this module again by 1 July 2022').waitFor()
    await page.getByText('34 out of 100. Not passed.').waitFor()
    await page.getByText('Say where your evidence comes from').waitFor()
    await expectSound(page, 'results-trainee-phone')

    await page.getByRole('link', { name: 'Claim mitigating circumstances' }).click()
    await page.getByRole('heading', { level: 1, name: 'Claim mitigating circumstances' }).waitFor()
    await expectSound(page, 'results-claim-phone')
    await page.getByRole('button', { name: 'Send the claim' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Say what happened' }).waitFor()
    await page
      .getByLabel('Which work is it about?')
      .selectOption({ label: 'PZ1015 Study and Lifelong Learning Skills' })
    await page.getByRole('radio', { name: 'Reassessment' }).check()
    await page.getByLabel('What happened, and when?').fill('I was in hospital from 3 to 10 May')
    await page.getByLabel('What shows it?').fill('The discharge letter')
    await page
      .getByLabel('A file of the evidence (optional)')
      .setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await page.getByRole('button', { name: 'Send the claim' }).click()
    await page.getByText('Your claim is sent').waitFor()
    await page.getByText('Waits for a decision').waitFor()
    expect(faults).toEqual([])
    await close()
  },
)

journey('A tutor decides the claim, and a manager sees the result but not the claim', async () => {
  const tutors = await visit({ address: app.address, size: desktop })
  const { page } = tutors
  await enter(page, world.tutor, `/cohorts/${world.programme.cohort}/results`)
  await page.getByRole('table', { name: 'Mitigating circumstances to decide' }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: /Mitigating circumstances/ }).waitFor()
  await page.getByRole('link', { name: 'Download letter.pdf' }).waitFor()
  await expectSound(page, 'results-decide-desktop')
  await page.getByRole('radio', { name: 'Accept: waive the lateness' }).check()
  await page.getByRole('button', { name: 'Save the decision' }).click()
  await page.getByText('The decision is saved').waitFor()
  await page.getByText('Accepted: being late costs no marks').waitFor()

  await page.goto(`/cohorts/${world.programme.cohort}/results/PZ1015/dates`)
  await page.getByLabel('Work').selectOption({ label: 'Module mark, reassessment' })
  await page.getByLabel('Day').fill('12')
  await page.getByLabel('Month').fill('6')
  await page.getByLabel('Year').fill('2022')
  await page.getByRole('button', { name: 'Save the date' }).click()
  await page.getByText('The date is saved').waitFor()
  await expectSound(page, 'results-dates-desktop')

  await page.goto(`/cohorts/${world.programme.cohort}/results/PZ1015/import`)
  await page.getByRole('heading', { level: 1, name: 'Load marks of PZ1015' }).waitFor()
  await expectSound(page, 'results-import-desktop')
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('alert').getByText('Choose a CSV, TSV or Excel (XLSX) file').waitFor()
  expect(tutors.faults).toEqual([])
  await tutors.close()

  const managers = await visit({ address: app.address, size: desktop })
  await enter(managers.page, world.manager, `/trainees/${world.t1.id}`)
  await managers.page.getByText('Summer board, published on 10 May 2022: PZ1015: Reassess.').waitFor()
  const step = managers.page.getByRole('listitem').filter({ hasText: 'again by 12 June 2022' })
  await step.getByText('Asha since 10 May 2022').waitFor()
  await expectSound(managers.page, 'results-record-desktop')
  await step.getByRole('link').click()
  await managers.page.getByText('Take the assessment of this module again by 12 June 2022').waitFor()
  expect(await managers.page.getByText('Mitigating circumstances').count()).toBe(0)
  await expectSound(managers.page, 'results-manager-desktop')
  expect(managers.faults).toEqual([])
  await managers.close()
})

journey('A pasted sheet that changes a ratified mark is checked again with a reason', async () => {
  const { page, faults, context, close } = await visit({ address: app.address, size: desktop })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enter(page, world.tutor, `/cohorts/${world.programme.cohort}/results/PZ1015`)
  await page
    .getByRole('row', { name: /Grant, Asha/ })
    .getByRole('gridcell')
    .click()
  const [trainee] = await asSystem(app.ownerUrl, app.clock.now(), (tx) =>
    tx.rows<{ number: string }>('select student_number as number from trainee where id = $1', [world.t1.id]),
  )
  await page.evaluate(
    (copied) => navigator.clipboard.writeText(copied),
    `Student number\tPZ1015\n${trainee?.number}\t41`,
  )
  await page.keyboard.press('Control+V')
  await page.getByRole('heading', { name: '0 marks, 1 problem' }).waitFor()
  await expectSound(page, 'results-reason-desktop')
  await page.getByLabel('Why are ratified marks changed?').fill('A page was not marked')
  await page.getByRole('button', { name: 'Check again with this reason' }).click()
  await page.getByRole('heading', { name: '1 mark, no problems' }).waitFor()
  await page.getByRole('button', { name: 'Save nothing' }).click()
  expect(faults).toEqual([])
  await close()
})

journey('A ratified mark is corrected from the grid with a reason', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await enter(page, world.tutor, `/cohorts/${world.programme.cohort}/results/PZ1015`)
  const cell = page.getByRole('row', { name: /Grant, Asha/ }).getByRole('gridcell')
  await cell.click()
  await page.keyboard.type('44')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Why is this ratified mark changed?' }).waitFor()
  await expectSound(page, 'results-correct-desktop')
  await dialog.getByLabel('Reason').fill('A page was not marked')
  await dialog.getByRole('button', { name: 'Correct the mark' }).click()
  await cell.getByText('corrected, was 34').waitFor()
  expect(faults).toEqual([])
  await close()
})
