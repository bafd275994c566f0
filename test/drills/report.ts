import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { root } from '../../api/prepare.mjs'

/** Faults of one drill: all are counted, the first of each kind are kept in words. */
export function openFaults() {
  const counts: Record<string, number> = {}
  const examples: string[] = []
  return {
    add(kind: string, about: unknown): void {
      counts[kind] = (counts[kind] ?? 0) + 1
      if (counts[kind] > 3) return
      const words = typeof about === 'string' ? about : JSON.stringify(about)
      examples.push(`${kind}: ${words.slice(0, 600)}`)
      process.stderr.write(`FAULT ${kind}: ${words.slice(0, 600)}\n`)
    },
    all: () => ({ counts, examples }),
    none: () => examples.length === 0,
  }
}
export type Faults = ReturnType<typeof openFaults>

/** What was run on what, taken at the start: the folder may move on while a drill runs. */
export function runOn() {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', 'api', 'shared', 'migrations')
  return {
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores shared by server, PostgreSQL and drill`,
    node: process.version,
    commit: git('rev-parse', 'HEAD'),
    uncommittedFiles: changed === '' ? 0 : changed.split('\n').length,
    at: new Date().toISOString(),
  }
}

/** Writes the result; a drill with any fault ends with exit code 1. */
export function report(out: string, faults: Faults, result: Record<string, unknown>): void {
  const path = join(root, out)
  mkdirSync(join(path, '..'), { recursive: true })
  const text = `${JSON.stringify({ passed: faults.none(), ...result, faults: faults.all() }, null, 2)}\n`
  writeFileSync(path, text)
  process.stdout.write(text)
  process.exitCode = faults.none() ? 0 : 1
}

/** Least, median and most, as whole numbers. */
export function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  return { count: sorted.length, least: at(0), median: at(0.5), p95: at(0.95), most: at(1) }
}

/** The same numbers in every run: whole numbers from 0 up to but not including `below`. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
