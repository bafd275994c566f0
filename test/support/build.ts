import { healthAndSocialCareCurriculum } from '@rung/shared/figures/curricula'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import { standards } from '@rung/shared/figures/standards'
import { addDays, addMonths, londonDay, type PlainDate, weekStarting } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { openPool } from '../../api/src/db/pool.ts'
import { inTransaction, type Tx } from '../../api/src/db/transaction.ts'
import { insertCurriculum } from '../../api/src/slices/curriculum/facts.ts'
import { keepOutlook } from '../../api/src/slices/off-the-job/keep-outlook.ts'
import { hashPassword } from '../../api/src/slices/session/password.ts'

/** Everyone's password in a world that was built. */
export const password = 'correct horse battery staple'

export type Someone = { personId: string; email: string; name: string }
export type SomeTrainee = Someone & { id: string }
export type World = Awaited<ReturnType<typeof buildWorld>>

type Options = {
  /** First day of the cohort; without it a Monday 70 weeks ago. It lasts 728 days. */
  startsOn?: PlainDate
  /** Values set by the programme. */
  settings?: Partial<ProgrammeSettings>
}

/**
 * One region with two employers and a third that has nothing to do with them, one university with one cohort, three
 * trainees, and one person for every way to stand to them. Nothing is logged yet.
 */
export async function buildWorld(ownerUrl: string, now: Date, { startsOn, settings = {} }: Options = {}) {
  const today = londonDay(now)
  const first = startsOn ?? addDays(weekStarting(today), -490)
  const dates = { today, startsOn: first, plannedEndOn: addDays(first, 728) }
  return asSystem(ownerUrl, now, async (tx) => {
    const organisations = await addOrganisations(tx)
    const programme = await addProgramme(tx, organisations.university, dates, settings)
    const people = await addPeople(tx, organisations, dates)
    const trainees = await addTrainees(tx, organisations, programme, people, dates)
    await keepOutlook(
      tx,
      Object.values(trainees).map(({ id }) => id),
      now,
      today,
    )
    return { ...dates, organisations, programme, ...people, ...trainees }
  })
}

/** Work with the rights of a command: sees and writes everything, still through triggers and checks. */
export async function asSystem<T>(ownerUrl: string, now: Date, work: (tx: Tx) => Promise<T>): Promise<T> {
  const pool = openPool(ownerUrl, { max: 1 })
  try {
    return await inTransaction(pool, 'system', 'write', now, work)
  } finally {
    await pool.end()
  }
}

