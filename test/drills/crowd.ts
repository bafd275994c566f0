import type { EntryContentBody } from '@rung/shared/contract/off-the-job'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import { addDays, londonDay } from '@rung/shared/kernel/plain-date'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { keepOutlook } from '../../api/src/slices/off-the-job/keep-outlook.ts'
import { asSystem, buildWorld, insert, type Someone, type SomeTrainee } from '../support/build.ts'

export type Crowd = Awaited<ReturnType<typeof buildCrowd>>

interface Size {
  readonly trainees: number
  readonly mentors: number
  readonly settings?: Partial<ProgrammeSettings>
}

/**
 * A built world whose first employer has as many trainees and mentors as asked for, all like its first ones. Each
 * trainee has two mentors: the one at their own place among the mentors, and the next.
 */
export async function buildCrowd(ownerUrl: string, now: Date, { trainees, mentors, settings = {} }: Size) {
  await removeReference(ownerUrl)
  const world = await buildWorld(ownerUrl, now, { settings })
  const people = {
    trainees: Array.from({ length: trainees }, (_, place) => ({
      id: uuidv7(),
      ...someone('Trainee', place),
    })),
    mentors: Array.from({ length: mentors }, (_, place) => someone('Mentor', place)),
  }
  await asSystem(ownerUrl, now, async (tx) => {
    await insert(
      tx,
      'person',
      [...people.trainees, ...people.mentors].map(({ personId, email, name }) => {
        const [given_name, family_name] = name.split(' ')
        return { id: personId, email, given_name, family_name }
      }),
    )
    await tx.rows(
      `insert into person_password select p.id, w.hash, w.changed_at from person p, person_password w
       where w.person_id = $1 and not exists (select from person_password o where o.person_id = p.id)`,
      [world.t1.personId],
    )
    await tx.rows(
      `insert into mentor select m.* from json_to_recordset($2) as x("personId" uuid), mentor o,
         json_populate_record(o, json_build_object('person_id', x."personId")) m where o.person_id = $1`,
      [world.mentor1.personId, JSON.stringify(people.mentors)],
    )
    for (const one of people.trainees) await addLike(tx, world.t1, one)
    await insert(
      tx,
      'mentorship',
      people.trainees.flatMap(({ id }, place) =>
        mentorsAt(people.mentors, place).map(({ personId }) => ({
          trainee_id: id,
          id: uuidv7(),
          mentor_id: personId,
          starts_on: world.startsOn,
        })),
      ),
    )
    const ids = people.trainees.map(({ id }) => id)
    await keepOutlook(tx, ids, now, world.today)
  })
  return { ...people, world, today: londonDay(now) }
}

/** A built world brings the standard that the server has loaded on its first start. */
async function removeReference(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('delete from standard_element; delete from standard')
  } finally {
    await client.end()
  }
}

/** Both mentors of the trainee at this place; one where the crowd has one. */
export function mentorsAt(mentors: readonly Someone[], place: number): Someone[] {
  return [...new Set([mentors[place % mentors.length], mentors[(place + 1) % mentors.length]])].filter(
    (one) => one !== undefined,
  )
}

/** Learning that every rule accepts, on a day so many days before `today`. */
export const learning = (today: string, daysAgo: number): EntryContentBody => ({
  learnedOn: addDays(today, -daysAgo),
  category: 'university-teaching',
  activity: 'Lecture on communication',
  learned: 'How to listen for what is not said',
  minutes: 1,
  startsAt: null,
  endsAt: null,
  moduleCode: 'PZ1022',
  ksbs: ['K1'],
  paid: 'paid-hours',
  lieuOn: null,
})

async function addLike(tx: Parameters<typeof insert>[0], known: SomeTrainee, one: SomeTrainee) {
  const changed = { id: one.id, person_id: one.personId, student_number: one.email, plan_id: uuidv7() }
  await tx.rows(
    'insert into trainee select x.* from trainee t, json_populate_record(t, $2) x where t.id = $1',
    [known.id, JSON.stringify(changed)],
  )
  await tx.rows(
    'insert into training_plan select x.* from training_plan p, json_populate_record(p, $2) x where p.trainee_id = $1',
    [known.id, JSON.stringify({ trainee_id: one.id, id: changed.plan_id })],
  )
  await tx.rows(
    'insert into employment select x.* from employment e, json_populate_record(e, $2) x where e.trainee_id = $1',
    [known.id, JSON.stringify({ trainee_id: one.id, id: uuidv7() })],
  )
}

const someone = (given: string, place: number): Someone => ({
  personId: uuidv7(),
  email: `${given}.${place}@example.org`.toLowerCase(),
  name: `${given} Number${place}`,
})
