import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { root } from '../../api/prepare.mjs'

export type RungProcess = {
  pid: number
  /** Everything it wrote so far, to both streams. */
  output(): string
  /** Where it listens; fails when it ends instead. */
  address(): Promise<string>
  /** How it ended. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  kill(signal: NodeJS.Signals): void
}

/** A folder for one test's data, gone at its end together with everything that runs on it. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `rung-test-${process.pid}-`))
  chmodSync(folder, 0o755)
  onTestFinished(() => {
    for (const pid of processesOn(folder)) end(pid)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The built server as its own process, on any free port unless told otherwise. */
export function startRung(dataDir: string, settings: Record<string, string> = {}): RungProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'api/dist/main.js')], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', DEMO: 'no', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return watched(child)
}

/** Processes with this folder in their command line: PostgreSQL and what watches over it. */
export function processesOn(folder: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes('ps -eo'))
    .map((line) => Number.parseInt(line, 10))
}

/** Looks again and again until it is so, for as long as a slow computer may need. */
export async function eventually<T>(look: () => T | Promise<T>, what: string, withinMs = 60_000): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await pause(25)
  }
}

function watched(child: ChildProcess): RungProcess {
  let output = ''
  const gather = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', gather)
  child.stderr?.on('data', gather)
  const closed = once(child, 'close')
  const pid = child.pid
  if (pid === undefined) throw new Error('Rung could not be started')
  return {
    pid,
    output: () => output,
    address: () => addressIn(() => output, child),
    async ended() {
      await closed
      return { code: child.exitCode, signal: child.signalCode }
    },
    kill: (signal) => {
      child.kill(signal)
    },
  }
}

async function addressIn(output: () => string, child: ChildProcess): Promise<string> {
  return eventually(() => {
    const address = /^Rung is running at (\S+)$/m.exec(output())?.[1]
    if (!address && child.exitCode !== null) throw new Error(`Rung ended instead of listening:\n${output()}`)
    return address ?? ''
  }, `an address in:\n${output()}`)
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}
