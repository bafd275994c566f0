import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  patience,
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
  journey(
    `A tutor decides one outcome otherwise, with its reason, on a ${name}`,
    async () => {
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
      // Planned by mistake: it goes, with the decisions made for it.
      await page.getByRole('button', { name: /^Accept \d+ proposals$/ }).click()
      await page.getByText('All proposals are accepted').waitFor()
      await page.getByRole('link', { name: 'Delete this board' }).click()
      await page.getByText(/^\d+ decisions made for it so far are lost/).waitFor()
      await look('board-delete')
      await page.getByRole('button', { name: 'Delete the board' }).click()
      await page.getByText('The board is deleted').waitFor()
      await look('boards-after-delete')
      expect(await page.getByRole('link', { name: `Extra board ${name}` }).count()).toBe(0)
      // The browser itself reports the answer that asked for a reason.
      expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
      await close()
    },
    patience,
  )

  journey(
    `A tutor recognises prior learning against a module and takes it back, on a ${name}`,
    async () => {
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

      await page.getByRole('link', { name: `Take this back prior learning for ${module}` }).click()
      await page.getByRole('heading', { level: 1, name: 'Take back prior learning' }).waitFor()
      await page.getByRole('button', { name: 'Take it back' }).click()
      await page.getByRole('alert').getByRole('link', { name: 'Give a reason' }).waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await shot(page, `prior-learning-take-back-${name}`)
      await page.getByLabel('Why is it taken back?').fill(`The ${module} certificate was of somebody else`)
      await page.getByRole('button', { name: 'Take it back' }).click()
      await page.getByText(`Prior learning for ${module} is taken back, and its 20 credits with it`).waitFor()
      await page
        .getByText(`Prior learning taken back: The ${module} certificate was of somebody else`)
        .waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await shot(page, `credits-taken-back-${name}`)
      // The browser itself reports the answer that asked for a reason.
      expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
      await close()
    },
    patience,
  )
}
