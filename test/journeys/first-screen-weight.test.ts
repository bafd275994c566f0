import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { root } from '../../api/prepare.mjs'
import { journey } from '../support/browser.ts'

const assets = join(root, 'web/dist/assets')
const read = (name: string) => readFileSync(join(assets, name), 'utf8')
const weigh = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0)

/** A file with all that it cannot begin without. */
function withNeeded(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const [, needed] of read(name).matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g))
    if (needed) withNeeded(needed, found)
  return found
}

journey('A trainee’s first screen comes with at most 125 kB of programs and 25 kB of styles', () => {
  const files = readdirSync(assets)
  const page = readFileSync(join(root, 'web/dist/index.html'), 'utf8')
  const named = (start: string) =>
    files.filter((name) => name.startsWith(`${start}-`) && name.endsWith('.js'))
  const begins = files.filter((name) => page.includes(`assets/${name}"`))
  const steps = ['SignedIn', 'SignedInShell', 'Home', 'TraineeHome'].map((name) => {
    expect(named(name), name).toHaveLength(1)
    return named(name)[0] ?? ''
  })
  const programs = new Set(
    [...begins, ...steps].filter((name) => name.endsWith('.js')).flatMap((name) => [...withNeeded(name)]),
  )
  expect([...programs].some((name) => name.startsWith('libraries-'))).toBe(true)
  expect(weigh(programs)).toBeLessThanOrEqual(125_000)
  const styles = files.filter((name) => /^(index|off-the-job|TraineeHome)-.*[.]css$/.test(name))
  expect(weigh(styles)).toBeLessThanOrEqual(25_000)
})
