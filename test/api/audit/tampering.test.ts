import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../../api/prepare.mjs'
import { verifyAudit } from '../../../api/src/slices/audit/verify-audit.ts'
import { openScene, type Scene } from '../off-the-job/scene.ts'

interface Chain {
  id: string
  length: number
}

let scene: Scene
let owner: pg.Client
let chains: Chain[]

beforeAll(async () => {
  scene = await openScene()
  const { t1, mentor1 } = scene.world
  await scene.signed(t1, mentor1)
  await scene.submitted(t1, { minutes: 60 })
  owner = new pg.Client({ connectionString: scene.app.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(
    'select chain_id as id, count(*)::int as length from audit_event group by 1 order by 1',
  )
  chains = rows
})
afterAll(async () => {
  await owner?.end()
  await scene?.close()
})

const faults = async () =>
  (await owner.query('select chain_id as chain, seq::int, fault from audit_faults()')).rows
/** What a superuser does with triggers and foreign keys switched off, seen and then undone. */
async function tampered(...statements: string[]) {
  await owner.query('begin')
  try {
    await owner.query('set local session_replication_role = replica')
    for (const statement of statements) await owner.query(statement)
    return await faults()
  } finally {
    await owner.query('rollback')
  }
}

const at = ({ id }: Chain, seq: number) => `chain_id = '${id}' and seq = ${seq}`
const ofTrainee = () => chains.find(({ id }) => id === scene.world.t1.id) as Chain

/** Every way to change what was written, with the event it is named by. */
const tamperings: Record<string, (chain: Chain, seq: number) => { statements: string[]; named: number }> = {
  'the time changed': (chain, seq) => ({
    statements: [`update audit_event set at = at + interval '1 microsecond' where ${at(chain, seq)}`],
    named: seq,
  }),
  'the person changed': (chain, seq) => ({
    statements: [
      `update audit_event set by_person_id = case when by_person_id is null then '${chain.id}'::uuid end where ${at(chain, seq)}`,
    ],
    named: seq,
  }),
  'the subject changed': (chain, seq) => ({
    statements: [`update audit_event set subject = subject || 's' where ${at(chain, seq)}`],
    named: seq,
  }),
  'the action changed': (chain, seq) => ({
    statements: [
      `update audit_event set action = case action when 'insert' then 'update' else 'insert' end where ${at(chain, seq)}`,
    ],
    named: seq,
  }),
  'the row changed': (chain, seq) => ({
    statements: [`update audit_event set row_id = reverse(row_id) where ${at(chain, seq)}`],
    named: seq,
  }),
  'the digest of the values changed': (chain, seq) => ({
    statements: [`update audit_event set values_digest = sha256(values_digest) where ${at(chain, seq)}`],
    named: seq,
  }),
  'the hash changed': (chain, seq) => ({
    statements: [`update audit_event set hash = sha256(hash) where ${at(chain, seq)}`],
    named: seq,
  }),
  'changed, with its own hash made anew': (chain, seq) => ({
    statements: [
      `update audit_event e set subject = 'x', hash = audit_hash(coalesce((select p.hash from audit_event p where p.chain_id = e.chain_id and p.seq = e.seq - 1), ''),
         chain_id, seq, at, by_person_id, 'x', action, row_id, values_digest) where ${at(chain, seq)}`,
    ],
    // The next event covers the old hash, the head the last.
    named: Math.min(seq + 1, chain.length),
  }),
  'the values changed': (chain, seq) => ({
    statements: [
      `update audit_values set became = coalesce(became, '{}') || '{"minutes": 1}' where ${at(chain, seq)}`,
    ],
    named: seq,
  }),
  'the values of before changed': (chain, seq) => ({
    statements: [
      `update audit_values set was = coalesce(was, '{}') || '{"minutes": 1}' where ${at(chain, seq)}`,
    ],
    named: seq,
  }),
  'the salt changed': (chain, seq) => ({
    statements: [`update audit_values set salt = gen_random_uuid() where ${at(chain, seq)}`],
    named: seq,
  }),
  deleted: (chain, seq) => ({ statements: [`delete from audit_event where ${at(chain, seq)}`], named: seq }),
  'deleted, with its values': (chain, seq) => ({
    statements: [
      `delete from audit_values where ${at(chain, seq)}`,
      `delete from audit_event where ${at(chain, seq)}`,
    ],
    named: seq,
  }),
  'deleted, and the later ones moved up': (chain, seq) => ({
    statements: ['audit_values', 'audit_event'].flatMap((table) => [
      `delete from ${table} where ${at(chain, seq)}`,
      `update ${table} set seq = -seq where chain_id = '${chain.id}' and seq > ${seq}`,
      `update ${table} set seq = -seq - 1 where chain_id = '${chain.id}' and seq < 0`,
    ]),
    named: seq,
  }),
  inserted: (chain, seq) => ({
    statements: [
      ...['audit_values', 'audit_event'].flatMap((table) => [
        `update ${table} set seq = -seq where chain_id = '${chain.id}' and seq >= ${seq}`,
        `update ${table} set seq = -seq + 1 where chain_id = '${chain.id}' and seq < 0`,
      ]),
      `insert into audit_event select chain_id, ${seq}, at, by_person_id, 'x', action, row_id, values_digest, hash
         from audit_event where ${at(chain, seq + 1)}`,
    ],
    named: seq,
  }),
  'added at the end': (chain) => ({
    statements: [
      `insert into audit_event select chain_id, seq + 1, at, by_person_id, subject, action, row_id, values_digest,
         audit_hash(hash, chain_id, seq + 1, at, by_person_id, subject, action, row_id, values_digest) from audit_event where ${at(chain, chain.length)}`,
    ],
    named: chain.length + 1,
  }),
  'put before the first': (chain) => ({
    statements: [
      `insert into audit_event select chain_id, 0, at, by_person_id, subject, action, row_id, values_digest, hash from audit_event where ${at(chain, 1)}`,
    ],
    named: 0,
  }),
  'cut off from here': (chain, seq) => ({
    statements: [`delete from audit_event where chain_id = '${chain.id}' and seq >= ${seq}`],
    named: seq,
  }),
  'the head changed': (chain) => ({
    statements: [`update audit_head set hash = sha256(hash) where chain_id = '${chain.id}'`],
    named: chain.length,
  }),
  'the head put back': (chain) => ({
    statements: [`update audit_head set seq = seq - 1 where chain_id = '${chain.id}'`],
    named: chain.length,
  }),
  'the head put forward': (chain) => ({
    statements: [`update audit_head set seq = seq + 1 where chain_id = '${chain.id}'`],
    named: chain.length + 1,
  }),
  'the head deleted': (chain) => ({
    statements: [`delete from audit_head where chain_id = '${chain.id}'`],
    named: 1,
  }),
  'the whole chain deleted': (chain) => ({
    statements: ['audit_values', 'audit_event', 'audit_head'].map(
      (table) => `delete from ${table} where chain_id = '${chain.id}'`,
    ),
    named: 1,
  }),
  'values put beside no event': (chain) => ({
    statements: [
      `insert into audit_values select chain_id, seq + 1, salt, was, became from audit_values where ${at(chain, chain.length)}`,
    ],
    named: chain.length + 1,
  }),
}

describe('an audit nobody touched', () => {
  test('is whole, and says how much there is of it', async () => {
    expect(await verifyAudit(owner)).toEqual({
      chains: chains.length,
      events: chains.reduce((sum, { length }) => sum + length, 0),
      faults: [],
      root: null,
    })
  })

  test('stays whole when values are erased', async () => {
    expect(await tampered(`delete from audit_values where chain_id = '${scene.world.t1.id}'`)).toEqual([])
    expect(await tampered('delete from audit_values')).toEqual([])
  })

  test('cannot be changed by the application, nor by its owner while the triggers stand', async () => {
    for (const statement of [
      "update audit_event set subject = 'x'",
      'delete from audit_event',
      'truncate audit_event cascade',
      'update audit_values set became = null',
      'delete from audit_values',
      'update audit_head set seq = 0',
      'select * from audit_head',
      'delete from audit_root',
    ])
      await expect(scene.rows(statement), statement).rejects.toMatchObject({ code: '42501' })
    for (const statement of [
      "update audit_event set subject = 'x'",
      'delete from audit_event',
      'truncate audit_event cascade',
    ])
      await expect(scene.ownerRows(statement), statement).rejects.toMatchObject({ code: 'RU001' })
  })
})

describe('tampering is found, and its chain and event are named', () => {
  test.each(Object.keys(tamperings))('%s', async (kind) => {
    const chain = ofTrainee()
    const seq = Math.ceil(chain.length / 2)
    const tampering = tamperings[kind]?.(chain, seq)
    if (!tampering) throw new Error(kind)
    const found = await tampered(...tampering.statements)
    expect(found).toMatchObject([{ chain: chain.id, seq: tampering.named }])
  })

  test('in any event of any chain', async () => {
    const place = fc.record({
      chain: fc.constantFrom(...chains),
      part: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(tamperings)), place, async (kind, { chain, part }) => {
        const tampering = tamperings[kind]?.(chain, 1 + Math.floor(part * chain.length))
        const found = await tampered(...(tampering?.statements ?? []))
        expect(found, kind).toMatchObject([{ chain: chain.id, seq: tampering?.named }])
      }),
      { numRuns: 150 },
    )
  })

  test('two events changed for each other are named by the first of them', async () => {
    const chain = ofTrainee()
    const swapped = ['audit_values', 'audit_event'].flatMap((table) => [
      `update ${table} set seq = -seq where chain_id = '${chain.id}' and seq in (2, 4)`,
      `update ${table} set seq = 6 + seq where chain_id = '${chain.id}' and seq < 0`,
    ])
    expect(await tampered(...swapped)).toMatchObject([{ chain: chain.id, seq: 2 }])
  })

  test('an event moved to another chain is missing in one and too many in the other', async () => {
    const [from, to] = [ofTrainee(), chains.toSorted((a, b) => a.length - b.length)[0] as Chain]
    const found = await tampered(
      `update audit_event set chain_id = '${to.id}', seq = ${to.length + 1} where ${at(from, 3)}`,
    )
    expect(found.map(({ chain, seq }) => [chain, seq]).toSorted()).toEqual(
      [
        [from.id, 3],
        [to.id, to.length + 1],
      ].toSorted(),
    )
  })

  test('emptied tables leave every chain missing', async () => {
    const found = await tampered('truncate audit_event, audit_values, audit_head')
    expect(found).toHaveLength(chains.length)
  })
})

describe('sealed days', () => {
  const rewritten = (chain: Chain) => `do $$ declare e record; previous bytea := ''; begin
    for e in select * from audit_event where chain_id = '${chain.id}' order by seq loop
      previous := audit_hash(previous, e.chain_id, e.seq, e.at, e.by_person_id, e.subject, e.action, e.row_id, e.values_digest);
      update audit_event set hash = previous where chain_id = e.chain_id and seq = e.seq;
    end loop;
    update audit_head set hash = previous, seq = (select max(seq) from audit_event where chain_id = '${chain.id}') where chain_id = '${chain.id}';
  end $$`
  const rootFaults = async (...statements: string[]) => {
    await owner.query('begin')
    try {
      await owner.query('set local session_replication_role = replica')
      for (const statement of statements) await owner.query(statement)
      expect(await faults()).toEqual([])
      return (await owner.query('select day, fault from audit_root_faults()')).rows.map(({ fault }) => fault)
    } finally {
      await owner.query('rollback')
    }
  }

  test('a day is sealed once it is over, and what came later does not disturb it', async () => {
    expect((await verifyAudit(owner, '2022-05-11')).root).toBeNull()
    const { root: sealed } = await verifyAudit(owner, '2022-05-12')
    expect(sealed).toMatchObject({ day: '2022-05-11', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    scene.app.clock.moveTo('2022-05-12T09:00:00Z')
    await scene.submitted(scene.world.t1, { minutes: 30 })
    expect(await verifyAudit(owner, '2022-05-12')).toMatchObject({ faults: [], root: sealed })
    expect((await verifyAudit(owner, '2022-05-13')).root?.day).toBe('2022-05-12')
    expect(await rootFaults()).toEqual([])
  })

  test('a chain rewritten from end to end with its head is found by its day', async () => {
    const chain = ofTrainee()
    const found = await rootFaults(
      `update audit_event set subject = 'x' where ${at(chain, 2)}`,
      rewritten(chain),
    )
    expect(found).toHaveLength(2)
    expect(
      await rootFaults(
        `delete from audit_values where (chain_id, seq) = (select chain_id, seq from audit_head where chain_id = '${chain.id}')`,
        `delete from audit_event where (chain_id, seq) = (select chain_id, seq from audit_head where chain_id = '${chain.id}')`,
        rewritten(chain),
      ),
    ).toHaveLength(1)
  })

  test('a root changed or deleted is found', async () => {
    expect(
      await rootFaults("update audit_root set hash = sha256(hash) where day = '2022-05-11'"),
    ).toHaveLength(2)
    expect(await rootFaults("delete from audit_root where day = '2022-05-11'")).toContain(
      'the root of this day is missing',
    )
  })
})

describe('the command', () => {
  const run = async (...args: string[]) => {
    const command = ['--import', 'tsx', join(root, 'api/src/commands/audit-verify.ts'), ...args]
    const env = { PATH: process.env.PATH, DATABASE_URL: scene.app.ownerUrl }
    try {
      const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env })
      return { code: 0, said: stdout }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { code, said: `${stdout}${stderr}` }
    }
  }

  test('says that all is whole', async () => {
    const { code, said } = await run()
    expect(said).toMatch(/^\d+ chains, \d+ events, all whole\nSealed up to 2022-05-12, root [0-9a-f]{64}\n$/)
    expect(code).toBe(0)
  })

  test('names the first bad event of each bad chain, and ends with 1', async () => {
    const chain = ofTrainee()
    await owner.query('set session_replication_role = replica')
    await owner.query(`update audit_event set subject = 'x' where chain_id = '${chain.id}' and seq in (2, 3)`)
    await owner.query('reset session_replication_role')
    const { code, said } = await run('--seal')
    expect(said).toMatch(
      new RegExp(
        `^Chain ${chain.id}, event 2: this event was changed, or the one before it was replaced\n\\d+ chains, \\d+ events, 1 fault\nSealed up to 2022-05-12`,
      ),
    )
    expect(code).toBe(1)
  })

  test('explains itself where it is asked something else', async () => {
    const { code, said } = await run('--all')
    expect([code, said.split('\n')[0]]).toEqual([
      2,
      'Checks that nothing in the audit was changed, deleted, inserted, reordered or cut off.',
    ])
  })
})
