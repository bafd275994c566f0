import { readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFault } from '../start-fault.ts'

export type SystemUser = { name: string; uid: number; gid: number }

/**
 * The user PostgreSQL runs as when Rung runs as root, because PostgreSQL refuses to be root: the owner of the data
 * if there is any, else `postgres`, else `nobody`. Undefined where Rung's own user will do.
 */
export function chooseSystemUser(dataFolder: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readUsers()
  const owner = statSync(dataFolder, { throwIfNoEntry: false })?.uid
  const chosen =
    users.find((user) => user.uid === owner && owner !== 0) ??
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody')
  if (chosen) return chosen
  throw new StartFault(
    'Rung was started as root, PostgreSQL must not run as root, and this computer has no user postgres or nobody. Start Rung as another user, or give a PostgreSQL in DATABASE_URL.',
  )
}

/** How to start a program as this user, with nothing of Rung's own environment. */
export function asUser(user: SystemUser | undefined) {
  return { env: { LC_ALL: 'C' }, windowsHide: true, ...(user && { uid: user.uid, gid: user.gid }) }
}

/** Whether the user may enter this folder and every one above it. */
export function canReach(folder: string, user: SystemUser): boolean {
  const parent = dirname(folder)
  return mayEnter(statSync(folder), user) && (parent === folder || canReach(parent, user))
}

function mayEnter({ mode, uid, gid }: Stats, user: SystemUser): boolean {
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

function readUsers(): SystemUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
}
