import { randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { canReach, chooseSystemUser, type SystemUser } from './system-user.ts'

/** Where everything of the embedded PostgreSQL lies: its data, its log, the lock and the password. */
export type Storage = {
  folder: string
  dataFolder: string
  logFile: string
  /** Where copies of PostgreSQL's programs go, if any are needed. */
  copiesFolder: string
  user: SystemUser | undefined
}

// For root only: where the user PostgreSQL runs as can reach its files when it cannot reach the data folder.
const sharedFolder = '/var/lib/rung'

export function openStorage(dataDir: string): Storage {
  try {
    const folder = storageFolder(dataDir)
    const dataFolder = join(folder, 'data')
    const user = chooseSystemUser(dataFolder)
    // Root's own folder stays root's; the other user only passes through.
    chmodSync(folder, user ? 0o711 : 0o700)
    if (user && !canReach(folder, user)) throw new StartFault(unreachable(folder, user))
    return {
      folder,
      dataFolder,
      logFile: join(folder, 'postgres.log'),
      copiesFolder: user ? sharedFolder : folder,
      user,
    }
  } catch (error) {
    throw asStartFault(error, dataDir)
  }
}

/** The folder inside `dataDir`, or undefined when Rung has never started there. */
export function findStorage(dataDir: string): Storage | undefined {
  return existsSync(join(dataDir, 'postgres', 'data')) ? openStorage(dataDir) : undefined
}

/** The database owner's password: generated once and kept beside the data, readable by Rung's own user only. */
export function ownerPassword({ folder, dataFolder }: Storage): string {
  const path = join(folder, 'password')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  if (existsSync(dataFolder))
    throw new StartFault(
      `The file ${path} is missing, and without it the data beside it cannot be opened. Put it back, or move ${folder} away to start anew.`,
    )
  const password = randomBytes(24).toString('base64url')
  writeFileSync(path, password, { mode: 0o600, flush: true })
  return password
}

function storageFolder(dataDir: string): string {
  const folder = join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  if (!lstatSync(folder, { throwIfNoEntry: false })) makeStorageFolder(dataDir, folder)
  return realpathSync(folder)
}

function makeStorageFolder(dataDir: string, folder: string): void {
  const user = chooseSystemUser(folder)
  if (!user || canReach(realpathSync(dataDir), user)) {
    mkdirSync(folder, { recursive: true })
    return
  }
  const elsewhere = join(sharedFolder, `postgres-${randomUUID()}`)
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(sharedFolder, 0o755)
  try {
    symlinkSync(elsewhere, folder)
  } catch (error) {
    rmdirSync(elsewhere)
    // Another start was quicker; its folder serves both.
    if (!existsSync(folder)) throw error
  }
}

function unreachable(folder: string, user: SystemUser): string {
  return `Rung was started as root, PostgreSQL therefore runs as ${user.name}, and ${user.name} cannot reach ${folder}. Choose a folder that every user can reach with DATA_DIR, or start Rung as another user.`
}

function asStartFault(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartFault(
      `Rung may not write to its data folder ${dataDir}. Start it as the user who owns that folder, or choose another one with DATA_DIR.`,
    )
  if (code === 'ENOENT')
    return new StartFault(
      `${join(dataDir, 'postgres')} leads to a folder that is gone. Put it back, or remove the link to start anew.`,
    )
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartFault(`The data folder ${dataDir} is a file. Choose another one with DATA_DIR.`)
  return error
}