/** Rows written as they are given; every row names the same columns. */
export async function insert(
  tx: Tx,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await tx.rows(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

async function addOrganisations(tx: Tx) {
  const ids = {
    region: uuidv7(),
    system: uuidv7(),
    university: uuidv7(),
    epaOrganisation: uuidv7(),
    employer1: uuidv7(),
    employer2: uuidv7(),
    strangerEmployer: uuidv7(),
  }
  const { region, system } = ids
  await insert(tx, 'organisation', [
    { id: region, kind: 'region', name: 'Northern region', part_of: null },
    { id: system, kind: 'system', name: 'Moor and Dale system', part_of: region },
    { id: ids.university, kind: 'university', name: 'University of Aireborough', part_of: region },
    { id: ids.epaOrganisation, kind: 'epa-organisation', name: 'Fairmark Assessment', part_of: null },
    { id: ids.employer1, kind: 'employer', name: 'Moorside NHS Trust', part_of: system },
    { id: ids.employer2, kind: 'employer', name: 'Dale Vale NHS Trust', part_of: system },
    { id: ids.strangerEmployer, kind: 'employer', name: 'Faraway NHS Trust', part_of: null },
  ])
  return ids
}

type Organisations = Awaited<ReturnType<typeof addOrganisations>>
type Dates = { today: PlainDate; startsOn: PlainDate; plannedEndOn: PlainDate }

async function addProgramme(tx: Tx, university: string, dates: Dates, settings: Partial<ProgrammeSettings>) {
  const ids = { programme: uuidv7(), cohort: uuidv7() }
  const standard = standards[0]
  if (!standard) throw new Error('no standard is known')
  const { reference, version, title, level, ksbs } = standard
  await insert(tx, 'standard', [{ reference, version, title, level }])
  await insert(
    tx,
    'standard_element',
    ksbs.map(({ code, kind, text }, position) => ({ reference, version, code, kind, title: text, position })),
  )
  await insert(tx, 'programme', [
    {
      id: ids.programme,
      university_id: university,
      title: healthAndSocialCareCurriculum.title,
      award: healthAndSocialCareCurriculum.award,
      total_credits: healthAndSocialCareCurriculum.totalCredits,
      standard_reference: reference,
      standard_version: version,
      assessment_plan: 'AP01',
      settings,
    },
  ])
  const curriculum = await insertCurriculum(tx, ids.programme, healthAndSocialCareCurriculum, dates.startsOn)
  await insert(tx, 'cohort', [
    {
      id: ids.cohort,
      programme_id: ids.programme,
      curriculum_id: curriculum,
      title: 'First cohort',
      starts_on: dates.startsOn,
      planned_end_on: dates.plannedEndOn,
    },
  ])
  return { ...ids, curriculum }
}

async function addPeople(tx: Tx, organisations: Organisations, { today, startsOn }: Dates) {
  const people = {
    mentor1: someone('Maya', 'Okafor'),
    mentor2: someone('Tom', 'Whitaker'),
    /** Allocated to the first trainee; their update was due a month ago. */
    lapsedMentor: someone('Lena', 'Marsh'),
    lineManager: someone('Priya', 'Nair'),
    manager: someone('Ruth', 'Calder'),
    manager2: someone('Owen', 'Price'),
    tutor: someone('Helen', 'Ashworth'),
    regionalLead: someone('David', 'Stone'),
    assessor: someone('Grace', 'Lowe'),
    auditor: someone('Amir', 'Haddad'),
    administrator: someone('Nina', 'Brook'),
    /** Manager of an employer without trainees. */
    stranger: someone('Sam', 'Foreman'),
  }
  await addPersons(tx, Object.values(people))
  const held: [Someone, string, string][] = [
    [people.mentor1, 'mentor', organisations.employer1],
    [people.lapsedMentor, 'mentor', organisations.employer1],
    [people.mentor2, 'mentor', organisations.employer2],
    [people.manager, 'manager', organisations.employer1],
    [people.manager2, 'manager', organisations.employer2],
    [people.tutor, 'tutor', organisations.university],
    [people.regionalLead, 'regional-lead', organisations.region],
    [people.assessor, 'assessor', organisations.epaOrganisation],
    [people.auditor, 'auditor', organisations.region],
    [people.administrator, 'administrator', organisations.region],
    [people.stranger, 'manager', organisations.strangerEmployer],
  ]
  await insert(
    tx,
    'role_held',
    held.map(([{ personId }, role, organisationId]) => ({
      id: uuidv7(),
      person_id: personId,
      role,
      organisation_id: organisationId,
      starts_on: startsOn,
    })),
  )
  const current = addMonths(today, -2)
  const lapsed = addMonths(today, -13)
  await insert(tx, 'mentor', [
    mentor(people.mentor1, organisations.employer1, current),
    mentor(people.mentor2, organisations.employer2, current),
    mentor(people.lapsedMentor, organisations.employer1, lapsed),
  ])
  return people
}

type People = Awaited<ReturnType<typeof addPeople>>

async function addTrainees(
  tx: Tx,
  organisations: Organisations,
  { cohort }: { cohort: string },
  people: People,
  dates: Dates,
) {
  const trainees = {
    /** Full time at the first employer, of the first mentor and the lapsed one; the line manager's. */
    t1: { id: uuidv7(), ...someone('Asha', 'Grant') },
    /** As the first, 22 hours 30 minutes a week. */
    t2: { id: uuidv7(), ...someone('Ben', 'Holroyd') },
    /** At the second employer, of the second mentor. */
    t3: { id: uuidv7(), ...someone('Chloe', 'Dunn') },
  }
  const { t1, t2, t3 } = trainees
  const { employer1, employer2 } = organisations
  await addPersons(tx, [t1, t2, t3])
  for (const [trainee, employer, weekly, planned] of [
    [t1, employer1, 2250, 41_760],
    [t2, employer1, 1350, 25_200],
    [t3, employer2, 2250, 41_760],
  ] as const)
    await addTrainee(tx, trainee, { organisations, employer, cohort, weekly, planned, dates })
  const { startsOn } = dates
  const allocations: [SomeTrainee, Someone][] = [
    [t1, people.mentor1],
    [t1, people.lapsedMentor],
    [t2, people.mentor1],
    [t3, people.mentor2],
  ]
  await insert(
    tx,
    'mentorship',
    allocations.map(([trainee, { personId }]) => ({
      trainee_id: trainee.id,
      id: uuidv7(),
      mentor_id: personId,
      starts_on: startsOn,
    })),
  )
  await insert(
    tx,
    'line_management',
    [t1, t2].map(({ id }) => ({
      trainee_id: id,
      id: uuidv7(),
      manager_id: people.lineManager.personId,
      starts_on: startsOn,
    })),
  )
  return trainees
}

type Place = {
  organisations: Organisations
  employer: string
  cohort: string
  /** Minutes. */
  weekly: number
  planned: number
  dates: Dates
}

async function addTrainee(tx: Tx, trainee: SomeTrainee, place: Place): Promise<void> {
  const { organisations, employer, cohort, weekly, planned, dates } = place
  const plan = uuidv7()
  await insert(tx, 'trainee', [
    {
      id: trainee.id,
      person_id: trainee.personId,
      cohort_id: cohort,
      employer_id: employer,
      university_id: organisations.university,
      region_id: organisations.region,
      epa_organisation_id: organisations.epaOrganisation,
      student_number: trainee.email.split('@')[0],
      starts_on: dates.startsOn,
      plan_id: plan,
      guaranteed_post: true,
    },
  ])
  await insert(tx, 'training_plan', [
    {
      trainee_id: trainee.id,
      id: plan,
      planned_minutes: planned,
      planned_end_on: dates.plannedEndOn,
      weekly_minutes: weekly,
      rounding: 'none',
      signed_on: dates.startsOn,
    },
  ])
  await insert(tx, 'employment', [
    {
      trainee_id: trainee.id,
      id: uuidv7(),
      employer_id: employer,
      post: 'Trainee Assistant Practitioner',
      band: 3,
      weekly_minutes: weekly,
      wte: Math.round((weekly / 2250) * 1000) / 1000,
      starts_on: dates.startsOn,
    },
  ])
}

const someone = (given: string, family: string): Someone => ({
  personId: uuidv7(),
  email: `${given}.${family}@example.org`.toLowerCase(),
  name: `${given} ${family}`,
})

const mentor = ({ personId }: Someone, employer: string, updatedOn: PlainDate) => ({
  person_id: personId,
  employer_id: employer,
  profession: 'Registered nurse',
  preparation: 'Practice assessor preparation',
  prepared_on: addMonths(updatedOn, -24),
  updated_on: updatedOn,
  capacity: 4,
})

async function addPersons(tx: Tx, people: readonly Someone[]): Promise<void> {
  const hash = await hashed
  await insert(
    tx,
    'person',
    people.map(({ personId, email, name }) => {
      const [given_name, family_name] = name.split(' ')
      return { id: personId, email, given_name, family_name }
    }),
  )
  await insert(
    tx,
    'person_password',
    people.map(({ personId }) => ({ person_id: personId, hash, changed_at: '2020-01-01T00:00:00Z' })),
  )
}

/** The same for all: hashing is slow on purpose. */
const hashed = hashPassword(password)
