import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { StartFault } from '../start-fault.ts'
import type { Binaries } from './binaries.ts'
import { disownPostmasterFile, readPostmasterFile } from './postmaster-file.ts'
import { commandLineOf, isAlive } from './process-identity.ts'
import type { Storage } from './storage.ts'
import { asUser } from './system-user.ts'

export type ServerSettings = Record<string, string>

// Loopback only, no TLS and no socket file: nothing but this computer can reach it, and it asks for a password.
const settings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
}

const checkEveryMs = 15
const longestLogBytes = 10_000_000

/**
 * Starts PostgreSQL and waits until it answers; undefined when it ended instead. Does not read its log to know.
 * `onSpawn` hears its process id before it is ready.
 */
export async function launchServer(
  { dataFolder, folder, logFile, user }: Storage,
  binaries: Binaries,
  port: number,
  extra: ServerSettings,
  onSpawn: (pid: number) => void,
): Promise<ChildProcess | undefined> {
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(binaries.postgres, launchArguments(dataFolder, port, extra), {
    ...asUser(user),
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  child.on('error', () => {})
  if (child.pid !== undefined) onSpawn(child.pid)
  for (;;) {
    if (hasEnded(child)) return undefined
    const postmaster = readPostmasterFile(dataFolder)
    if (postmaster?.pid === child.pid && postmaster?.ready) return child
    await pause(checkEveryMs)
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

/** Ends this PostgreSQL: its work is kept, its connections are cut. */
export async function stopServer(
  child: ChildProcess,
  { dataFolder }: Storage,
  binaries: Binaries,
): Promise<void> {
  if (process.platform === 'win32')
    spawn(binaries.pgCtl, ['stop', '-m', 'fast', '-D', dataFolder], asUser(undefined))
  else child.kill('SIGINT')
  while (!hasEnded(child)) await pause(checkEveryMs)
}

/**
 * Ends a PostgreSQL that a killed Rung left behind on this data. Only for the holder of the folder's lock.
 */
export async function endLeftover({ dataFolder, folder }: Storage, patienceMs = 20_000): Promise<void> {
  const leftover = readPostmasterFile(dataFolder)
  if (!leftover || !isAlive(leftover.pid)) return
  const commandLine = commandLineOf(leftover.pid)
  if (commandLine !== '' && !commandLine.includes(dataFolder)) return disownPostmasterFile(dataFolder)
  signal(leftover.pid, 'SIGINT')
  for (let waited = 0; isAlive(leftover.pid); waited += checkEveryMs) {
    if (waited >= patienceMs)
      throw new StartFault(
        `Another PostgreSQL (process ${leftover.pid}) is working on the data in ${folder} and does not stop. Stop it, then start Rung again.`,
      )
    await pause(checkEveryMs)
  }
}

/** A port nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('a listening socket has no port')
  return address.port
}

/** Keeps the log from growing for ever: a long one makes way at the next start. */
export function turnLog({ logFile }: Storage): void {
  const { size } = statSync(logFile, { throwIfNoEntry: false }) ?? { size: 0 }
  if (size > longestLogBytes) renameSync(logFile, `${logFile}.old`)
}

/** The last thing PostgreSQL wrote about not starting, as a person may search for it. */
export function lastComplaint({ logFile }: Storage): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-40)
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line))?.replace(/^.*?(FATAL|PANIC|ERROR): +/, '') ??
    'no reason given'
  )
}

function launchArguments(dataFolder: string, port: number, extra: ServerSettings): string[] {
  const all = Object.entries({ ...settings, ...extra, port: String(port) })
  return ['-D', dataFolder, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already, or another user's; the wait that follows tells which.
  }
}
