import pg from 'pg'
import { prepareBinaries } from './binaries.ts'
import { ownerName, prepareDataFolder } from './data-folder.ts'
import { type FolderLock, folderHolder, takeFolderLock } from './folder-lock.ts'
import { keepRunning } from './keep-running.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { endLeftover, type ServerSettings, turnLog } from './server.ts'
import { findStorage, openStorage, ownerPassword, type Storage } from './storage.ts'

const databaseName = 'rung'

type Options = {
  dataDir: string
  /** False only for tests: quicker, and a power cut may cost the data. */
  durable?: boolean
  settings?: ServerSettings
  /** Told when PostgreSQL ended by itself and was started again, or could not be. */
  onRestart?: (event: { recovered: boolean }) => void
}

export type EmbeddedPostgres = {
  /** The database as its owner; the application's role is set by whoever connects. */
  ownerUrl: string
  /** Lets others who start on the same folder tell where Rung listens. */
  announce(address: string): void
  stop(): Promise<void>
}

export class AlreadyRunning extends Error {
  /** Undefined while the other one is still starting. */
  readonly address: string | undefined
  readonly pid: number

  constructor(pid: number, address: string | undefined) {
    super(`held by process ${pid}`)
    this.pid = pid
    this.address = address
  }
}

/** Starts Rung's own PostgreSQL on this folder, for this process alone, whatever state a crash left it in. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const storage = openStorage(options.dataDir)
  const taken = takeFolderLock(storage.folder)
  if ('heldBy' in taken) throw new AlreadyRunning(taken.heldBy.pid, taken.heldBy.address)
  try {
    return await start(storage, taken.lock, options)
  } catch (error) {
    taken.lock.release()
    throw error
  }
}

/**
 * The owner's address of the database a running Rung keeps in this folder, for a command beside it; undefined when
 * none is running.
 */
export function runningOwnerUrl(dataDir: string): string | undefined {
  const storage = findStorage(dataDir)
  if (!storage || !folderHolder(storage.folder)) return undefined
  const postmaster = readPostmasterFile(storage.dataFolder)
  return postmaster?.ready ? ownerUrl(storage, postmaster.port, databaseName) : undefined
}

async function start(storage: Storage, lock: FolderLock, options: Options): Promise<EmbeddedPostgres> {
  const { durable = true, onRestart = () => {} } = options
  const binaries = prepareBinaries(storage.user, storage.copiesFolder)
  await endLeftover(storage)
  await prepareDataFolder(storage, binaries, durable)
  turnLog(storage)
  const server = await keepRunning(storage, binaries, options.settings ?? {}, onRestart)
  try {
    await makeDatabase(ownerUrl(storage, server.port, 'postgres'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    ownerUrl: ownerUrl(storage, server.port, databaseName),
    announce: lock.announce,
    async stop() {
      await server.stop()
      lock.release()
    },
  }
}

function ownerUrl(storage: Storage, port: number, database: string): string {
  return `postgres://${ownerName}:${ownerPassword(storage)}@127.0.0.1:${port}/${database}`
}

async function makeDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
