/**
 * Measures how long 1,000 pasted results take to be checked and saved (P9), one cohort of 1,000 trainees:
 *   npx tsx test/bench/paste-results.ts [--trainees 1000] [--out docs/assurance/bench-results.json]
 * Starts a PostgreSQL of its own, with durable commits, in a temporary folder, and the server in this process.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../api/prepare.mjs'
import { buildApp } from '../../api/src/app.ts'
import { readConfig } from '../../api/src/config.ts'
import { migrate } from '../../api/src/db/migrate.ts'
import { openPool } from '../../api/src/db/pool.ts'
import { startEmbeddedPostgres } from '../../api/src/embedded-postgres/embedded-postgres.ts'
import { asSystem, buildWorld, password, type World } from '../support/build.ts'

const { values: given } = parseArgs({
  options: {
    trainees: { type: 'string', default: '1000' },
    out: { type: 'string', default: 'docs/assurance/bench-results.json' },
  },
})
const trainees = Number(given.trainees)
const now = new Date('2022-05-11T09:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-results-'))
chmodSync(folder, 0o755)

const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data') })
try {
  await migrate(postgres.ownerUrl, join(root, 'migrations'))
  const world = await buildWorld(postgres.ownerUrl, now, { startsOn: '2021-04-06' })
  await enrol(postgres.ownerUrl, world)
  const result = await measure(postgres.ownerUrl, world)
  const out = resolve(root, given.out)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function enrol(ownerUrl: string, world: World): Promise<void> {
  await asSystem(ownerUrl, now, async (tx) => {
    await tx.rows(
      `insert into person (id, given_name, family_name, email)
       select ('01800000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, 'Robin', 'Trainee' || n, 'robin' || n || '@example.nhs.uk'
       from generate_series(1, $1::int) n`,
      [trainees],
    )
    await tx.rows(
      `insert into trainee (id, person_id, cohort_id, employer_id, university_id, region_id, student_number, starts_on, plan_id, guaranteed_post)
       select ('01800000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid, ('01800000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
         t.cohort_id, t.employer_id, t.university_id, t.region_id, (30210000 + n)::text, t.starts_on,
         ('01800000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid, t.guaranteed_post
       from trainee t, generate_series(1, $2::int) n where t.id = $1`,
      [world.t1.id, trainees],
    )
    await tx.rows(
      `insert into training_plan (trainee_id, id, planned_minutes, planned_end_on, weekly_minutes, rounding)
       select ('01800000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid, ('01800000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
         p.planned_minutes, p.planned_end_on, p.weekly_minutes, p.rounding
       from training_plan p, generate_series(1, $2::int) n where p.trainee_id = $1`,
      [world.t1.id, trainees],
    )
  })
}

async function measure(ownerUrl: string, world: World) {
  const outcome = readConfig({ DATABASE_URL: ownerUrl })
  if ('faults' in outcome) throw new Error(outcome.faults.join(' '))
  const pool = openPool(ownerUrl, { max: 5 })
  const app = await buildApp({ pool, now: () => now, config: outcome.config })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const cookie = await signIn(address, world)
  const path = `${address}/api/v1/cohorts/${world.programme.cohort}/results/PZ1015`
  const runs: { attempt: string; checkedMs: number; savedMs: number; loaded: number }[] = []
  // All new, all changed, and a second table of new ones.
  for (const { attempt, mark } of [
    { attempt: 'first-sit', mark: 50 },
    { attempt: 'first-sit', mark: 60 },
    { attempt: 'retake', mark: 55 },
  ]) {
    const table = sheet(mark)
    const check = await send(`${path}/check`, cookie, table, { attempt })
    const load = await send(`${path}/load`, cookie, table, {
      attempt,
      accept: 'all-good-only',
      checked: String(check.answer.checked),
    })
    runs.push({ attempt, checkedMs: check.ms, savedMs: load.ms, loaded: Number(load.answer.loaded) })
  }
  await app.close()
  await pool.end()
  return {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    cores: availableParallelism(),
    load: loadavg().map((one) => Number(one.toFixed(2))),
    results: trainees,
    goal: { checkedMs: 500, savedMs: 1000 },
    median: {
      checkedMs: median(runs.map((run) => run.checkedMs)),
      savedMs: median(runs.map((run) => run.savedMs)),
    },
    runs,
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function sheet(mark: number): string {
  const rows = Array.from(
    { length: trainees },
    (_, place) => `${30_210_001 + place}\tTrainee${place + 1}, Robin\t${mark}`,
  )
  return ['Student number\tName\tPZ1015', ...rows].join('\n')
}

async function signIn(address: string, world: World): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email: world.tutor.email, password }),
  })
  if (!answer.ok) throw new Error(`the tutor could not sign in: ${answer.status}`)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function send(path: string, cookie: string, table: string, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', new Blob([table], { type: 'text/tab-separated-values' }), 'marks.tsv')
  const before = performance.now()
  const response = await fetch(path, {
    method: 'POST',
    headers: { cookie, 'idempotency-key': crypto.randomUUID() },
    body: form,
  })
  const text = await response.text()
  const ms = Math.round(performance.now() - before)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  // Both endpoints answer an object.
  return { ms, answer: JSON.parse(text) as Record<string, unknown> }
}
