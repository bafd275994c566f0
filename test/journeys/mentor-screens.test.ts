import { afterAll, beforeAll, describe, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  patience,
  phone,
  shot,
  smallest,
  visit,
} from '../support/browser.ts'
import { entriesOf, signInAs, traineeCalled } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

describe('Every screen of a mentor', () => {
  for (const [name, size] of Object.entries({ phone, desktop, smallest })) {
    journey(
      `fits ${size.width} pixels, without an accessibility violation where it is tried`,
      async () => {
        const record = `/trainees/${await traineeCalled(app, 'tyrone.bascombe')}`
        const { submitted } = await entriesOf(app, 'tyrone.bascombe')
        const { page, faults, close } = await visit({ address: app.address, size })
        await signInAs(page, 'grace.oyelaran')
        const parts = ['', '/hours', '/log', '/history', `/log/${submitted}`].map((part) => record + part)
        for (const path of ['/', '/trainees', ...parts]) {
          await page.goto(path)
          await page.locator('main h1').first().waitFor()
          await expectNoSidewaysScroll(page)
          await shot(page, `mentor-${path.split('/').slice(3, 4)}-${name}`)
          if (size !== smallest) await expectAccessible(page)
        }
        expect(faults).toEqual([])
        await close()
      },
      patience,
    )
  }

  journey('is framed as one record, with its parts as tabs and the way back to the list', async () => {
    const record = `/trainees/${await traineeCalled(app, 'tyrone.bascombe')}`
    const { page, close } = await visit({ address: app.address, size: desktop })
    await signInAs(page, 'grace.oyelaran')
    for (const [part, text] of [
      ['', 'Record'],
      ['/hours', 'Hours'],
      ['/log', 'Log'],
      ['/history', 'History'],
    ]) {
      await page.goto(`${record}${part}`)
      await page.getByRole('heading', { level: 1, name: 'Tyrone Bascombe' }).waitFor()
      expect(await page.locator('.rung-tabs [aria-current="page"]').innerText()).toBe(text)
      expect(await page.getByRole('navigation', { name: 'Breadcrumb' }).innerText()).toBe('Trainees')
    }
    await close()
  })
})
