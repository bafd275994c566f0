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
import { signInAs, traineeCalled } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

for (const [name, size] of Object.entries({ phone, desktop })) {
  journey(`A tutor decides one outcome otherwise, with its reason, on a ${name}`, async () => {
    const { page, faults, close } = await visit({ address: app.address, size })
    const look = async (what: string) => {
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await shot(page, `${what}-${name}`)
    }
    await signInAs(page, 'anna.lofthouse')
    await page.goto('/')
    await page.getByRole('link', { name: /^Year 1 semester 2 board/ }).click()
    const [module, title, outcome] =
      name === 'phone' ? ['PZ1067', 'Anatomy', 'Reassess'] : ['PW1002', 'Introduction to Medicines', 'Fail']
    await page.getByRole('link', { name: new RegExp(`${module} of Yusuf Karimi$`) }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor()
    await page.getByLabel(outcome, { exact: true }).check()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByRole('link', { name: 'Give the reason for deciding otherwise than proposed' }).waitFor()
    await look('board-decision')
    const reason = name === 'phone' ? 'The practical part was weak' : 'The board heard the second marker'
    await page.getByLabel('Reason').fill(reason)
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText(new RegExp(`Reason: ${reason}$`)).waitFor()

    await page
      .getByRole('navigation', { name: 'Parts of the cohort' })
      .getByRole('link', { name: 'Boards' })
      .click()
    await page.getByRole('table', { name: 'Boards of this cohort' }).waitFor()
    await look('boards')
    await page.getByRole('link', { name: 'Plan a board' }).click()
    await page.getByRole('button', { name: 'Plan the board' }).click()
    await page.getByText('There is a problem').waitFor()
    await look('board-new')
    await page.getByLabel('Name of the board').fill(`Extra board ${name}`)
    await page.getByLabel('Day').fill('11')
    await page.getByLabel('Month').fill('5')
    await page.getByLabel('Year').fill('2022')
    await page.getByLabel('Who sits on it?').fill('Dr Judith Hallam')
    await page.getByRole('button', { name: 'Plan the board' }).click()
    await page.getByRole('heading', { level: 1, name: `Extra board ${name}` }).waitFor()
    // The browser itself reports the answer that asked for a reason.
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
    await close()
  })

  journey(`A tutor recognises prior learning against a module, on a ${name}`, async () => {
    const { page, faults, close } = await visit({ address: app.address, size })
    const [who, module] = name === 'phone' ? ['kofi.asante', 'PZ1015'] : ['kofi.asante', 'PZ1022']
    await signInAs(page, 'anna.lofthouse')
    await page.goto(`/trainees/${await traineeCalled(app, who)}/credits`)
    await page.getByRole('link', { name: 'Recognise prior learning' }).click()
    await page.getByRole('button', { name: 'Recognise it' }).click()
    await page.getByText('There is a problem').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel('Against which module?').selectOption(module)
    await page.getByLabel('Day').fill('9')
    await page.getByLabel('Month').fill('5')
    await page.getByLabel('Year').fill('2022')
    await page.getByLabel('What was learned before').fill('Certificate of 2019, with a portfolio')
    await page.getByRole('button', { name: 'Recognise it' }).click()
    await page.getByText(`Prior learning recognised against ${module}: 20 credits`).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await shot(page, `credits-of-trainee-${name}`)
    expect(faults).toEqual([])
    await close()
  })
}
