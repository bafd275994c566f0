import { readCurriculum } from '@rung/shared/contract/curriculum'
import { entry, reversalView, signOffView } from '@rung/shared/contract/off-the-job'
import { organisationRow } from '@rung/shared/contract/organisations'
import { givenRole } from '@rung/shared/contract/people'
import { readAttendance, sessionRow } from '@rung/shared/contract/register'
import { linkKinds, me } from '@rung/shared/contract/session'
import { readHistory, readTrainee } from '@rung/shared/contract/trainees'
import { roundingModes } from '@rung/shared/figures/off-the-job-rule-sets'
import { ksbKinds } from '@rung/shared/figures/standards'
import { englishAndMathsValues } from '@rung/shared/rules/cohort-fields'
import { componentKinds } from '@rung/shared/rules/counted-component'
import { paidKinds } from '@rung/shared/rules/decide-entry'
import { sessionStates } from '@rung/shared/rules/decide-session'
import { entryMoves, entryStates } from '@rung/shared/rules/entry-states'
import { organisationKinds } from '@rung/shared/rules/grantable-roles'
import { relationships, roles } from '@rung/shared/rules/permissions'
import { attendanceMarks, clashChoices } from '@rung/shared/rules/register'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as schema from '../../api/src/db/schema.ts'
import { asSystem } from '../support/build.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())

const rows = <T>(text: string, values: unknown[] = []) =>
  asSystem(database.ownerUrl, new Date('2022-05-11T09:00:00Z'), (tx) => tx.rows<T>(text, values))

describe('the tables as TypeScript sees them', () => {
  test('have the database’s columns, of its types, and need what it needs', async () => {
    const found = await rows<{ column: string; type: string; needed: boolean }>(
      `select c.relname || '.' || a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`,
    )
    const written = Object.values(schema)

      .flatMap((table) => {
        if (!is(table, PgTable)) return []
        const { name, columns } = getTableConfig(table)
        return columns.map((column) => ({
          column: `${name}.${column.name}`,
          type: asPostgres(column.getSQLType()),
          // Part of a primary key that drizzle is not told of where it spans several columns.
          needed: column.notNull || column.primary,
        }))
      })
      .toSorted((a, b) => (a.column < b.column ? -1 : 1))
    expect(written).toEqual(found.toSorted((a, b) => (a.column < b.column ? -1 : 1)))
  })
})

const asPostgres = (type: string) =>
  type.replace(/^time$/, 'time without time zone').replace(/^numeric\((\d+), (\d+)\)$/, 'numeric($1,$2)')

/** The words a check of the database allows, from its own text. */
async function allowed(table: string, column: string): Promise<string[]> {
  const found = await rows<{ text: string }>(
    `select pg_get_constraintdef(k.oid) as text from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
     where k.conrelid = $1::regclass and k.contype = 'c' and a.attname = $2 and array_length(k.conkey, 1) = 1 and pg_get_constraintdef(k.oid) like '%= ANY%'`,
    [table, column],
  )
  expect(found, `checks of ${table}.${column}`).toHaveLength(1)
  return [...(found[0]?.text ?? '').matchAll(/'([^']+)'::text/g)].map(([, word]) => word ?? '').toSorted()
}

/** The words the contract allows somewhere in a shape, looked for in its JSON Schema. */
function promised(shape: z.ZodMiniType, ...path: string[]): string[] {
  let found = z.toJSONSchema(shape, { unrepresentable: 'any' }) as JsonSchema
  for (const step of path) found = (step === '[]' ? found.items : found.properties?.[step]) ?? {}
  return (found.enum ?? found.anyOf?.find((one) => one.enum)?.enum ?? []).toSorted()
}

