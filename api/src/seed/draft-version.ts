import { addDays, yearOf } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'
import { copyVersion } from '../slices/curriculum/write-version.ts'
import type { Founded } from './found.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'

/**
 * A tutor has begun on the next version: study skills by an essay and a presentation, mental health a semester sooner.
 * That does not add up yet. Needs the system scope.
 */
export async function draftNextVersion(tx: Tx, { programmeId, curriculumId }: Founded, day: LoadDay) {
  const id = uuidv7()
  const year = yearOf(day.today) + 1
  await by(tx, day.personId('anna'), londonInstant(addDays(day.today, -6), '15:20'))
  await copyVersion(tx, id, programmeId, {
    basedOn: curriculumId,
    title: `From September ${year}`,
    startsOn: `${year}-09-01`,
  })
  await by(tx, day.personId('anna'), londonInstant(addDays(day.today, -6), '15:40'))
  await tx.rows(
    `update assessment_component set key = 'essay', title = 'Essay', weight = 60 where curriculum_id = $1 and module_code = 'PZ1015'`,
    [id],
  )
  await tx.rows(
    `insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position)
     values ($1, 'PZ1015', 'presentation', 'Presentation', 'mark', 40, 2)`,
    [id],
  )
  await tx.rows(
    `update module set semesters = '{2}', credits_by_semester = '{"2": 20}' where curriculum_id = $1 and code = 'PZ1046'`,
    [id],
  )
  await tx.rows('update curriculum set version = version + 1 where id = $1', [id])
  await tx.rows("select set_config('rung.person', '', true)")
}

const by = (tx: Tx, personId: string, at: Date) =>
  tx.rows("select set_config('rung.person', $1, true), set_config('rung.at', $2, true)", [
    personId,
    at.toISOString(),
  ])
