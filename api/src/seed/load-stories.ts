import { standardOn } from '@rung/shared/figures/standards'
import {
  addDays,
  addMonths,
  earlier,
  formatMonth,
  londonDay,
  type PlainDate,
} from '@rung/shared/kernel/plain-date'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'
import { keepOutlook } from '../slices/off-the-job/keep-outlook.ts'
import { hashPassword } from '../slices/session/password.ts'
import { createProgramme } from './create-programme.ts'
import { type Enrolled, enrol } from './enrol.ts'
import { type Happening, play } from './happenings.ts'
import { liveEnrolment } from './live-enrolment.ts'
import { type LoadDay, liveLog } from './live-log.ts'
import { loadReference } from './load-reference.ts'
import { londonInstant } from './london-instant.ts'
import { demoPassword, type Persona, personas } from './personas.ts'
import { type Places, places, type UniversityKey } from './places.ts'
import { programmes } from './programmes.ts'
import { emailOf, type StaffKey, type StaffMember, staff, tutors } from './staff.ts'
import { stories } from './stories.ts'
import { txOnClient } from './tx-on-client.ts'
import { writeLog } from './write-log.ts'

export { demoPassword, type Persona, personas } from './personas.ts'

export interface Stories {
  /** Whom to sign in as; none where the database holds other people. */
  readonly personas: readonly Persona[]
  /** Keys of the stories told, on the day of loading. */
  readonly told: readonly string[]
}

/** One of several starts at once loads; the others wait, then find people. */
const storiesLock = 7_864_512

/** Fills a database without people with the demonstration stories, laid relative to `now`. Otherwise it changes nothing. */
export async function loadStories(ownerUrl: string, now: Date): Promise<Stories> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    options: '-c timezone=Europe/London -c jit=off',
  })
  await client.connect()
  try {
    await client.query('begin')
    const tx = txOnClient(client)
    await tx.rows("select set_config('rung.system', 'on', true), pg_advisory_xact_lock($1)", [storiesLock])
    const anybody = await tx.row('select 1 from person limit 1')
    const told = anybody ? [] : await tell(tx, now)
    const known = await tx.rows<{ email: string }>('select email from person where email = any($1)', [
      personas().map(({ email }) => email),
    ])
    await client.query('commit')
    const emails = new Set(known.map(({ email }) => email))
    return { personas: personas().filter(({ email }) => emails.has(email)), told }
  } finally {
    await client.end()
  }
}

async function tell(tx: Tx, now: Date): Promise<string[]> {
  const today = londonDay(now)
  const enrolled = stories.flatMap((story, place) => {
    const one = enrol(story, place + 1, today, programmes[story.university].settings)
    return one === null ? [] : [one]
  })
  const first = enrolled.map(({ startsOn }) => startsOn).reduce(earlier, today)
  const foundedOn = addDays(first, -200)
  const staffIds = new Map(Object.keys(staff).map((key) => [key, uuidv7()]))
  const personId = (key: StaffKey): string => {
    const id = staffIds.get(key)
    if (id === undefined) throw new Error(`nobody is called ${key}`)
    return id
  }
  const day: LoadDay = { now, today, personId }
  const ground = places(londonInstant(foundedOn, '09:00'))
  await play(tx, founding(ground, foundedOn, day))
  await loadReference(tx)
  const founded = await foundProgrammes(tx, ground, foundedOn, today)
  const cohorts = cohortsOf(enrolled, founded, day)
  await play(tx, [
    ...cohorts.happenings,
    ...enrolled.flatMap((one) => live(one, ground, cohorts, founded, day)),
  ])
  await givePasswords(tx, now)
  const ids = enrolled.map(({ id }) => id)
  await tx.rows("select set_config('rung.at', $1, true)", [now.toISOString()])
  await keepOutlook(tx, ids, now, today)
  return enrolled.map(({ story }) => story.key)
}

function founding(ground: Places, foundedOn: PlainDate, day: LoadDay): Happening[] {
  const at = londonInstant(foundedOn, '09:00')
  const members = Object.entries<StaffMember>(staff).map(([key, member]) => ({
    // The keys of `staff` are the only ones there are; Object.entries forgets it.
    id: day.personId(key as StaffKey),
    member,
  }))
  const persons = members.map(({ id, member: { name } }) => ({
    id,
    givenName: name[0],
    familyName: name[1],
    email: emailOf(name),
    version: 1,
    createdAt: at,
  }))
  const roles = members.flatMap(({ id, member }) =>
    member.posts.map(({ role, at: place, forDays }) => ({
      id: uuidv7(),
      personId: id,
      role,
      organisationId: ground.id[place],
      startsOn: forDays === undefined ? foundedOn : addDays(day.today, -1),
      endsOn: forDays === undefined ? null : addDays(day.today, forDays),
      version: 1,
    })),
  )
  const by = null
  return [
    { at, by, action: 'insert', table: 'organisation', rows: ground.rows },
    { at, by, action: 'insert', table: 'person', rows: persons },
    { at, by, action: 'insert', table: 'role_held', rows: roles },
    ...members.flatMap(({ id, member }) => mentorRecord(id, member, ground, at, day)),
  ]
}

