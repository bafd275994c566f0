import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { desktop, expectAccessible, journey, phone, shot, visit } from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

const grace = 'grace.oyelaran'

for (const [name, size] of Object.entries({ phone, desktop })) {
  journey(
    `A mentor signs ten entries in four clicks on a ${name}, and hears whose hours changed`,
    async () => {
      const { page, taps, faults, close } = await visit({ address: app.address, size })
      await signInAs(page, grace)
      await page.goto('/')
      const before = await waiting(page)
      await expectAccessible(page)

      await selectTen(page)
      await page.getByRole('button', { name: 'Sign 10 entries' }).click()

      const news = page.getByRole('alert').filter({ hasText: '10 entries signed' })
      await news.waitFor()
      expect(taps()).toBeLessThanOrEqual(4)
      expect(await news.evaluate((box) => box === document.activeElement)).toBe(true)
      for (const line of await news.getByRole('listitem').allTextContents())
        expect(line).toMatch(/^\S+ \S+: .*(hours|minutes) more, now \d+ of \d+ hours$/)
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${before - 10} entries`) }).waitFor()
      expect(await page.title()).toBe(`To sign (${before - 10}) – Rung`)
      await expectAccessible(page)
      await shot(page, `mentor-signed-${name}`)
      expect(faults).toEqual([])
      await close()
    },
  )
}

journey('A mentor signs with the keyboard alone, and the focus is never hidden', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, grace)
  await page.goto('/')
  const before = await waiting(page)

  await tabTo(page, 'Skip to the Sign button')
  await tabTo(page, 'Select all')
  await tabTo(page, 'Select all')
  await page.keyboard.press('Space')
  const chosen = Number(/^(\d+) selected/.exec(await page.locator('.rung-queue__chosen').innerText())?.[1])
  expect(chosen).toBeGreaterThan(1)
  for (let steps = 0; steps < 12; steps++) {
    await page.keyboard.press('Tab')
    expect(await isHiddenByTheBar(page)).toBe(false)
  }
  while ((await focused(page)) !== 'Skip to the Sign button') await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe(`Sign ${chosen} entries`)
  await page.keyboard.press('Enter')

  await page.getByRole('alert').getByText(`${chosen} entries signed`).waitFor()
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${before - chosen} entries`) }).waitFor()
  expect(faults).toEqual([])
  await close()
})

async function waiting(page: Page): Promise<number> {
  const heading = page.getByRole('heading', { level: 1, name: /entries wait for you/ })
  return Number.parseInt(await heading.innerText(), 10)
}

/** A whole trainee where that is no more than ten, then one after the other. */
async function selectTen(page: Page): Promise<void> {
  const group = page.getByLabel(/^Select all (8|9|10) of /).first()
  await group.click()
  let left = 10 - Number(/(\d+)/.exec(await group.evaluate(labelOf))?.[1])
  for (const box of await page.locator('.rung-queue__item input:not(:checked)').all()) {
    if (left === 0) return
    await box.click()
    left -= 1
  }
}

const labelOf = (box: HTMLInputElement | HTMLElement | SVGElement) =>
  (box as HTMLInputElement).labels?.[0]?.textContent ?? ''

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return ((at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent ?? '').trim()
  })

async function tabTo(page: Page, beginning: string): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).startsWith(beginning)) return
  }
  throw new Error(`the keyboard did not reach ${beginning}`)
}

const isHiddenByTheBar = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    const bar = document.querySelector('.rung-sticky')
    if (!at || !bar || bar.contains(at)) return false
    return at.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
  })
