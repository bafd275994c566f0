import pg from 'pg'

/** Mentors who sign at the same moment. */
const atOnce = 8

interface Plan {
  trainees: number
  seconds: number
}

/** Three calls sign two hundred entries each, one after the other; then mentors sign ten a call, several at a time. */
export async function loadSignings(address: string, ownerUrl: string, { seconds }: Plan) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const twoHundred = await signTwoHundreds(address, client)
  await client.query('analyze')
  const { rows } = await client.query<{
    mentor: string
    entries: { traineeId: string; entryId: string; version: number }[]
  }>(
    `select m.mentor_id as mentor, json_agg(json_build_object('traineeId', e.trainee_id, 'entryId', e.id, 'version', e.version)) as entries
     from off_the_job_entry e join mentorship m on m.trainee_id = e.trainee_id
     where e.state = 'submitted' and e.id::text like '0000000d%' group by 1 having count(*) >= 20 limit 2500`,
  )
  await client.end()
  const signers = rows.map(({ mentor, entries }) => ({
    number: Number.parseInt(mentor.slice(-12), 16),
    entries,
  }))
  const batches = signers.flatMap(({ number, entries }) =>
    [0, 10].map((from) => ({ number, entries: entries.slice(from, from + 10) })),
  )
  const times: number[] = []
  let failed = 0
  const begun = performance.now()
  const work = async () => {
    for (
      let batch = batches.pop();
      batch && performance.now() - begun < seconds * 1000;
      batch = batches.pop()
    ) {
      const before = performance.now()
      const response = await sign(address, batch.number, batch.entries)
      times.push(performance.now() - before)
      if (response.signed !== 10) failed += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const elapsed = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  return {
    callsPerSecond: Math.round(times.length / elapsed),
    entriesPerCall: 10,
    atOnce,
    p50Ms: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
    failed,
    twoHundred,
  }
}

/** Milliseconds of each call of two hundred, and how many entries it signed. */
async function signTwoHundreds(address: string, client: pg.Client) {
  const calls: { ms: number; signed: number }[] = []
  for (const mentor of [1, 6, 11]) {
    const { rows } = await client.query<{ entries: unknown[] }>(
      `select json_agg(json_build_object('traineeId', e.trainee_id, 'entryId', e.id, 'version', e.version)) as entries from (
         select e.* from off_the_job_entry e join mentorship m on m.trainee_id = e.trainee_id
         where m.mentor_id = made('00000008', $1) and e.state = 'submitted' and e.id::text like '0000000d%' limit 200) e`,
      [mentor],
    )
    const before = performance.now()
    const { signed } = await sign(address, mentor, rows[0]?.entries ?? [])
    calls.push({ ms: Math.round(performance.now() - before), signed })
  }
  return calls
}

async function sign(
  address: string,
  mentor: number,
  entries: readonly unknown[],
): Promise<{ signed: number }> {
  const response = await fetch(`${address}/api/v1/off-the-job/sign-offs`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `rung-session=mentor-${mentor}`,
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ entries }),
  })
  // The endpoint's answer; anything else counts as failed.
  return (await response.json()) as { signed: number }
}
