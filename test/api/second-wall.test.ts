import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../api/src/db/pool.ts'
import { tokenHash } from '../../api/src/http/session-cookie.ts'
import { openScene, type Scene } from './off-the-job/scene.ts'
import { cookieFor, makePersonas, type Persona } from './permission-matrix/personas.ts'

let scene: Scene
let pool: pg.Pool
let personas: Persona[]
let traineeTables: string[]

beforeAll(async () => {
  scene = await openScene()
  const { t1, t2, t3, mentor1, mentor2 } = scene.world
  personas = (await makePersonas(scene)).filter(({ who }) => who)
  for (const [trainee, mentor] of [
    [t1, mentor1],
    [t2, mentor1],
    [t3, mentor2],
  ] as const) {
    const entry = await scene.signed(trainee, mentor)
    await (await scene.as(trainee)).post(
      `/trainees/${trainee.id}/off-the-job/entries/${entry.id}/reversals`,
      {
        reason: 'It names the wrong day',
      },
    )
    await scene.rows(
      "insert into module_choice (trainee_id, option_group, module_code, chosen_on) select $1, option_group, code, '2021-06-01' from module where option_group is not null order by code limit 1",
      [trainee.id],
    )
    await scene.rows(
      "insert into break_in_learning (trainee_id, id, starts_on, intended_return_on, returned_on, reason) values ($1, $1, '2021-07-01', '2021-08-01', '2021-08-01', 'Illness')",
      [trainee.id],
    )
  }
  for (const trainee of [t1, t2, t3]) await atUniversity(trainee)
  await scene.rows("update trainee set gateway_on = '2022-05-11' where id = $1", [t2.id])
  pool = openPool(scene.app.ownerUrl, { max: 1 })
  traineeTables = await tablesWith('trainee_id')
}, 60_000)
afterAll(async () => {
  await pool?.end()
  await scene?.close()
})

/** What the university keeps of one trainee: a published result, and one that no board has seen. */
async function atUniversity({ id }: { id: string }): Promise<void> {
  const at = '2022-05-11T09:00:00Z'
  const lecturer = scene.world.tutor.personId
  const [held] = await scene.rows<{ cohort: string; module: string; level: number }>(
    `select t.cohort_id as cohort, m.code as module, m.level from trainee t join cohort h on h.id = t.cohort_id
     join module m on m.curriculum_id = h.curriculum_id where t.id = $1 order by m.position limit 1`,
    [id],
  )
  if (!held) throw new Error('this trainee’s cohort has no curriculum')
  const { cohort, module, level } = held
  await scene.rows(
    `insert into teaching_session (id, cohort_id, module_code, held_on, starts_at, ends_at, minutes, topic) values ($1, $2, $3, date '2021-05-03' + $4::int, '09:00', '12:00', 180, 'Listening')`,
    [id, cohort, module, (await scene.rows('select from teaching_session')).length],
  )
  await scene.rows(
    "insert into attendance (trainee_id, id, session_id, mark, marked_by, marked_at) values ($1, $1, $1, 'absent', $2, $3)",
    [id, lecturer, at],
  )
  await scene.rows(
    "insert into board (id, cohort_id, title, meets_on, state, ratified_at, published_at) values ($1, $2, $4, '2021-08-02', 'published', $3, $3)",
    [id, cohort, at, `Board of ${id}`],
  )
  for (const [attempt, result] of [
    ['first-sit', id],
    ['reassessment', otherThan(id)],
  ])
    await scene.rows(
      "insert into result (trainee_id, id, module_code, component, attempt, mark, entered_by, entered_at) values ($1, $2, $3, 'module', $4, 55, $5, $6)",
      [id, result, module, attempt, lecturer, at],
    )
  await scene.rows(
    "update result set state = 'ratified', board_id = $1, published_at = $2 where trainee_id = $1 and id = $1",
    [id, at],
  )
  for (const [decision, published] of [
    [id, at],
    [otherThan(id), null],
  ])
    await scene.rows(
      `insert into board_decision (trainee_id, id, board_id, module_code, proposed, outcome, rule, decided_by, decided_at, published_at)
       values ($1, $2, $1, $3, 'pass', 'pass', 'passed', $4, $5, $6)`,
      [id, decision, decision === id ? module : null, lecturer, at, published],
    )
  await scene.rows(
    `insert into circumstances (trainee_id, id, module_code, component, attempt, claim, evidence, claimed_by, claimed_at)
     values ($1, $1, $2, 'module', 'first-sit', 'Illness', 'A letter', $3, $4)`,
    [id, module, lecturer, at],
  )
  await scene.rows(
    `insert into circumstances_evidence (trainee_id, id, circumstances_id, name, media_type, content, added_by, added_at)
     values ($1, $1, $1, 'letter.pdf', 'application/pdf', '', $2, $3)`,
    [id, lecturer, at],
  )
  await scene.rows(
    "insert into prior_learning (trainee_id, id, module_code, evidence, recognised_on, recognised_by) values ($1, $1, 'X', 'A certificate', '2021-05-04', $2)",
    [id, lecturer],
  )
  await scene.rows(
    `insert into credit_entry (trainee_id, id, module_code, level, year, semester, credits, source, board_id, awarded_on, at)
     values ($1, $1, $2, $3, 1, 1, 20, 'board', $1, '2021-08-02', $4)`,
    [id, module, level, at],
  )
}

