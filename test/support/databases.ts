import pg from 'pg'
import { loadStories } from '../../api/src/seed/load-stories.ts'
import { demonstrationDay } from './clock.ts'

const storiesLock = 4_711_001

/** A new database with the given name, empty or a copy of a sealed template; answers its owner's address. */
export async function createDatabase(
  maintenanceUrl: string,
  name: string,
  template?: string,
): Promise<string> {
  await asOwner(maintenanceUrl, (client) =>
    client.query(`create database "${name}"${template ? ` template "${template}"` : ''}`),
  )
  const url = new URL(maintenanceUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Nobody may connect to a template from now on: a copy can be made only while nobody is connected. */
export async function sealTemplate(maintenanceUrl: string, name: string): Promise<void> {
  await asOwner(maintenanceUrl, (client) => client.query(`alter database "${name}" allow_connections false`))
}

export async function dropDatabase(maintenanceUrl: string, name: string): Promise<void> {
  await asOwner(maintenanceUrl, (client) => client.query(`drop database if exists "${name}" with (force)`))
}

/** Drops whatever a run made in a server that is not its own. */
export async function dropDatabases(maintenanceUrl: string, prefix: string): Promise<void> {
  const { rows } = await asOwner(maintenanceUrl, (client) =>
    client.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1)', [
      prefix,
    ]),
  )
  for (const { name } of rows) await dropDatabase(maintenanceUrl, name)
}

/** The name of the template that holds the demonstration stories; the first test file that asks has it made. */
export async function storiesTemplate(maintenanceUrl: string, prefix: string): Promise<string> {
  const name = `${prefix}_stories`
  await asOwner(maintenanceUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [storiesLock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    const draft = `${name}_draft`
    await dropDatabase(maintenanceUrl, draft)
    await loadStories(await createDatabase(maintenanceUrl, draft, `${prefix}_template`), demonstrationDay)
    await sealTemplate(maintenanceUrl, draft)
    await client.query(`alter database "${draft}" rename to "${name}"`)
  })
  return name
}

// A connection of its own each time: its end also gives up the lock, whatever happened.
async function asOwner<T>(maintenanceUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
