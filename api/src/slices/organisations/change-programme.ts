import { type changeProgramme, settingNames } from '@rung/shared/contract/organisations'
import { inSystemScope } from '../../db/system-scope.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy, stale } from '../../http/refuse.ts'
import { keepOutlook } from '../off-the-job/keep-outlook.ts'
import { programmeView, writtenProgramme } from './programme-view.ts'

type Settings = SignedInCall<typeof changeProgramme>['body']['settings']

/** What a programme sets decides where its trainees stand, so that is worked out anew in the same transaction. */
export const changeOneProgramme: UseCase<typeof changeProgramme> = async (call) => {
  const { tx, caller, params, body, ifMatch } = call
  const id = params.programmeId
  await inSystemScope(tx, () => tx.rows('select from programme where id = $1 for update', [id]))
  const was = await programmeView(tx, caller, id)
  if (!was) return notFound()
  if (!was.mayChange) return notPermitted()
  if (was.version !== ifMatch) return stale(was)
  if (body.title === '') return refusedBy([{ code: 'name-missing', field: 'title' }])
  const settings = givenOnly(body.settings)
  await inSystemScope(tx, async () => {
    await tx.rows('update programme set title = $2, settings = $3, version = version + 1 where id = $1', [
      id,
      body.title,
      JSON.stringify(settings),
    ])
    await workOutAnew(call)
  })
  return writtenProgramme(tx, caller, id)
}

function givenOnly(settings: Settings): Record<string, unknown> {
  return Object.fromEntries(
    settingNames.flatMap((name) => (settings[name] === null ? [] : [[name, settings[name]]])),
  )
}

const traineesAtOnce = 500

async function workOutAnew({ tx, at, today, params }: SignedInCall<typeof changeProgramme>): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    'select t.id from trainee t join cohort c on c.id = t.cohort_id where c.programme_id = $1 order by t.id',
    [params.programmeId],
  )
  for (let from = 0; from < rows.length; from += traineesAtOnce) {
    const some = rows.slice(from, from + traineesAtOnce).map(({ id }) => id)
    await keepOutlook(tx, some, at, today)
  }
}