const otherThan = (id: string) => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`

/** What of a visible trainee not everybody sees who sees them: what no board has published, and why somebody could not sit. */
const narrower: Record<string, (persona: Persona, trainee: string) => number> = {
  result: ({ name }) => (name === 'the tutor' ? 2 : 1),
  board_decision: ({ name }) => (name === 'the tutor' ? 2 : 1),
  circumstances: confidential,
  circumstances_evidence: confidential,
}
function confidential({ name, who }: Persona, trainee: string): number {
  const own = [scene.world.t1, scene.world.t2, scene.world.t3].find(({ id }) => id === trainee)
  return name === 'the tutor' || own?.personId === who?.personId ? 1 : 0
}

const tablesWith = async (column: string) =>
  (
    await scene.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = $1 and not a.attisdropped order by 1`,
      [column],
    )
  ).map(({ name }) => name)

/** Which trainees each sees, written by hand. Everyone who is not here sees none. */
const sees: Record<string, readonly ('t1' | 't2' | 't3')[]> = {
  'the trainee': ['t1'],
  'the trainee past gateway': ['t2'],
  'another trainee of the employer': ['t2'],
  'a trainee of another employer': ['t3'],
  'the mentor': ['t1', 't2'],
  'the mentor whose update lapsed': ['t1'],
  'a mentor of another trainee of the employer': ['t2'],
  'a mentor of another employer': ['t3'],
  'the line manager': ['t1', 't2'],
  'the manager': ['t1', 't2'],
  'the manager, past gateway': ['t1', 't2'],
  'a manager who also mentors the trainee': ['t1', 't2'],
  'a manager of another employer': ['t3'],
  'the tutor': ['t1', 't2', 't3'],
  'the regional lead': ['t1', 't2', 't3'],
  'the assessor before gateway': ['t2'],
  'the assessor past gateway': ['t2'],
  'the auditor': ['t1', 't2', 't3'],
  'the administrator': ['t1', 't2', 't3'],
}
const seenBy = ({ name }: Persona) => (sees[name] ?? []).map((which) => scene.world[which].id).toSorted()

