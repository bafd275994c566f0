import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readEntryChoices } from '@rung/shared/contract/off-the-job'
import { excludedCategories, offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'
import { earlier } from '@rung/shared/kernel/plain-date'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { moduleCodesSql, periodOf } from './entry-facts.ts'
import { type CourseRow, courseFrom, courseJson } from './facts.ts'

type Choices = AnswerOf<typeof readEntryChoices>

const text = `select ${courseJson} as course,
  coalesce((select json_agg(json_build_object('code', md.code, 'title', md.title, 'year', md.year, 'semesters', md.semesters) order by md.position)
    from module md where md.curriculum_id = c.curriculum_id and md.code in (${moduleCodesSql})), '[]') as modules,
  coalesce((select json_agg(json_build_object('code', k.code, 'kind', k.kind, 'title', k.title) order by k.position)
    from standard_element k where k.reference = pr.standard_reference and k.version = pr.standard_version), '[]') as ksbs
from ${courseFrom} where t.id = $1`

interface Row extends Pick<Choices, 'modules' | 'ksbs'> {
  course: CourseRow
}

export const readChoices: HotUseCase<typeof readEntryChoices> = async ({ params, today, tx }) => {
  const row = await tx.row<Row>(text, [params.traineeId, today], 'entry-choices')
  if (!row) return notFound()
  const { firstDay, lastCountingDay } = periodOf(row.course)
  return {
    categories: offTheJobCategories.map(({ key, title }) => ({ key, title })),
    excluded: excludedCategories.map(({ title, reason }) => ({ title, reason })),
    modules: row.modules,
    ksbs: row.ksbs,
    earliest: firstDay,
    latest: lastCountingDay === null ? today : earlier(today, lastCountingDay),
  }
}
