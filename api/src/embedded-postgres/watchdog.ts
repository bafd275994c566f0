import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

// Runs apart from Rung and reads from a pipe which process is PostgreSQL. The pipe ends when Rung does, however it
// ends; then PostgreSQL is told to stop. It is text because both the bundle and the tests have to start it.
const program = `
process.on('SIGINT', () => {}).on('SIGTERM', () => {}).on('SIGHUP', () => {})
let text = ''
process.stdin.on('data', (chunk) => { text += chunk })
process.stdin.on('end', () => {
  const pid = Number(text.trim().split('\\n').pop())
  try { if (pid > 0) process.kill(pid, 'SIGINT') } catch {}
})
process.stdin.on('error', () => {})
`

export type Watchdog = {
  watch(pid: number): void
  /** Ends the watchdog and leaves PostgreSQL alone. */
  dismiss(): Promise<void>
}

export function startWatchdog(folder: string): Watchdog {
  const child: ChildProcess = spawn(process.execPath, ['-e', program, 'rung-watchdog', folder], {
    cwd: folder,
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  })
  const ended = once(child, 'exit')
  child.unref()
  child.stdin?.on('error', () => {})
  const say = (pid: number) => child.stdin?.write(`${pid}\n`)
  return {
    watch: say,
    async dismiss() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      say(0)
      child.stdin?.end()
      await ended
    },
  }
}
