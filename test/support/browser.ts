import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { root } from '../../api/prepare.mjs'
import { demonstrationDay } from './clock.ts'

/** A test that walks through the pages; reported as skipped where no browser can be had. */
export const journey = test.skipIf(inject('browser') === undefined)

export const phone = { width: 360, height: 740 }
export const desktop = { width: 1280, height: 800 }
export const smallest = { width: 320, height: 640 }

/** For a journey over many screens or people: on a busy machine it takes longer than one task does. In milliseconds. */
export const patience = 180_000

export type Visit = {
  page: Page
  context: BrowserContext
  /** Taps and clicks so far. */
  taps(): number
  /** What the page wrote to the console as errors, and its own faults; a journey ends with none. */
  faults: string[]
  close(): Promise<void>
}

type VisitOptions = {
  address: string
  size?: { width: number; height: number }
  /** Where the browser's own clock stands. */
  now?: string | Date
}

let opened: Promise<Browser> | undefined

afterAll(async () => {
  await (await opened)?.close()
})

/** A person with a fresh browser, nothing remembered, at the given window. */
export async function visit({ address, size = phone, now = demonstrationDay }: VisitOptions): Promise<Visit> {
  opened ??= launch()
  const context = await (await opened).newContext({
    baseURL: address,
    viewport: size,
    hasTouch: size.width < 769,
    isMobile: size.width < 769,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  // The page's date stands still like the server's, while its timers run.
  await context.clock.setFixedTime(now)
  const page = await context.newPage()
  const faults = watchFaults(page)
  const taps = await countTaps(page)
  return { page, context, taps, faults, close: () => context.close() }
}

const accessibilityRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails on any accessibility violation of moderate impact or worse on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // What the pointer happens to rest on is halfway between two colours for a moment.
  await page.mouse.move(0, 0)
  // All in the page itself, which holds no frame of elsewhere, and only what is wrong is brought back: a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: accessibilityRules }, resultTypes: ['violations'] })
    .analyze()
  const found = violations
    .filter(({ impact }) => impact !== 'minor')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  expect(found.join('\n'), `accessibility of ${page.url()}`).toBe('')
}

/** Fails when the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth, `width of ${page.url()}`).toBeLessThanOrEqual(clientWidth)
}

/** Keeps a picture of the whole page in test-results/, when SHOTS=1. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return
  const folder = join(root, 'test-results')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function launch(): Promise<Browser> {
  const browser = inject('browser')
  if (!browser) throw new Error('no browser')
  return chromium.launch({
    executablePath: browser.executablePath,
    env: { ...definedOnly(process.env), ...browser.env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  })
}

function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return faults
}

// Real presses of a pointer, not what scripts dispatch and not the click a label passes on to its field.
async function countTaps(page: Page): Promise<() => number> {
  let taps = 0
  await page.exposeBinding('rungTap', () => {
    taps += 1
  })
  await page.addInitScript(() => {
    const { rungTap } = window as unknown as { rungTap: () => void }
    window.addEventListener('pointerup', (event) => event.isTrusted && rungTap(), { capture: true })
  })
  return () => taps
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
