import { expect } from 'vitest'
import { startApp } from '../support/app.ts'
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
import { signInAs } from './trainee-visit.ts'

for (const [name, size] of Object.entries({ desktop, phone })) {
  journey(
    `A tutor publishes a board in four clicks, and a trainee sees the credits, on a ${name}`,
    async () => {
      const own = await startApp({ stories: true })
      const tutor = await visit({ address: own.address, size })
      await signInAs(tutor.page, 'anna.lofthouse')
      await tutor.page.goto('/')
      await tutor.page.getByRole('heading', { level: 2, name: 'Boards due' }).waitFor()
      await expectAccessible(tutor.page)
      await expectNoSidewaysScroll(tutor.page)
      await shot(tutor.page, `tutor-home-${name}`)

      await tutor.page.getByRole('link', { name: /^Year 1 semester 2 board/ }).click()
      await tutor.page.getByText('Compensated pass').first().waitFor()
      await expectAccessible(tutor.page)
      await expectNoSidewaysScroll(tutor.page)
      await shot(tutor.page, `board-${name}`)
      await tutor.page.getByRole('button', { name: /^Accept \d+ proposals$/ }).click()
      await tutor.page.getByText('All proposals are accepted. Ratify the results next').waitFor()
      await tutor.page.getByRole('button', { name: 'Ratify the results' }).click()
      await tutor.page.getByText('The results are ratified. Publish them next').waitFor()
      await tutor.page.getByRole('button', { name: /^Publish to \d trainees$/ }).click()
      await tutor.page.getByText(/^Published\. \d trainees can see their results/).waitFor()
      expect(tutor.taps()).toBe(4)
      await expectAccessible(tutor.page)
      await shot(tutor.page, `board-published-${name}`)
      // Natalie's prior learning stands for this module, so there is nothing to fill in.
      await tutor.page.getByRole('link', { name: 'Results', exact: true }).click()
      await tutor.page.getByRole('link', { name: /^PZ1015/ }).click()
      await tutor.page.getByText(/^Recognised as prior learning/).waitFor()
      await expectAccessible(tutor.page)
      await expectNoSidewaysScroll(tutor.page)
      await shot(tutor.page, `results-recognised-${name}`)
      expect(tutor.faults).toEqual([])
      await tutor.close()

      const trainee = await visit({ address: own.address, size })
      await signInAs(trainee.page, 'natalie.greaves')
      await trainee.page.goto('/credits')
      await trainee.page.getByRole('heading', { name: '60 of 240 credits' }).waitFor()
      await trainee.page.getByText('Prior learning recognised').first().waitFor()
      await trainee.page.getByText('Year 1 semester 2 board', { exact: true }).first().waitFor()
      await expectAccessible(trainee.page)
      await expectNoSidewaysScroll(trainee.page)
      await shot(trainee.page, `credits-${name}`)
      expect(trainee.faults).toEqual([])
      await trainee.close()
      await own.close()
    },
    patience,
  )
}
