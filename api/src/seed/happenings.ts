import type { Tx } from '../db/transaction.ts'

/** What somebody wrote at one moment: rows of one table, by the names of `api/src/db/schema.ts`. */
export interface Happening {
  readonly at: Date
  /** Person id; null is Rung itself. */
  readonly by: string | null
  readonly action: 'insert' | 'update'
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** What an update finds its rows by. */
  readonly key?: readonly string[]
}

/** What one person did at one moment to one table is one happening: a mentor signs a week's entries together. */
function together(happenings: readonly Happening[]): Happening[] {
  const found = new Map<string, Happening & { rows: Happening['rows'][number][] }>()
  for (const happening of happenings) {
    const { at, by, action, table, rows } = happening
    const columns = Object.keys(rows[0] ?? {}).join()
    const same = [at.getTime(), by, action, table, columns].join(' ')
    const earlier = found.get(same)
    if (earlier) earlier.rows.push(...rows)
    else if (rows.length > 0) found.set(same, { ...happening, rows: [...rows] })
  }
  return [...found.values()]
}

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const usualKey = (rows: Happening['rows']) =>
  rows[0] && 'traineeId' in rows[0] ? ['traineeId', 'id'] : ['id']

const inColumns = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))

/**
 * Writes everything in the order in which it happened, each at its moment and by its person, so that the audit reads
 * as if it had been written then. All rows of a happening have the same columns. Needs the system scope.
 */
export async function play(tx: Pick<Tx, 'rows'>, happenings: readonly Happening[]): Promise<void> {
  const story = together(happenings).map((happening, place) => {
    const { at, by, action, table, rows, key = usualKey(rows) } = happening
    return {
      place,
      at: at.toISOString(),
      who: by,
      action,
      subject: table,
      columns: Object.keys(rows[0] ?? {}).map(columnOf),
      key: key.map(columnOf),
      content: rows.map(inColumns),
    }
  })
  await tx.rows(
    'create temporary table happening (place int, at timestamptz, who uuid, action text, subject text, columns text[], key text[], content jsonb)',
  )
  await tx.rows(
    'insert into happening select * from jsonb_to_recordset($1) as x(place int, at timestamptz, who uuid, action text, subject text, columns text[], key text[], content jsonb)',
    [JSON.stringify(story)],
  )
  await tx.rows(playAll)
}

// One statement for each happening, inside the database: triggers see the moment and the person of their own row.
const playAll = `do $$
declare
  h record;
  listed text;
begin
  for h in select * from happening order by at, place loop
    perform set_config('rung.at', h.at::text, true), set_config('rung.person', coalesce(h.who::text, ''), true);
    if h.action = 'insert' then
      listed := (select string_agg(quote_ident(c), ', ') from unnest(h.columns) c);
      execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_recordset(null::%1$I, $1)', h.subject, listed) using h.content;
    else
      execute format('update %1$I o set %2$s from jsonb_populate_recordset(null::%1$I, $1) n where %3$s', h.subject,
        (select string_agg(format('%1$I = n.%1$I', c), ', ') from unnest(h.columns) c where c <> all (h.key)),
        (select string_agg(format('o.%1$I = n.%1$I', c), ' and ') from unnest(h.key) c)) using h.content;
    end if;
  end loop;
  perform set_config('rung.person', '', true);
  drop table happening;
end $$`
