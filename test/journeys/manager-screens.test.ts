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
import { signInAs, traineeCalled } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

/** Every screen of those who look after many, by who sees it. */
async function screens(): Promise<Record<string, string[]>> {
  const record = `/trainees/${await traineeCalled(app, 'yusuf.karimi')}`
  return {
    'helen.ashworth': ['/', `${record}/mentor`, `${record}/employment`, '/queue'],
    'farida.haq': ['/', '/trainees', '/trainees?only=withdrawn'],
    'patrick.doyle': ['/'],
    'mei-ling.chan': ['/', '/how-figures-are-worked-out', '/accessibility'],
  }
}

describe('Every screen of those who look after many', () => {
  for (const [name, size] of Object.entries({ phone, desktop, smallest })) {
    journey(
      `fits ${size.width} pixels, without an accessibility violation where it is tried`,
      async () => {
        for (const [who, paths] of Object.entries(await screens())) {
          const { page, faults, close } = await visit({ address: app.address, size })
          await signInAs(page, who)
          for (const path of paths) {
            await page.goto(path)
            await page.locator('main h1').first().waitFor()
            await expectNoSidewaysScroll(page)
            await shot(page, `${who}${path.replaceAll(/\W+/g, '-')}-${name}`)
            if (size !== smallest) await expectAccessible(page)
          }
          expect(faults, who).toEqual([])
          await close()
        }
      },
      patience,
    )
  }
})