interface JsonSchema {
  enum?: string[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
}

describe('each list of words is one list: of the database, the rules and the contract', () => {
  test.each([
    ['off_the_job_entry', 'state', entryStates, promised(entry, 'state')],
    ['off_the_job_entry', 'paid', paidKinds, promised(entry, 'paid')],
    ['off_the_job_entry', 'source', undefined, promised(entry, 'source')],
    ['sign_off', 'decision', undefined, promised(signOffView, 'decision')],
    ['off_the_job_reversal', 'state', undefined, promised(reversalView, 'state')],
    ['role_held', 'role', roles.filter((role) => role !== 'trainee'), promised(givenRole)],
    ['organisation', 'kind', organisationKinds, promised(organisationRow, 'kind')],
    ['invitation', 'kind', linkKinds, undefined],
    ['training_plan', 'rounding', roundingModes, undefined],
    ['standard_element', 'kind', ksbKinds, undefined],
    ['trainee', 'english_and_maths', englishAndMathsValues, promised(readTrainee.answer, 'englishAndMaths')],
    ['audit_event', 'action', undefined, promised(readHistory.answer, 'rows', '[]', 'action')],
    ['off_the_job_reversal', 'cause', undefined, undefined],
    ['curriculum', 'state', undefined, promised(readCurriculum.answer, 'state')],
    [
      'assessment_component',
      'kind',
      componentKinds,
      promised(readCurriculum.answer, 'modules', '[]', 'components', '[]', 'kind'),
    ],
    ['teaching_session', 'state', sessionStates, promised(sessionRow, 'state')],
    ['attendance', 'mark', attendanceMarks, promised(readAttendance.answer, 'rows', '[]', 'mark')],
    ['attendance', 'clash', clashChoices, undefined],
    ['submission_date', 'attempt', undefined, undefined],
    ['board', 'state', undefined, undefined],
    ['result', 'attempt', undefined, undefined],
    ['result', 'suffix', undefined, undefined],
    ['result', 'state', undefined, undefined],
    ['circumstances', 'attempt', undefined, undefined],
    ['circumstances', 'state', undefined, undefined],
    ['circumstances', 'effect', undefined, undefined],
    ['credit_entry', 'source', undefined, undefined],
  ] as const)('%s.%s', async (table, column, rule, contract) => {
    const words = await allowed(table, column)
    expect(words.length).toBeGreaterThan(1)
    if (rule) expect([...rule].toSorted()).toEqual(words)
    if (contract) expect(contract).toEqual(words)
  })

  test('every check of words in the database is held here', async () => {
    const found = await rows<{ column: string }>(
      `select k.conrelid::regclass || '.' || a.attname as column from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
       where k.contype = 'c' and array_length(k.conkey, 1) = 1 and pg_get_constraintdef(k.oid) like '%= ANY%' and k.connamespace = 'public'::regnamespace order by 1`,
    )
    expect(found).toHaveLength(27)
  })

  test('roles of the contract, and relationships of the database', async () => {
    expect(promised(me, 'roles', '[]')).toEqual([...roles].toSorted())
    const [found] = await rows<{ text: string }>(
      "select pg_get_functiondef('relationships_to'::regproc) as text",
    )
    const named = [...(found?.text ?? '').matchAll(/words \|\| '([a-z-]+)'/g)].map(([, word]) => word)
    // The others are the roles a person holds at one of the trainee's organisations.
    expect([...named, ...roles.filter((role) => role !== 'trainee' && role !== 'mentor')].toSorted()).toEqual(
      [...relationships].toSorted(),
    )
  })

  test('the moves of an entry that the database lets pass are those of the rule, and changes to what is not sent', async () => {
    const [found] = await rows<{ text: string }>("select pg_get_functiondef('guard_entry'::regproc) as text")
    const list =
      /\(old.state, new.state\) not in \(([^;]+?)\) then/.exec(
        found?.text.replaceAll(/\s+/g, ' ') ?? '',
      )?.[1] ?? ''
    const legal = [...list.matchAll(/\('(\w+)', '(\w+)'\)/g)].map(([, from, to]) => `${from} → ${to}`)
    const ruled = entryMoves.map(({ from, to }) => `${from} → ${to}`)
    expect(legal.toSorted()).toEqual([...ruled, 'draft → draft', 'returned → returned'].toSorted())
  })
})
