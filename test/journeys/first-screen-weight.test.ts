import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { root } from '../../api/prepare.mjs'
import { startApp, type TestApp } from '../support/app.ts'
import { journey, visit } from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app?.close())

describe('A trainee’s first screen on a slow line', () => {
  journey('comes with at most 125 kB of programs and 25 kB of styles', async () => {
    const { page, close } = await visit({ address: app.address })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const fetched = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    const weigh = (kind: string) =>
      fetched
        .filter((path) => path.endsWith(kind))
        .map((path) => gzipSync(readFileSync(join(root, 'web/dist', path)), { level: 9 }).length)
        .reduce((sum, bytes) => sum + bytes, 0)
    expect(weigh('.js')).toBeGreaterThan(80_000)
    expect(weigh('.js')).toBeLessThanOrEqual(125_000)
    expect(weigh('.css')).toBeLessThanOrEqual(25_000)
    await close()
  })
})
