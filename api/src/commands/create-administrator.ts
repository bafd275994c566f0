import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { decidePassword } from '@rung/shared/rules/password'
import { decidePerson } from '@rung/shared/rules/person-details'
import { refusalSentence } from '@rung/shared/words/refusals'
import { uuidv7 } from 'uuidv7'
import type { Config } from '../config.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { runCommand } from '../run-command.ts'
import { linkAddress, linkDays, makeLink } from '../slices/session/facts.ts'
import { hashPassword } from '../slices/session/password.ts'
import { StartFault } from '../start-fault.ts'

const usage = `Makes a person an administrator, the first one of a new database or one more.

  npm run create-administrator -- --email asha.rao@example.org --given-name Asha --family-name Rao --region "North West"

Without --password-from-stdin it prints a link that works once and lets the person choose a password.`

const questions = {
  email: 'Email address: ',
  'given-name': 'Given name: ',
  'family-name': 'Family name: ',
  region: 'Region they administer: ',
} as const

type Answers = Record<keyof typeof questions, string>

await runCommand(readAsked, async ({ config, pool }, { answers, password }) => {
  const at = new Date()
  const outcome = await inTransaction(pool, 'system', 'write', at, async (tx) => {
    const personId = await ensurePerson(tx, answers, at)
    await ensureAdministrator(tx, personId, await ensureRegion(tx, answers.region, at), at)
    return password === undefined ? invite(tx, config, personId, at) : setPassword(tx, personId, password, at)
  })
  const { email, region } = answers
  process.stdout.write(`${email} is an administrator of ${region}.\n${outcome}\n`)
})

async function readAsked(): Promise<{ answers: Answers; password: string | undefined }> {
  const { values } = readFlags()
  const answers: Answers = {
    email: values.email ?? '',
    'given-name': values['given-name'] ?? '',
    'family-name': values['family-name'] ?? '',
    region: values.region ?? '',
  }
  const passwordFromStdin = values['password-from-stdin'] ?? false
  await askForMissing(answers, !passwordFromStdin && process.stdin.isTTY)
  const details = decidePerson({
    givenName: answers['given-name'],
    familyName: answers['family-name'],
    email: answers.email,
  })
  if (!details.ok) throw refused(details.refusals)
  const { email } = details.value
  return {
    answers: { ...answers, email },
    password: passwordFromStdin ? await readPassword(email) : undefined,
  }
}

function refused(refusals: readonly Refusal[]): StartFault {
  return new StartFault(refusals.map((refusal) => `${refusalSentence(refusal)}.`).join('\n'), 2)
}

function readFlags() {
  const string = { type: 'string' } as const
  try {
    return parseArgs({
      options: {
        email: string,
        'given-name': string,
        'family-name': string,
        region: string,
        'password-from-stdin': { type: 'boolean' },
      },
    })
  } catch {
    throw new StartFault(usage, 2)
  }
}

async function askForMissing(answers: Answers, canAsk: boolean): Promise<void> {
  const terminal = canAsk ? createInterface({ input: process.stdin, output: process.stdout }) : undefined
  for (const [name, question] of Object.entries(questions)) {
    // Safe: the keys of the questions are the keys of the answers.
    const key = name as keyof Answers
    answers[key] = (answers[key] || ((await terminal?.question(question)) ?? '')).trim()
    if (answers[key] === '') throw new StartFault(`--${name} is missing.\n\n${usage}`, 2)
  }
  terminal?.close()
}

async function readPassword(email: string): Promise<string> {
  const decision = decidePassword((await text(process.stdin)).replace(/\r?\n$/, ''), email)
  if (!decision.ok) throw refused(decision.refusals)
  return decision.value
}

async function ensurePerson(tx: Tx, answers: Answers, at: Date): Promise<string> {
  // Whoever may run this decides who has access: one that was ended is given back.
  const known = await tx.row<{ id: string }>(
    'update person set ended_at = null, version = version + (ended_at is not null)::int where email = $1 returning id',
    [answers.email],
  )
  if (known) return known.id
  const id = uuidv7()
  await tx.rows(
    'insert into person (id, given_name, family_name, email, created_at) values ($1, $2, $3, $4, $5)',
    [id, answers['given-name'], answers['family-name'], answers.email, at.toISOString()],
  )
  return id
}

async function ensureRegion(tx: Tx, name: string, at: Date): Promise<string> {
  const known = await tx.row<{ id: string }>(
    "select id from organisation where kind = 'region' and name = $1",
    [name],
  )
  if (known) return known.id
  const id = uuidv7()
  await tx.rows("insert into organisation (id, kind, name, created_at) values ($1, 'region', $2, $3)", [
    id,
    name,
    at.toISOString(),
  ])
  return id
}

async function ensureAdministrator(tx: Tx, personId: string, regionId: string, at: Date): Promise<void> {
  await tx.rows(
    `insert into role_held (id, person_id, role, organisation_id, starts_on)
     select $1, $2, 'administrator', $3, day from (select ($4::timestamptz at time zone 'Europe/London')::date as day) today
     where not exists (select from role_held where person_id = $2 and role = 'administrator' and organisation_id = $3
       and (ends_on is null or ends_on >= day))`,
    [uuidv7(), personId, regionId, at.toISOString()],
  )
}

async function invite(tx: Tx, config: Config, personId: string, at: Date): Promise<string> {
  const { token } = await makeLink(tx, { kind: 'invitation', personId, createdBy: null, at })
  const link = linkAddress(config.publicUrl, token)
  return `To choose a password, open this link within ${linkDays.invitation} days. It works once.\n\n  ${link}`
}

async function setPassword(tx: Tx, personId: string, password: string, at: Date): Promise<string> {
  await tx.rows(
    `insert into person_password (person_id, hash, changed_at) values ($1, $2, $3)
     on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [personId, await hashPassword(password), at.toISOString()],
  )
  return 'They can sign in with the password you gave.'
}
