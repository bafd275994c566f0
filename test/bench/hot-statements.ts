import { listOwnEntries } from '../../api/src/slices/off-the-job/list-entries.ts'
import { readTraineeHome } from '../../api/src/slices/off-the-job/read-home.ts'

interface Seen {
  text: string
  values: readonly unknown[]
}

/** The statement a hot use case sends, caught on its way out. */
function statementOf(run: (tx: never) => Promise<unknown>): Seen {
  let seen: Seen | undefined
  const row = async (text: string, values: readonly unknown[] = []) => {
    seen ??= { text, values }
    return undefined
  }
  run({ row, rows: row } as never).catch(() => {})
  if (!seen) throw new Error('the use case sent no statement before it waited')
  return seen
}

const trainee = `('00000009-0000-7000-8000-' || lpad(to_hex(:n::int), 12, '0'))::uuid`
const enter = `select enter(sha256(convert_to('trainee-' || :n::int, 'UTF8')), now(), interval '1 hour');`

/** Scripts for pgbench: what the server sends for each call, without the server. */
export function hotStatements(trainees: number): Record<'home' | 'log' | 'entry', string> {
  const call = { params: { traineeId: '' }, today: '', query: { limit: 20 } }
  const nobody = Promise.resolve(undefined as never)
  const home = statementOf((tx) => readTraineeHome({ ...call, tx } as never, nobody))
  const log = statementOf((tx) => listOwnEntries({ ...call, tx } as never, nobody))
  // pgbench takes every colon for a variable of its own, in the middle of a time format too.
  const read = (seen: Seen, second: string) =>
    `\\set n random(1, ${trainees})\nbegin read only;\n${enter}\n${seen.text
      .replaceAll(/:(MI|SS)/g, "' || chr(58) || '$1")
      .replaceAll(/\$1\b/g, trainee)
      .replaceAll(/\$2\b/g, second)
      .replaceAll(/\s+/g, ' ')};\ncommit;\n`
  return {
    home: read(home, 'current_date'),
    log: read(log, '20'),
    entry: `\\set n random(1, ${trainees})\n\\set d random(1, 200)\nbegin;\n${enter}
insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, module_code, ksbs, paid, state, created_at, submitted_at) values (${trainee}, gen_random_uuid(), current_date - :d::int, 'shadowing', 'Shadowed the crisis team', 'How a first assessment is carried out on a home visit.', 5, 'MU101', '{K1}', 'paid-hours', 'submitted', now(), now());
commit;\n`,
  }
}
