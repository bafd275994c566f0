import { afterAll, beforeAll, describe, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
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

const aisha = 'aisha.rahman'
const sana = 'sana.iqbal'
const kofi = 'kofi.asante'

/** Every screen of a trainee, in the states the stories bring it to. */
async function screens(): Promise<{ name: string; who: string; path: string; open?: boolean }[]> {
  const { signed } = await entriesOf(app, aisha)
  const { returned } = await entriesOf(app, sana)
  return [
    { name: 'home', who: aisha, path: '/' },
    { name: 'home-returned', who: sana, path: '/' },
    { name: 'home-new', who: kofi, path: '/' },
    { name: 'log-new', who: aisha, path: '/log/new' },
    { name: 'log-new-open', who: aisha, path: '/log/new?like=0', open: true },
    { name: 'log', who: sana, path: '/log' },
    { name: 'log-returned', who: sana, path: '/log?state=returned' },
    { name: 'log-signed', who: aisha, path: '/log?state=signed' },
    { name: 'log-nothing', who: aisha, path: '/log?state=reversed' },
    { name: 'log-empty', who: kofi, path: '/log' },
    { name: 'entry', who: aisha, path: `/log/${signed}` },
    { name: 'entry-returned', who: sana, path: `/log/${returned}` },
    { name: 'entry-edit', who: sana, path: `/log/${returned}/edit` },
    { name: 'hours', who: aisha, path: '/hours' },
    { name: 'hours-open', who: aisha, path: '/hours', open: true },
    { name: 'hours-new', who: kofi, path: '/hours' },
    { name: 'import', who: aisha, path: '/log/import' },
  ]
}

describe('Every screen of a trainee', () => {
  for (const [name, size] of Object.entries({ phone, desktop })) {
    journey(
      `has no accessibility violation on a ${name}, and fits it`,
      async () => {
        const all = await screens()
        for (const who of new Set(all.map((screen) => screen.who))) {
          const { page, faults, close } = await visit({ address: app.address, size })
          await signInAs(page, who)
          for (const screen of all.filter((one) => one.who === who)) {
            await page.goto(screen.path)
            await page.locator('main h1').first().waitFor()
            if (screen.open) {
              await page.evaluate(() => {
                for (const details of document.querySelectorAll('main details'))
                  details.setAttribute('open', '')
              })
            }
            await shot(page, `${screen.name}-${name}`)
            await expectNoSidewaysScroll(page)
            await expectAccessible(page)
            expect(faults, screen.path).toEqual([])
          }
          await close()
        }
      },
      180_000,
    )
  }

  journey('can be used at 320 pixels without scrolling sideways', async () => {
    const { page, close } = await visit({ address: app.address, size: smallest })
    await signInAs(page, aisha)
    for (const path of ['/', '/log/new', '/log', '/hours', '/log/import']) {
      await page.goto(path)
      await page.locator('main h1').first().waitFor()
      await expectNoSidewaysScroll(page)
    }
    await close()
  })

  journey(
    'earlier weeks come a page at a time, each week once and whole, under their own address',
    async () => {
      const { page, faults, close } = await visit({ address: app.address })
      await signInAs(page, aisha)
      await page.goto('/log')
      const weeks = () => page.getByRole('heading', { name: /^Week of/ }).allTextContents()
      const newest = await weeks()
      await page.getByRole('link', { name: 'Show earlier weeks' }).tap()
      await page.waitForURL(/\/log\?to=\d{4}-\d\d-\d\d$/)
      await page.getByRole('link', { name: 'Back to the newest weeks' }).waitFor()
      const earlier = await weeks()
      expect(earlier.length).toBeGreaterThan(0)
      expect(earlier.filter((week) => newest.includes(week))).toEqual([])
      await page.reload()
      await page.getByRole('link', { name: 'Back to the newest weeks' }).waitFor()
      expect(await weeks()).toEqual(earlier)
      expect(faults).toEqual([])
      await close()
    },
  )

  journey('a mentor sees the same log and figures of a trainee, without its buttons', async () => {
    const { page, faults, close } = await visit({ address: app.address, size: desktop })
    await signInAs(page, 'grace.oyelaran')
    const traineeId = await traineeCalled(app, aisha)
    for (const part of ['log', 'hours']) {
      await page.goto(`/trainees/${traineeId}/${part}`)
      await page.getByRole('heading', { level: 1, name: /Aisha Rahman/ }).waitFor()
      await shot(page, `mentor-${part}`)
      await expectAccessible(page)
      expect(await page.getByRole('link', { name: 'Log learning' }).count()).toBe(0)
    }
    expect(faults).toEqual([])
    await close()
  })
})
