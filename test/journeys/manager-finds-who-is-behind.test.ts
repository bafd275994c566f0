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

for (const [name, size] of Object.entries({ phone, desktop })) {
  journey(
    `A manager lists all behind plan in one click, and sees why in the second, on a ${name}`,
    async () => {
      const { page, taps, faults, close } = await visit({ address: app.address, size })
      await signInAs(page, 'helen.ashworth')
      await page.goto('/')
      await page.getByRole('heading', { level: 1, name: /of 10 trainees on track$/ }).waitFor()
      expect(await page.title()).toBe('Home – Rung')

      await page.getByRole('link', { name: /^1 behind plan/ }).click()
      await page.getByRole('heading', { level: 2, name: '1 trainee is behind plan' }).waitFor()
      expect(taps()).toBe(1)
      await expectNoSidewaysScroll(page)
      await shot(page, `manager-behind-${name}`)

      await page.getByRole('link', { name: 'Yusuf Karimi' }).click()
      await page.getByText(/^Yusuf is \d+ hours behind plan\./).waitFor()
      await page.getByText(/fewer than the .* expected by now/).waitFor()
      await page.getByRole('heading', { level: 2, name: 'What stands in the way next' }).waitFor()
      expect(taps()).toBe(2)
      expect(await page.title()).toBe('Yusuf Karimi – Rung')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      await expectAccessible(page)

      await page
        .getByRole('navigation', { name: 'Breadcrumb' })
        .getByRole('link', { name: 'Trainees' })
        .click()
      await page.getByRole('heading', { level: 2, name: '10 trainees' }).waitFor()
      expect(faults).toEqual([])
      await close()
    },
  )
}