function mentorRecord(
  personId: string,
  { mentor, posts }: StaffMember,
  ground: Places,
  at: Date,
  day: LoadDay,
): Happening[] {
  const place = posts.find(({ role }) => role === 'mentor')?.at
  if (!mentor || !place) return []
  const updatedOn = addMonths(day.today, -mentor.updatedMonthsAgo)
  const { profession, registrationNumber, preparation, capacity } = mentor
  const record = {
    personId,
    employerId: ground.id[place],
    profession,
    registrationNumber,
    preparation,
    preparedOn: addMonths(day.today, -mentor.preparedMonthsAgo),
    capacity,
    version: 1,
  }
  const update = { personId, updatedOn, version: 2 }
  return [
    { at, by: null, action: 'insert', table: 'mentor', rows: [record] },
    {
      at: londonInstant(updatedOn, '16:00'),
      by: personId,
      action: 'update',
      table: 'mentor',
      rows: [update],
      key: ['personId'],
    },
  ]
}

interface Founded {
  readonly programmeId: string
  readonly curriculumId: string
  readonly ksbCodes: ReadonlySet<string>
}

async function foundProgrammes(
  tx: Tx,
  ground: Places,
  foundedOn: PlainDate,
  today: PlainDate,
): Promise<Record<UniversityKey, Founded>> {
  const found = async (key: UniversityKey): Promise<Founded> => {
    const { title, settings, newestStandard } = programmes[key]
    const standard = standardOn('ST0215', newestStandard ? today : '2021-04-06')
    if (!standard) throw new Error('the standard is missing from the figures')
    const assessmentPlan = standard.version === '1.0' ? 'AP01' : 'v1.1'
    const made = await createProgramme(tx, {
      universityId: ground.id[key],
      title,
      standard,
      assessmentPlan,
      settings,
      curriculumStartsOn: foundedOn,
    })
    return { ...made, ksbCodes: new Set(standard.ksbs.map(({ code }) => code)) }
  }
  return { wyresdale: await found('wyresdale'), calder: await found('calder') }
}

interface Cohorts {
  readonly happenings: readonly Happening[]
  idOf(enrolled: Enrolled): string
}

/** One cohort for each university and month of start. */
function cohortsOf(
  enrolled: readonly Enrolled[],
  founded: Record<UniversityKey, Founded>,
  day: LoadDay,
): Cohorts {
  const keyOf = ({ story, startsOn }: Enrolled) => `${story.university} ${formatMonth(startsOn)}`
  const cohorts = new Map<string, { id: string; happening: Happening }>()
  for (const one of enrolled.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (cohorts.has(keyOf(one))) continue
    const { university } = one.story
    const { programmeId, curriculumId } = founded[university]
    const id = uuidv7()
    const row = {
      id,
      programmeId,
      curriculumId,
      title: formatMonth(one.startsOn),
      startsOn: one.startsOn,
      plannedEndOn: addDays(one.startsOn, 727),
      version: 1,
    }
    const at = londonInstant(addDays(one.startsOn, -90), '10:00')
    const by = day.personId(tutors[university])
    cohorts.set(keyOf(one), { id, happening: { at, by, action: 'insert', table: 'cohort', rows: [row] } })
  }
  return {
    happenings: [...cohorts.values()].map(({ happening }) => happening),
    idOf(one) {
      const cohort = cohorts.get(keyOf(one))
      if (!cohort) throw new Error(`no cohort for ${one.story.key}`)
      return cohort.id
    },
  }
}

function live(
  one: Enrolled,
  ground: Places,
  cohorts: Cohorts,
  founded: Record<UniversityKey, Founded>,
  day: LoadDay,
): Happening[] {
  const written = writeLog(one, founded[one.story.university].ksbCodes, day.today)
  return [
    ...liveEnrolment(one, { places: ground, cohortId: cohorts.idOf(one) }, day),
    ...liveLog(one, written, day),
  ]
}

async function givePasswords(tx: Tx, now: Date): Promise<void> {
  await tx.rows(
    'insert into person_password (person_id, hash, changed_at) select id, $1, $2::timestamptz from person',
    [await hashPassword(demoPassword), now.toISOString()],
  )
}
