import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { desktop, expectNoSidewaysScroll, journey, phone, shot, visit } from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

for (const [name, size] of Object.entries({ phone, desktop }))
  journey(
    `The description of the API opens under our content security policy, asks nobody else, and unfolds a call, on a ${name}`,
    async () => {
      const { page, faults, close } = await visit({ address: app.address, size })
      await signInAs(page, 'mei-ling.chan')
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).origin))
      await page.goto('/docs')
      await page.getByRole('heading', { name: /^Rung/ }).first().waitFor()
      expect(await page.title()).toBe('For developers – Rung')
      await expectNoSidewaysScroll(page)
      await shot(page, `api-pages-${name}`)

      await page.locator('[data-path="/api/v1/sessions"]').click()
      await page.getByRole('button', { name: 'Execute' }).waitFor()
      await expectNoSidewaysScroll(page)
      await shot(page, `api-pages-open-${name}`)

      expect([...new Set(asked)]).toEqual([app.address])
      expect(faults).toEqual([])
      await close()
    },
  )
