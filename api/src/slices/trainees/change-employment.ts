import type { changeEmployment } from '@rung/shared/contract/trainees'
import type { Period } from '@rung/shared/kernel/period'
import { decideEmployment, type EmploymentFacts } from '@rung/shared/rules/periods-of-employment'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { Refused, refusedBy } from '../../http/refuse.ts'
import { lockPlace, type Place } from './place.ts'
import { type EmploymentView, employmentJson } from './views.ts'

export const changeTheEmployment: UseCase<typeof changeEmployment> = async ({ tx, params, body, today }) => {
  const place = await lockPlace(tx, params.traineeId, 'change-employment')
  if (place instanceof Refused) return place
  const decision = decideEmployment(body, await factsOf(tx, place, today))
  if (!decision.ok) return refusedBy(decision.refusals)
  if (decision.value)
    await tx.rows(
      'update employment set ends_on = $3, version = version + 1 where trainee_id = $1 and id = $2',
      [place.id, decision.value.id, decision.value.endsOn],
      'end-employment',
    )
  const { post, band, weeklyMinutes, wte, startsOn } = body
  const written = await tx.row<{ view: EmploymentView }>(
    `with em as (
       insert into employment (trainee_id, id, employer_id, post, band, weekly_minutes, wte, starts_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning *
     ) select ${employmentJson} as view from em`,
    [place.id, uuidv7(), place.employerId, post, band, weeklyMinutes, wte, startsOn],
    'begin-employment',
  )
  if (!written) throw new Error(`no employment came back for ${place.id}`)
  return written.view
}

async function factsOf(tx: Tx, place: Place, asOf: string): Promise<EmploymentFacts> {
  const [periods, breaks] = await Promise.all([
    tx.rows<EmploymentFacts['periods'][number]>(
      `select id, post, band, weekly_minutes as "weeklyMinutes", wte, starts_on as "startsOn", ends_on as "endsOn"
       from employment where trainee_id = $1`,
      [place.id],
      'employments',
    ),
    tx.rows<Period>(
      'select starts_on as "firstDay", returned_on - 1 as "lastDay" from break_in_learning where trainee_id = $1',
      [place.id],
      'breaks',
    ),
  ])
  return {
    asOf,
    periods,
    breaks,
    programmeStartsOn: place.startsOn,
    withdrawnOn: place.withdrawnOn,
    // Nothing records the completion of a programme yet, so Band 4 waits until something does.
    completedOn: null,
  }
}
