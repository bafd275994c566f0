import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Postmaster = { pid: number; port: number; ready: boolean }

// Larger than any process id, so nothing can ever be running under it.
const nobodysPid = '2147483646'

/**
 * What PostgreSQL says of itself in its data folder.
 * Basis: PostgreSQL 18, src/include/utils/pidfile.h: line 1 process, line 4 port, line 8 status.
 */
export function readPostmasterFile(dataFolder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/**
 * Frees a data folder whose file names a process that is now somebody else's. The rest of the file stays: from it
 * PostgreSQL still finds out whether processes of the former server are alive.
 */
export function disownPostmasterFile(dataFolder: string): void {
  const path = join(dataFolder, 'postmaster.pid')
  const [, ...rest] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [nobodysPid, ...rest].join('\n'))
}
