import pg from 'pg'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../api/src/seed/load-stories.ts'
import type { TestApp } from '../support/app.ts'

const emailOf = (who: string) => `${who}@example.nhs.uk`

/** Signs in without the pages, so that a journey counts only its own taps. `who` is the name in the email address. */
export async function signInAs(page: Page, who: string): Promise<void> {
  const answer = await page.request.post('/api/v1/session', {
    data: { email: emailOf(who), password: demoPassword },
  })
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${answer.status()}`)
}

export async function traineeCalled(app: TestApp, who: string): Promise<string> {
  const { rows } = await asOwner<{ id: string }>(
    app,
    'select t.id from trainee t join person p on p.id = t.person_id where p.email = $1',
    [emailOf(who)],
  )
  return rows[0]?.id ?? ''
}

/** The newest entry of a trainee in each state. */
export async function entriesOf(app: TestApp, who: string): Promise<Record<string, string>> {
  const { rows } = await asOwner<{ state: string; id: string }>(
    app,
    `select distinct on (e.state) e.state, e.id from off_the_job_entry e join trainee t on t.id = e.trainee_id
     join person p on p.id = t.person_id where p.email = $1 order by e.state, e.learned_on desc, e.id desc`,
    [emailOf(who)],
  )
  return Object.fromEntries(rows.map(({ state, id }) => [state, id]))
}

/** How many entries of a trainee the database holds for a date. */
export async function entriesOn(app: TestApp, who: string, date: string): Promise<number> {
  const { rows } = await asOwner<{ entries: number }>(
    app,
    `select count(*)::int as entries from off_the_job_entry e join trainee t on t.id = e.trainee_id
     join person p on p.id = t.person_id where p.email = $1 and e.learned_on = $2`,
    [emailOf(who), date],
  )
  return rows[0]?.entries ?? 0
}

export async function stateOf(app: TestApp, entryId: string): Promise<string | undefined> {
  const { rows } = await asOwner<{ state: string }>(
    app,
    'select state from off_the_job_entry where id = $1',
    [entryId],
  )
  return rows[0]?.state
}

// As the owner of the tables, whom row-level security does not bind.
async function asOwner<Row extends pg.QueryResultRow>(app: TestApp, sql: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: app.ownerUrl })
  await client.connect()
  try {
    return await client.query<Row>(sql, values)
  } finally {
    await client.end()
  }
}
