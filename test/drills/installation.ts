import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { prepare, root } from '../../api/prepare.mjs'
import { runningOwnerUrl } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { readPostmasterFile } from '../../api/src/embedded-postgres/postmaster-file.ts'
import { freePort } from '../../api/src/embedded-postgres/server.ts'

export const killings = ['api', 'postgres', 'both', 'everything'] as const
/** What is killed; `everything` is both, with the watchdog and every process of PostgreSQL. */
export type Killing = (typeof killings)[number]

export type Installation = Awaited<ReturnType<typeof openInstallation>>

const longestStartMs = 60_000

/**
 * The built server on an embedded PostgreSQL of its own, as a person starts it, in a temporary folder. The build is
 * copied first: whoever builds anew while the drill goes on changes nothing here.
 */
export async function openInstallation() {
  await prepare(['api'])
  const folder = mkdtempSync(join(tmpdir(), 'rung-drill-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const program = copyBuild(join(folder, 'rung'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let running: ChildProcess | undefined
  let printed = ''

  /** Starts the server; it may not be ready yet when this returns. */
  function launch(): ChildProcess {
    printed = ''
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      cwd: tmpdir(),
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: String(port),
        DEMO: 'no',
        LOG_LEVEL: 'error',
        DATABASE_CONNECTIONS: '12',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const gather = (chunk: Buffer) => {
      if (running !== child) return
      printed = `${printed}${chunk.toString()}`.slice(-20_000)
    }
    child.stdout?.on('data', gather)
    child.stderr?.on('data', gather)
    child.once('exit', (code, signal) => gather(Buffer.from(`ended with ${signal ?? code}\n`)))
    running = child
    return child
  }

  async function ready(): Promise<void> {
    for (const begun = performance.now(); performance.now() - begun < longestStartMs; await pause(25)) {
      if (running && running.exitCode !== null)
        throw new Error(`the server ended instead of starting:\n${printed}`)
      const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
      if (answer?.ok) return
    }
    throw new Error(`the server was not ready within ${longestStartMs} ms:\n${printed}`)
  }

  return {
    address,
    launch,
    ready,
    /** The last of what the server wrote. */
    printed: () => printed,
    ownerUrl(): string {
      const url = runningOwnerUrl(dataDir)
      if (!url) throw new Error('PostgreSQL does not run')
      return url
    },
    /** PostgreSQL as its own file names it, which a kill leaves behind. */
    postmaster: () => readPostmasterFile(join(dataDir, 'postgres/data')),
    /** Whether the server started last has ended. */
    hasEnded: () => running === undefined || running.exitCode !== null || running.signalCode !== null,
    /** With signal 9, all in one moment. Answers how many processes were there to kill. */
    kill(what: Killing): number {
      const database = processesOn(dataDir)
      // The file may name a process that is gone, and by now somebody else's.
      const postmaster = readPostmasterFile(join(dataDir, 'postgres/data'))?.pid
      const api = this.hasEnded() ? [] : [running?.pid]
      const found = {
        api,
        postgres: database.filter((pid) => pid === postmaster),
        both: [...api, ...database.filter((pid) => pid === postmaster)],
        everything: [...api, ...database],
      }[what]
      return found.filter((pid) => pid !== undefined && killed(pid)).length
    },
    async close(): Promise<void> {
      if (running && !this.hasEnded()) {
        running.kill('SIGTERM')
        await once(running, 'exit')
      }
      for (const pid of processesOn(dataDir)) killed(pid)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function copyBuild(place: string): string {
  mkdirSync(join(place, 'api'), { recursive: true })
  cpSync(join(root, 'api/dist'), join(place, 'api/dist'), { recursive: true })
  cpSync(join(root, 'api/package.json'), join(place, 'api/package.json'))
  cpSync(join(root, 'migrations'), join(place, 'migrations'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  return join(place, 'api/dist/main.js')
}

/** Processes with this folder in their command line: PostgreSQL and what watches over it. Its workers follow it. */
function processesOn(dataDir: string): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => ({ pid: Number.parseInt(line, 10), ppid: Number(line.trim().split(/\s+/)[1]), line }))
  const named = listed.filter(({ line }) => line.includes(dataDir)).map(({ pid }) => pid)
  const workers = listed.filter(({ ppid }) => named.includes(ppid)).map(({ pid }) => pid)
  return [...new Set([...named, ...workers])]
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself a moment before.
    return false
  }
}
