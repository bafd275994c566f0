import type {
  CurriculumVersion,
  changeCurriculum,
  deleteCurriculum,
  draftCurriculum,
  publishCurriculum,
} from '@rung/shared/contract/curriculum'
import { draftFaults, totalsOf } from '@rung/shared/rules/curriculum-draft'
import { curriculumFaults } from '@rung/shared/rules/curriculum-faults'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { versionsOf, versionView, withSlashes, writtenVersion } from './version-view.ts'
import { copyVersion, writeModules } from './write-version.ts'

export const draftOneCurriculum: UseCase<typeof draftCurriculum> = async ({ tx, caller, params, body }) => {
  const versions = await versionsOf(tx, caller, params.programmeId)
  if (!versions) return notFound()
  if (!versions.mayChange) return notPermitted()
  const base = versions.rows.find((one) => one.id === body.basedOn)
  if (base?.state !== 'published') return refusedBy([{ code: 'curriculum-not-based', field: 'basedOn' }])
  const untitled = titleFault(body.title, versions.rows)
  if (untitled) return untitled
  const id = uuidv7()
  // It is settled above that the caller runs this programme.
  await inSystemScope(tx, () => copyVersion(tx, id, params.programmeId, body))
  return writtenVersion(tx, caller, id)
}

function titleFault(title: string, others: readonly { readonly title: string }[]): Refused | null {
  if (title === '') return refusedBy([{ code: 'name-missing', field: 'title' }])
  const taken = others.some((one) => one.title.toLowerCase() === title.toLowerCase())
  return taken ? refusedBy([{ code: 'name-taken', field: 'title' }]) : null
}

/** The draft that is to be changed; whoever else changes it waits. Else why it cannot be. */
export async function lockDraft(
  tx: Tx,
  caller: Caller,
  curriculumId: string,
  ifMatch: number,
): Promise<CurriculumVersion | Refused> {
  const found = await lockVersion(tx, caller, curriculumId, ifMatch)
  if (found instanceof Refused || found.state === 'draft') return found
  return refusedBy([{ code: 'curriculum-published' }])
}

/** The same of a version in any state. */
export async function lockVersion(
  tx: Tx,
  caller: Caller,
  curriculumId: string,
  ifMatch: number,
): Promise<CurriculumVersion | Refused> {
  // Locking needs the right to write, which nobody has outside the system scope.
  await inSystemScope(tx, () => tx.rows('select from curriculum where id = $1 for update', [curriculumId]))
  const was = await versionView(tx, caller, curriculumId)
  if (!was) return notFound()
  if (!was.mayChange) return notPermitted()
  return was.version === ifMatch ? was : stale(was)
}

export const changeOneCurriculum: UseCase<typeof changeCurriculum> = async (call) => {
  const { tx, caller, params, body, ifMatch } = call
  const id = params.curriculumId
  const was = await lockDraft(tx, caller, id, ifMatch)
  if (was instanceof Refused) return was
  const others = (await versionsOf(tx, caller, was.programme.id))?.rows.filter((one) => one.id !== id)
  const untitled = titleFault(body.title, others ?? [])
  if (untitled) return untitled
  const faults = draftFaults(body, totalsOf(was.programme.totalCredits))
  if (faults.length > 0) return refusedBy(withSlashes(faults))
  await inSystemScope(tx, async () => {
    await writeModules(tx, id, body)
    // Rules that began with the draft still do.
    await tx.rows(
      `update academic_rules r set starts_on = $3 where curriculum_id = $1 and starts_on = $2
         and not exists (select from academic_rules o where o.curriculum_id = $1 and o.starts_on = $3)`,
      [id, was.startsOn, body.startsOn],
    )
    await tx.rows('update curriculum set title = $2, starts_on = $3, version = version + 1 where id = $1', [
      id,
      body.title,
      body.startsOn,
    ])
  })
  return writtenVersion(tx, caller, id)
}

export const publishOneCurriculum: UseCase<typeof publishCurriculum> = async (call) => {
  const { tx, caller, params, ifMatch, at } = call
  const was = await lockDraft(tx, caller, params.curriculumId, ifMatch)
  if (was instanceof Refused) return was
  const faults = curriculumFaults(was, totalsOf(was.programme.totalCredits))
  if (faults.length > 0) return refusedBy(withSlashes(faults))
  await inSystemScope(tx, () =>
    tx.rows(
      "update curriculum set state = 'published', published_at = $2, published_by = $3, version = version + 1 where id = $1",
      [was.id, at.toISOString(), caller.personId],
    ),
  )
  return writtenVersion(tx, caller, was.id)
}

export const deleteOneCurriculum: UseCase<typeof deleteCurriculum> = async (call) => {
  const { tx, caller, params, ifMatch } = call
  const was = await lockDraft(tx, caller, params.curriculumId, ifMatch)
  if (was instanceof Refused) return was
  await inSystemScope(tx, async () => {
    for (const table of ['academic_rules', 'module', 'option_group'])
      await tx.rows(`delete from ${table} where curriculum_id = $1`, [was.id])
    await tx.rows('delete from curriculum where id = $1', [was.id])
  })
  return null
}
