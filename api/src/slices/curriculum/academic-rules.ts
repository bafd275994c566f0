import type {
  AcademicRulesView,
  changeAcademicRules,
  readAcademicRules,
  readDifferences,
} from '@rung/shared/contract/curriculum'
import type { AcademicSettings } from '@rung/shared/figures/academic-rules'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { academicRuleFaults, rulesDateFaults } from '@rung/shared/rules/academic-rule-faults'
import { curriculumDifferences } from '@rung/shared/rules/curriculum-differences'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Caller, Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { lockVersion } from './drafts.ts'
import { ruledVersions } from './version-view.ts'

type Dated = AcademicRulesView['dated']

async function rulesView(
  tx: Tx,
  caller: Caller,
  curriculumId: string,
  today: PlainDate,
): Promise<AcademicRulesView | undefined> {
  const [found] = await ruledVersions(tx, caller, curriculumId, 'alone')
  if (!found) return undefined
  const { version, id, title, state, startsOn, programme, mayChange, dated } = found
  return {
    version,
    curriculum: { id, title, state, startsOn },
    programme: { id: programme.id, title: programme.title },
    today,
    dated,
    mayChange,
  }
}

export const readRules: UseCase<typeof readAcademicRules> = async ({ tx, caller, params, today }) =>
  (await rulesView(tx, caller, params.curriculumId, today)) ?? notFound()

export const changeRules: UseCase<typeof changeAcademicRules> = async (call) => {
  const { tx, caller, params, body, ifMatch, today } = call
  const was = await lockVersion(tx, caller, params.curriculumId, ifMatch)
  const now = async () => (await rulesView(tx, caller, params.curriculumId, today)) ?? notPermitted()
  if (was instanceof Refused) return was.code === 'stale' ? stale(await now()) : was
  const { startsOn, settings } = body
  const faults = [
    ...rulesDateFaults({ state: was.state, startsOn, today }),
    ...academicRuleFaults(settled(settings)),
  ]
  if (faults.length > 0) return refusedBy(faults)
  await inSystemScope(tx, async () => {
    await tx.rows(
      `insert into academic_rules as r (curriculum_id, starts_on, settings, set_by) values ($1, $2, $3, $4)
       on conflict (curriculum_id, starts_on) do update set settings = excluded.settings, set_by = excluded.set_by, version = r.version + 1`,
      [was.id, startsOn, JSON.stringify(settings), caller.personId],
    )
    await tx.rows('update curriculum set version = version + 1 where id = $1', [was.id])
  })
  return now()
}

/** Rules of both are compared as they hold on the day the later version starts. */
export const readAllDifferences: UseCase<typeof readDifferences> = async ({ tx, caller, params }) => {
  const [to, from] = await ruledVersions(tx, caller, params.curriculumId, 'and-base')
  if (!to) return notFound()
  const about = {
    curriculum: { id: to.id, title: to.title, state: to.state },
    programme: { id: to.programme.id, title: to.programme.title },
    basedOn: to.basedOn,
  }
  if (!from) return { ...about, differences: null }
  const inForce = ({ dated }: { dated: Dated }) =>
    settled(dated.find(({ startsOn }) => startsOn <= to.startsOn)?.settings ?? {})
  const found = curriculumDifferences({ ...from, settings: inForce(from) }, { ...to, settings: inForce(to) })
  const titleOf = (code: string) =>
    [...to.modules, ...from.modules].find((module) => module.code === code)?.title ?? code
  const named = (code: string) => ({ code, title: titleOf(code) })
  return {
    ...about,
    differences: {
      added: found.added.map(named),
      removed: found.removed.map(named),
      changed: found.changed.map(({ code, fields }) => ({ ...named(code), fields: [...fields] })),
      groups: found.groups.map(({ key, fields }) => ({ key, fields: [...fields] })),
      rules: [...found.rules],
    },
  }
}

/** What was set, by name; the contract lets a rule be given as undefined, which is not set. */
const settled = (settings: Dated[number]['settings']): Partial<AcademicSettings> =>
  // Safe: undefined is left out, and the rest is of the schema.
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Partial<AcademicSettings>
