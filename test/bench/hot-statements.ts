import { inLook } from '../../api/src/db/transaction.ts'
import { listOwnEntries } from '../../api/src/slices/off-the-job/list-entries.ts'
import { readTraineeHome } from '../../api/src/slices/off-the-job/read-home.ts'

interface Seen {
  text: string
  values: readonly unknown[]
}

/** The statement a hot use case sends, as it leaves for the database, caught on its way out. */
function statementOf(run: (tx: never) => Promise<unknown>): Seen {
  let seen: Seen | undefined
  const pool = {
    query: async ({ text, values }: Seen) => {
      seen ??= { text, values }
      return { rows: [] }
    },
  }
  const scope = { session: Buffer.alloc(0), idleSeconds: 3600 }
  inLook(pool as never, scope, new Date(0), (look) => run(look as never)).catch(() => {})
  if (!seen) throw new Error('the use case sent no statement before it waited')
  return seen
}

const trainee = `('00000009-0000-7000-8000-' || lpad(to_hex(:n::int), 12, '0'))::uuid`
const mentor = `('00000008-0000-7000-8000-' || lpad(to_hex(:n::int), 12, '0'))::uuid`
const token = "sha256(convert_to('trainee-' || :n::int, 'UTF8'))"
const enter = `select enter(${token}, now(), interval '1 hour');`

/** Scripts for pgbench: what the server sends for each call, without the server. */
export function hotStatements(
  trainees: number,
  build: string,
): Record<'home' | 'log' | 'entry' | 'sign', string> {
  const call = {
    params: { traineeId: '' },
    today: '',
    query: { limit: 20 },
    ground: { config: { build } },
  }
  const nobody = Promise.resolve(undefined as never)
  const home = statementOf((tx) => readTraineeHome({ ...call, tx } as never, nobody))
  const log = statementOf((tx) => listOwnEntries({ ...call, tx } as never, nobody))
  // Literals take the place of the server's values. pgbench takes every colon for a variable, also in a time format.
  const read = ({ text }: Seen, own: readonly string[]) => {
    const all = [...own, token, 'now()', '3600']
    return `\\set n random(1, ${trainees})\n${text
      .replaceAll(/:(MI|SS)/g, "' || chr(58) || '$1")
      .replaceAll(/":/g, "\"' || chr(58) || '")
      .replaceAll(/\$(\d+)\b/g, (_found, place: string) => all[Number(place) - 1] ?? '')
      .replaceAll(/\s+/g, ' ')};\n`
  }
  return {
    home: read(home, [trainee, 'current_date', `'${build}'`]),
    log: read(log, [trainee, '20']),
    entry: `\\set n random(1, ${trainees})\n\\set d random(1, 200)\nbegin;\n${enter}
insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, module_code, ksbs, paid, state, created_at, submitted_at) values (${trainee}, gen_random_uuid(), current_date - :d::int, 'shadowing', 'Shadowed the crisis team', 'How a first assessment is carried out on a home visit.', 5, 'MU101', '{K1}', 'paid-hours', 'submitted', now(), now());
commit;\n`,
    sign: `\\set n random(1, ${Math.floor(trainees / 4)})\nbegin;
select enter(sha256(convert_to('mentor-' || :n::int, 'UTF8')), now(), interval '1 hour');
select t.id from trainee t join mentorship m on m.trainee_id = t.id where m.mentor_id = ${mentor} order by t.id for no key update of t;
select coalesce(json_agg(json_build_object('traineeId', e.trainee_id, 'entryId', e.id, 'version', e.version)), '[]')::text as chosen
from (select e.* from mentorship m join off_the_job_entry e on e.trainee_id = m.trainee_id
  where m.mentor_id = ${mentor} and e.state = 'submitted' and e.id::text like '0000000d%' limit 10) e \\gset
insert into sign_off (trainee_id, id, entry_id, decision, by_person_id, at, entry_version)
select "traineeId", gen_random_uuid(), "entryId", 'signed', ${mentor}, now(), version from json_to_recordset(:chosen::json) as x("traineeId" uuid, "entryId" uuid, version int);
update off_the_job_entry e set state = 'signed', version = e.version + 1, decided_by = ${mentor}, decided_at = now()
from json_to_recordset(:chosen::json) as x("traineeId" uuid, "entryId" uuid, version int) where e.trainee_id = x."traineeId" and e.id = x."entryId";
commit;\n`,
  }
}
