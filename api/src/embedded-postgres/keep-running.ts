import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { StartFault } from '../start-fault.ts'
import type { Binaries } from './binaries.ts'
import { freePort, lastComplaint, launchServer, type ServerSettings, stopServer } from './server.ts'
import type { Storage } from './storage.ts'
import { startWatchdog } from './watchdog.ts'

export type KeptServer = { port: number; stop(): Promise<void> }

// After a kill the processes of the former server take up to two seconds to notice, and until then a new one
// refuses; a chosen port may be taken by somebody else a moment before it is used.
const attempts = 100
const betweenAttemptsMs = 100

/**
 * Starts PostgreSQL, starts it again on the same port whenever it ends by itself, and has it stopped if this
 * process is killed. `onRestart` is told of each time it ended by itself.
 */
export async function keepRunning(
  storage: Storage,
  binaries: Binaries,
  settings: ServerSettings,
  onRestart: (event: { recovered: boolean }) => void,
): Promise<KeptServer> {
  const watchdog = startWatchdog(storage.folder)
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  let current: ChildProcess | undefined

  async function launch(choosePort: () => number | Promise<number>): Promise<number | undefined> {
    for (let attempt = 1; attempt <= attempts && !stopping; attempt += 1) {
      const port = await choosePort()
      current = await launchServer(storage, binaries, port, settings, watchdog.watch)
      if (current) {
        current.once('exit', () => {
          if (!stopping) restarting = restart(port)
        })
        return port
      }
      await pause(betweenAttemptsMs)
    }
    return undefined
  }

  async function restart(port: number): Promise<void> {
    const again = await launch(() => port)
    if (!stopping) onRestart({ recovered: again !== undefined })
  }

  async function stop(): Promise<void> {
    stopping = true
    await restarting
    if (current) await stopServer(current, storage, binaries)
    await watchdog.dismiss()
  }

  const port = await launch(freePort)
  if (port !== undefined) return { port, stop }
  await stop()
  throw new StartFault(`PostgreSQL does not start: ${lastComplaint(storage)}. Its log is ${storage.logFile}.`)
}
