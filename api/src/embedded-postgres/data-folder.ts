import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { StartFault } from '../start-fault.ts'
import type { Binaries } from './binaries.ts'
import { ownerPassword, type Storage } from './storage.ts'
import { asUser } from './system-user.ts'

export const ownerName = 'rung'

/**
 * Makes the data folder if there is none and checks that this PostgreSQL can read it. Only for the holder of the
 * folder's lock. It is made under another name and renamed when whole, so an interrupted start leaves no half.
 */
export async function prepareDataFolder(
  storage: Storage,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  removeLeftovers(storage)
  if (existsSync(storage.dataFolder)) checkVersion(storage, binaries)
  else await makeDataFolder(storage, binaries, durable)
}

function removeLeftovers({ folder }: Storage): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('new-')) rmSync(join(folder, name), { recursive: true, force: true })
}

async function makeDataFolder(storage: Storage, binaries: Binaries, durable: boolean): Promise<void> {
  const draft = join(storage.folder, `new-${randomUUID()}`)
  const passwordFile = join(storage.folder, `new-password-${randomUUID()}`)
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, ownerPassword(storage), { mode: 0o600 })
  if (storage.user)
    for (const path of [draft, passwordFile]) chownSync(path, storage.user.uid, storage.user.gid)
  try {
    await runInitdb(storage, binaries, draft, passwordFile, durable)
    renameSync(draft, storage.dataFolder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

async function runInitdb(
  storage: Storage,
  binaries: Binaries,
  draft: string,
  passwordFile: string,
  durable: boolean,
) {
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${ownerName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...asUser(storage.user), cwd: storage.folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  if (code !== 0)
    throw new StartFault(
      `PostgreSQL could not make its data folder in ${storage.folder}: ${lastLine(complaint)}. Check that the disk is not full, then start Rung again.`,
    )
}

function checkVersion({ dataFolder, folder }: Storage, { majorVersion }: Binaries): void {
  const path = join(dataFolder, 'PG_VERSION')
  if (!existsSync(path))
    throw new StartFault(
      `${dataFolder} is not a PostgreSQL data folder. Move ${folder} away to start anew, or choose another folder with DATA_DIR.`,
    )
  const made = readFileSync(path, 'utf8').trim()
  if (made !== majorVersion)
    throw new StartFault(
      `The data in ${folder} was made by PostgreSQL ${made}, and this Rung brings PostgreSQL ${majorVersion}. Run it with a PostgreSQL ${made} of your own and give that in DATABASE_URL, or choose a new folder with DATA_DIR.`,
    )
}

function lastLine(output: string): string {
  return (output.trim().split('\n').pop() ?? '').replace(/^initdb: (error: )?/, '').replace(/\.$/, '')
}
