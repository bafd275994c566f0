import pg from 'pg'

/** Three cohorts of two hundred, one session each, and a tutor: laid over the made-up region. */
const lay = `set session_replication_role = replica;
  insert into person (id, given_name, family_name, email) values (made('00000021', 1), 'Tutor', 'Made-up', 'tutor1@example.nhs.uk');
  insert into role_held (id, person_id, role, organisation_id, starts_on)
    values (made('00000022', 1), made('00000021', 1), 'tutor', made('00000003', 1), '2025-01-01');
  insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at)
    values (sha256('tutor-1'), made('00000023', 1), made('00000021', 1), now(), now(), now() + interval '1 day');
  insert into cohort (id, programme_id, curriculum_id, title, starts_on, planned_end_on)
    select made('00000024', c), made('00000004', 1), made('00000005', 1), 'Register ' || c, '2025-09-08', '2027-09-06' from generate_series(1, 3) c;
  update trainee t set cohort_id = made('00000024', 1 + (x.place - 1) / 200)
    from (select id, row_number() over (order by id desc) as place from trainee) x where x.id = t.id and x.place <= 600;
  insert into teaching_session (id, cohort_id, module_code, held_on, starts_at, ends_at, minutes, topic)
    select made('00000025', c), made('00000024', c), 'MU101', (now() at time zone 'Europe/London')::date, '00:00', '06:00', 360, 'What was taught on this day'
    from generate_series(1, 3) c;
  reset session_replication_role;
  analyze trainee, cohort, teaching_session`

/** Milliseconds of each call that takes a register of two hundred, and how many entries it logged. */
export async function takeRegisters(address: string, ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(lay)
  const { rows } = await client.query<{ path: string; trainees: string[] }>(
    `select '/cohorts/' || s.cohort_id || '/teaching-sessions/' || s.id as path, json_agg(t.id) as trainees
     from teaching_session s join trainee t on t.cohort_id = s.cohort_id where s.topic = 'What was taught on this day' group by s.id order by s.id`,
  )
  const calls: { ms: number; logged: number }[] = []
  for (const { path, trainees } of rows) {
    const marks = trainees.map((traineeId) => ({ traineeId, mark: 'present', clash: 'log-register' }))
    const before = performance.now()
    const answer = await take(address, path, marks)
    const logged = (answer.rows ?? []).filter(({ attendance }) => attendance?.entry?.byRegister).length
    calls.push({ ms: Math.round(performance.now() - before), logged })
  }
  await client.end()
  return calls
}

interface Answer {
  rows?: { attendance: { entry: { byRegister: boolean } | null } | null }[]
}

async function take(address: string, path: string, marks: unknown): Promise<Answer> {
  const response = await fetch(`${address}/api/v1${path}/register`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: 'rung-session=tutor-1',
      'idempotency-key': crypto.randomUUID(),
      'if-match': '"1"',
    },
    body: JSON.stringify({ marks, undecided: 'stop' }),
  })
  if (!response.ok) process.stderr.write(`${response.status} ${await response.clone().text()}\n`)
  // The endpoint's answer; a refusal has no rows and counts as nothing logged.
  return (await response.json()) as Answer
}