type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** What the application's own connection answers this person, with every guard of the server left out. */
async function unguarded<T>(persona: Persona | null, work: (ask: Ask) => Promise<T>): Promise<T> {
  const session = persona?.who ? await cookieFor(scene, persona.who) : null
  const client = await pool.connect()
  try {
    await client.query('begin read write')
    if (session) {
      const hash = tokenHash(session.cookie.slice('rung-session='.length))
      const { rows } = await client.query("select enter($1, $2, interval '1 hour') as caller", [
        hash,
        scene.app.clock.now().toISOString(),
      ])
      expect(rows[0].caller).not.toBeNull()
    }
    return await work(async (text, values = []) => (await client.query(text, values)).rows)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('with every guard left out, the database shows', () => {
  test('each person the rows of their trainees in every table, and of nobody else', async () => {
    const owner = new Map<string, Record<string, unknown>[]>()
    for (const table of traineeTables)
      owner.set(
        table,
        (await scene.ownerRows(
          `select trainee_id, count(*)::int from ${table} group by 1 order by 1`,
        )) as Record<string, unknown>[],
      )
    // Otherwise nothing would be shown by nothing being seen.
    expect([...owner].filter(([, rows]) => rows.length < 2).map(([table]) => table)).toEqual([])
    for (const persona of personas)
      await unguarded(persona, async (ask) => {
        const visible = seenBy(persona)
        for (const table of traineeTables) {
          const rows = await ask(`select trainee_id, count(*)::int from ${table} group by 1 order by 1`)
          const theirs = owner
            .get(table)
            ?.filter((row) => visible.includes(String(row.trainee_id)))
            .map((row) => ({
              ...row,
              count: narrower[table]?.(persona, String(row.trainee_id)) ?? row.count,
            }))
            .filter(({ count }) => count !== 0)
          expect(rows, `${persona.name}: ${table}`).toEqual(theirs)
        }
        expect(
          (await ask('select id from trainee order by id')).map(({ id }) => id),
          persona.name,
        ).toEqual(visible)
        for (const table of ['audit_event', 'audit_values'])
          expect(
            (await ask(`select distinct chain_id as id from ${table} order by 1`)).map(({ id }) => id),
          ).toEqual(visible)
      })
  })

  test('nobody but the tutor, in the history, what no board has published and why somebody could not sit', async () => {
    for (const persona of personas)
      await unguarded(persona, async (ask) => {
        const told = await ask(
          "select distinct subject from audit_event where subject in ('result', 'board_decision', 'circumstances')",
        )
        expect(told.length, persona.name).toBe(persona.name === 'the tutor' ? 3 : 0)
        const [beside] = await ask(
          "select count(*)::int as told from audit_values where became ? 'suffix' or became ? 'claim'",
        )
        expect(Number(beside?.told) > 0, persona.name).toBe(persona.name === 'the tutor')
      })
  })

  test('each person no one’s name but those they have to do with', async () => {
    const trainees = await scene.rows<{ id: string; person_id: string }>('select id, person_id from trainee')
    for (const persona of personas)
      await unguarded(persona, async (ask) => {
        const people = new Set((await ask('select id from person')).map(({ id }) => id))
        const shown = trainees.filter(({ person_id }) => people.has(person_id)).map(({ id }) => id)
        expect(shown.toSorted(), persona.name).toEqual(seenBy(persona))
        expect(people.has(persona.who?.personId)).toBe(true)
      })
  })

  test('each person their own sessions, passwords and sent requests only, and nobody’s links or failed sign-ins', async () => {
    for (const persona of personas)
      await unguarded(persona, async (ask) => {
        for (const table of ['session', 'person_password', 'idempotency_key']) {
          const rows = await ask(`select distinct person_id from ${table}`)
          expect(
            rows.filter(({ person_id }) => person_id !== persona.who?.personId),
            `${persona.name}: ${table}`,
          ).toEqual([])
        }
        for (const table of ['invitation', 'sign_in_failure'])
          expect(await ask(`select from ${table}`), `${persona.name}: ${table}`).toEqual([])
      })
  })

  test('nobody anything, where nobody is known', async () => {
    const tables = await scene.rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and has_table_privilege('rung_app', oid, 'select') order by 1`,
    )
    await unguarded(null, async (ask) => {
      for (const { name } of tables) expect(await ask(`select from ${name}`), name).toEqual([])
    })
    expect(tables.length).toBeGreaterThan(30)
  })
})

describe('with every guard left out, the database lets nobody', () => {
  test('change or delete a row of a trainee who is not theirs', async () => {
    const { t1, t2, t3 } = scene.world
    const grants = await scene.rows<{ table: string; update: boolean; delete: boolean }>(
      `select c.relname as table, has_table_privilege('rung_app', c.oid, 'update') as update, has_table_privilege('rung_app', c.oid, 'delete') as delete
       from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace`,
      [traineeTables],
    )
    for (const persona of personas) {
      const foreign = [t1.id, t2.id, t3.id].filter((id) => !seenBy(persona).includes(id))
      await unguarded(persona, async (ask) => {
        for (const { table, update, delete: remove } of grants) {
          const where = 'where trainee_id = any($1) returning 1'
          if (update)
            expect(
              await ask(`update ${table} set trainee_id = trainee_id ${where}`, [foreign]),
              `${persona.name}: ${table}`,
            ).toEqual([])
          if (remove)
            expect(
              await ask(`delete from ${table} ${where}`, [foreign]),
              `${persona.name}: ${table}`,
            ).toEqual([])
        }
        expect(
          await ask('update trainee set version = version where id = any($1) returning 1', [foreign]),
        ).toEqual([])
      })
    }
    expect(grants.filter(({ update }) => update).length).toBeGreaterThan(8)
  })

  test('write a row about a trainee who is not theirs', async () => {
    const { t1, t3 } = scene.world
    for (const persona of personas) {
      const foreign = [t1, t3].find(({ id }) => !seenBy(persona).includes(id))
      if (!foreign) continue
      const written = unguarded(persona, (ask) =>
        ask(
          "insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, 'x', 'X', '2022-05-11')",
          [foreign.id],
        ),
      )
      await expect(written, persona.name).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('make themselves a role, a session or a password', async () => {
    for (const persona of personas)
      for (const statement of [
        "insert into role_held (id, person_id, role, organisation_id, starts_on) select gen_random_uuid(), me(), 'administrator', id, '2022-01-01' from organisation",
        "update role_held set role = 'administrator' returning 1",
        "update person set email = 'somebody@example.org' returning 1",
        'update organisation set name = name returning 1',
        "update programme set settings = '{}' returning 1",
      ]) {
        const done = await unguarded(persona, (ask) => ask(statement)).catch(
          (error: { code: string }) => error.code,
        )
        expect(['42501', []], `${persona.name}: ${statement}`).toContainEqual(done)
      }
  })
})

describe('the application’s role', () => {
  test('is bound by row-level security on every table, forced also on the owner', async () => {
    const open = await scene.rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not (relrowsecurity and relforcerowsecurity)`,
    )
    expect(open).toEqual([])
    const views = await scene.rows(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')",
    )
    expect(views).toEqual([])
  })

  test('owns nothing, belongs to nobody and can bypass nothing', async () => {
    const [role] = await scene.rows<Record<string, unknown>>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
         (select count(*)::int from pg_class c where c.relowner = r.oid) + (select count(*)::int from pg_proc p where p.proowner = r.oid)
           + (select count(*)::int from pg_namespace n where n.nspowner = r.oid) + (select count(*)::int from pg_type t where t.typowner = r.oid) as owned,
         has_schema_privilege(r.oid, 'public', 'create') as creates
       from pg_roles r where rolname = 'rung_app'`,
    )
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolcanlogin: false,
      memberships: 0,
      owned: 0,
      creates: false,
    })
  })

  test('is what every connection of the application runs as', async () => {
    const client = await scene.app.pool.connect()
    const { rows } = await client.query('select current_user as name')
    client.release()
    expect(rows).toEqual([{ name: 'rung_app' }])
  })

  test('may not touch what only triggers and the owner write', async () => {
    const granted = await scene.rows(
      `select c.relname as table, privilege from pg_class c cross join unnest(array['insert', 'update', 'delete', 'truncate']) privilege
       where c.relname = any(array['audit_event', 'audit_values', 'audit_head', 'audit_root', 'trainee_totals', 'trainee_day', 'trainee_month', 'trainee_listing', 'trainee_credits'])
         and has_table_privilege('rung_app', c.oid, privilege)`,
    )
    expect(granted).toEqual([])
  })

  test('finds no function with its owner’s rights that could be led astray by a search path', async () => {
    const open = await scene.rows(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
         and not coalesce(array_to_string(proconfig, ' ') like '%search_path=%', false)`,
    )
    expect(open).toEqual([])
  })
})
