import type { CohortImportReport } from '@rung/shared/contract/imports'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import type { CheckedFile } from './check-file.ts'
import type { GoodRow } from './report.ts'
import { publishedFor, type Target } from './target.ts'

interface Load {
  readonly target: Target
  readonly file: CheckedFile
  readonly good: readonly GoodRow[]
  readonly made: CohortImportReport['toCreate']
  /** Of a new cohort. */
  readonly title: string
  readonly at: Date
  readonly today: PlainDate
}

interface Saved {
  readonly cohort: { readonly id: string; readonly title: string }
  readonly trainees: { readonly id: string; readonly row: number; readonly name: string }[]
}

const fullTimeMinutes = 2250
/** The most the record of a post allows. */
const mostWte = 1.2
const post = 'Trainee Assistant Practitioner'

/** Writes a whole cohort in a handful of statements, however many trainees it has. Needs the system scope. */
export async function saveCohort(tx: Tx, load: Load): Promise<Saved> {
  const employerIds = await saveOrganisations(tx, load)
  const cohort = await saveNewCohort(tx, load)
  const rows = load.good.map(({ row, value }) => {
    const personId = load.file.held?.personIds.get(value.email)
    return {
      ...value,
      row,
      id: uuidv7(),
      planId: uuidv7(),
      employmentId: uuidv7(),
      personId: personId ?? uuidv7(),
      isNew: personId === undefined,
      employerId: employerIds.get(value.employer),
      wte: Math.min(mostWte, Math.round((value.weeklyMinutes / fullTimeMinutes) * 1000) / 1000),
    }
  })
  const { target, file, at, today } = load
  const given = JSON.stringify(rows)
  const created = at.toISOString()
  await tx.rows(insertPeople, [given, created])
  await tx.rows(insertTrainees, [given, cohort.id, target.university.id, target.regionId, created])
  await tx.rows(insertPlans, [given, publishedFor(target), created])
  await tx.rows(insertEmployments, [given, post])
  await tx.rows(insertChoices, [given, file.optionGroup, today])
  return {
    cohort,
    trainees: rows.map(({ id, row, givenName, familyName }) => ({
      id,
      row,
      name: `${givenName} ${familyName}`,
    })),
  }
}

// One statement for each table, in this order: what the triggers of one keep rests on the rows of those before.
const from = (columns: string) => `from json_to_recordset($1) as x("row" int, ${columns})`

const insertPeople = `insert into person (id, given_name, family_name, email, created_at)
  select "personId", "givenName", "familyName", email, $2::timestamptz
  ${from('"personId" uuid, "isNew" boolean, "givenName" text, "familyName" text, email text')} where "isNew" order by "row"`

const insertTrainees = `insert into trainee (id, person_id, cohort_id, employer_id, university_id, region_id, student_number, uln, born_on,
    starts_on, plan_id, english_and_maths, guaranteed_post, created_at)
  select id, "personId", $2, "employerId", $3, $4, "studentNumber", uln, "bornOn", "startsOn", "planId", "englishAndMaths", "guaranteedPost", $5::timestamptz
  ${from(`id uuid, "personId" uuid, "employerId" uuid, "studentNumber" text, uln text, "bornOn" date, "startsOn" date, "planId" uuid,
    "englishAndMaths" text, "guaranteedPost" boolean`)} order by "row"`

const insertPlans = `insert into training_plan (trainee_id, id, planned_minutes, planned_end_on, weekly_minutes, rounding, published_minutes, created_at)
  select id, "planId", "plannedMinutes", "plannedEndOn", "weeklyMinutes", rounding, $2::int, $3::timestamptz
  ${from('id uuid, "planId" uuid, "plannedMinutes" int, "plannedEndOn" date, "weeklyMinutes" int, rounding text')} order by "row"`

const insertEmployments = `insert into employment (trainee_id, id, employer_id, post, band, weekly_minutes, wte, starts_on)
  select id, "employmentId", "employerId", $2, band, "weeklyMinutes", wte, "startsOn"
  ${from('id uuid, "employmentId" uuid, "employerId" uuid, band int, "weeklyMinutes" int, wte numeric, "startsOn" date')} order by "row"`

const insertChoices = `insert into module_choice (trainee_id, option_group, module_code, chosen_on)
  select id, $2, option, least("startsOn", $3::date)
  ${from('id uuid, option text, "startsOn" date')} where option is not null order by "row"`

/** New systems under the region, new employers under their systems; answers the id of every employer by name. */
async function saveOrganisations(tx: Tx, { target, file, made, at }: Load): Promise<Map<string, string>> {
  const systemIds = new Map(file.held?.systemIds)
  const employerIds = new Map(file.held?.employerIds)
  for (const name of made.systems) systemIds.set(name, uuidv7())
  for (const { name } of made.employers) employerIds.set(name, uuidv7())
  const systems = made.systems.map((name) => ({
    id: systemIds.get(name),
    kind: 'system',
    name,
    levyPayer: null,
    partOf: target.regionId,
  }))
  const employers = made.employers.map(({ name, system, levyPayer }) => ({
    id: employerIds.get(name),
    kind: 'employer',
    name,
    levyPayer,
    partOf: systemIds.get(system),
  }))
  for (const rows of [systems, employers]) {
    if (rows.length === 0) continue
    await tx.rows(
      `insert into organisation (id, kind, name, levy_payer, part_of, created_at)
       select id, kind, name, "levyPayer", "partOf", $2::timestamptz
       from json_to_recordset($1) as x(id uuid, kind text, name text, "levyPayer" boolean, "partOf" uuid)`,
      [JSON.stringify(rows), at.toISOString()],
    )
  }
  return employerIds
}

async function saveNewCohort(tx: Tx, { target, file, title }: Load): Promise<Saved['cohort']> {
  if (target.cohort) return { id: target.cohort.id, title: target.cohort.title }
  const id = uuidv7()
  await tx.rows(
    'insert into cohort (id, programme_id, curriculum_id, title, starts_on, planned_end_on) values ($1, $2, $3, $4, $5, $6)',
    [id, target.programme.id, file.curriculumId, title, file.startsOn, file.plannedEndOn],
  )
  return { id, title }
}
