import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  patience,
  phone,
  shot,
  smallest,
  type Visit,
  visit,
} from '../support/browser.ts'

const web = {
  root: fileURLToPath(new URL('../../web', import.meta.url)),
  mode: 'gallery',
  logLevel: 'error',
} as const

let server: PreviewServer | undefined
let address = ''

beforeAll(async () => {
  if (!inject('browser')) return
  await build(web)
  server = await preview({ ...web, preview: { port: 0, host: '127.0.0.1' } })
  address = server.resolvedUrls?.local[0] ?? ''
})

afterAll(() => server?.close())

async function open(query: string, size = phone): Promise<Visit> {
  const visited = await visit({ address, size })
  await visited.page.goto(`gallery.html${query}`)
  await visited.page.getByRole('main').waitFor()
  return visited
}

/** The words of whatever holds focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

describe('The gallery of patterns', () => {
  for (const [name, size] of Object.entries({ phone, desktop })) {
    journey(
      `has no accessibility violation on a ${name}, with everything unfolded`,
      { timeout: patience },
      async () => {
        const { page, faults, close } = await open('', size)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        await expectAccessible(page)
        await shot(page, `gallery-${name}`)
        expect(faults).toEqual([])
        await close()
      },
    )
  }

  journey('is read at 320 pixels without scrolling sideways, folded or open', async () => {
    const { page, close } = await open('', smallest)
    await expectNoSidewaysScroll(page)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    await expectNoSidewaysScroll(page)
    await close()
  })

  const screens = ['trainee-home', 'log', 'queue', 'trainees', 'record', 'manager-home', 'sign-in', 'broken']
  // The patterns were looked at above at both sizes; put together they are at one, and fit both.
  journey('puts the patterns together accessibly on every screen', async () => {
    const { page, close } = await open(`?screen=${screens[0]}`)
    for (const screen of screens) {
      await page.setViewportSize(phone)
      await page.goto(`gallery.html?screen=${screen}`)
      await page.getByRole('main').waitFor()
      await expectAccessible(page)
      for (const size of [phone, desktop]) {
        await page.setViewportSize(size)
        await expectNoSidewaysScroll(page)
        await shot(page, `gallery-${screen}-${size.width}`)
      }
    }
    await close()
  })
})

describe('A dialog', () => {
  for (const name of ['confirm', 'conflict', 'session ended']) {
    journey(`takes focus, holds it and is accessible: ${name}`, async () => {
      const { page, close } = await open('?pattern=dialogs')
      await page.getByRole('button', { name: `Open ${name}` }).click()
      const inside = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null)
      expect(await inside()).toBe(true)
      for (let press = 0; press < 8; press += 1) {
        await page.keyboard.press('Tab')
        // Beyond the last control the browser's own bar has its turn, which the page sees as the body.
        expect(
          (await inside()) || (await page.evaluate(() => document.activeElement === document.body)),
        ).toBe(true)
      }
      await expectAccessible(page)
      await close()
    })
  }

  for (const name of ['a mark saved first by somebody else', 'a correction']) {
    journey(`of the results grid is accessible: ${name}`, async () => {
      const { page, close } = await open('?pattern=results-grid')
      await page.getByRole('button', { name: `Open ${name}` }).click()
      await page.locator('dialog[open]').waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await close()
    })
  }

  journey('closes on Escape and gives focus back to what opened it', async () => {
    const { page, close } = await open('?pattern=dialogs')
    await page.getByRole('button', { name: 'Open confirm' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('Open confirm')
    await close()
  })

  journey('to sign in again stays until it is done, and says what was wrong at the field', async () => {
    const { page, close } = await open('?pattern=dialogs')
    await page.getByRole('button', { name: 'Open session ended' }).click()
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel('Password', { exact: true }).fill('wrong')
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await dialog.getByText('The password is not right').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('session-password')
    await dialog.getByLabel('Password', { exact: true }).fill('correct')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await close()
  })
})

describe('A queue on a phone', () => {
  journey('gives every press 44 pixels', async () => {
    const { page, close } = await open('?screen=queue')
    const lines = await page.locator('.rung-queue__item label, .rung-sticky button').all()
    for (const line of lines) {
      const box = await line.boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
    }
    await close()
  })

  journey('keeps its action in sight while one reads', async () => {
    const { page, close } = await open('?screen=queue')
    const action = page.getByRole('button', { name: 'Sign 2 entries' })
    const inWindow = async () => {
      const box = await action.boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= phone.height
    }
    expect(await inWindow()).toBe(true)
    await page.evaluate(() => window.scrollBy(0, 300))
    expect(await inWindow()).toBe(true)
    await close()
  })
})
