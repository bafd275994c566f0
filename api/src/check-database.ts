import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartFault } from './start-fault.ts'

const oldestVersion = 15
const attempts = 20
const betweenAttemptsMs = 500

// 57P03: PostgreSQL is starting or stopping. The others: nothing listens there (yet), as when both start together.
const passing = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN'])

/** Refuses, in a sentence, a DATABASE_URL that Rung cannot use. Waits up to ten seconds for one that is starting. */
export async function checkDatabase(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const fault = await tryDatabase(url)
    if (!fault) return
    if (!passing.has(fault.code) || attempt === attempts) throw new StartFault(inWords(fault, new URL(url)))
    await pause(betweenAttemptsMs)
  }
}

type Fault = { code: string; message: string }

async function tryDatabase(url: string): Promise<Fault | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; number: number }>(
      "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
    )
    const [found] = rows
    return found && found.number < oldestVersion * 10_000
      ? { code: 'too-old', message: found.version }
      : undefined
  } catch (error) {
    return asFault(error)
  } finally {
    await client.end().catch(() => {})
  }
}

function asFault(error: unknown): Fault {
  // A host with several addresses fails once for each; the first says enough.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  return { code, message: first instanceof Error ? first.message : String(first) }
}

function inWords({ code, message }: Fault, { hostname, port, username, pathname }: URL): string {
  const place = `${hostname}:${port || 5432}`
  const database = pathname.slice(1) || username
  switch (code) {
    case 'too-old':
      return `The PostgreSQL in DATABASE_URL is version ${message}; Rung needs ${oldestVersion} or newer.`
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ETIMEDOUT':
      return `No PostgreSQL answers at ${place}, as given in DATABASE_URL. Check that it runs and can be reached from here.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${hostname} in DATABASE_URL cannot be found. Check its name.`
    case '28P01':
    case '28000':
      return `The PostgreSQL at ${place} does not let the user ${username} of DATABASE_URL in. Check the user and the password.`
    case '3D000':
      return `There is no database ${database} at ${place}, as given in DATABASE_URL. Make it with: create database ${database}`
    default:
      return `The PostgreSQL at ${place}, as given in DATABASE_URL, cannot be used: ${message}`
  }
}
