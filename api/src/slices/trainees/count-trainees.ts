import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { countTrainees } from '@rung/shared/contract/trainees'
import type { UseCase } from '../../http/mount.ts'
import { attentionSql, inScope, notWithdrawn, organisationsOf, standingSql } from './listing.ts'

const counted = (what: string) => `count(*) filter (where ${what})::int`

const text = `with l as materialized (
    select l.employer_id, l.submitted_entries, ${standingSql} as standing, ${attentionSql['no-mentor']} as no_mentor,
      ${attentionSql['nothing-this-month']} as nothing_this_month, ${attentionSql['on-break']} as on_break
    from trainee_listing l where ${inScope} and ${notWithdrawn}
  ) select count(*)::int as total, ${counted("standing = 'on-track'")} as "onTrack", ${counted("standing = 'behind'")} as behind,
    ${counted("standing = 'at-risk'")} as "atRisk", ${counted("standing <> 'on-track'")} as "notOnTrack", ${counted('no_mentor')} as "noMentor", ${counted('submitted_entries > 0')} as waiting,
    coalesce(sum(submitted_entries), 0)::int as "waitingEntries", ${counted('nothing_this_month')} as "nothingThisMonth", ${counted('on_break')} as "onBreak",
    coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'total', x.total, 'behind', x.behind, 'atRisk', x.at_risk) order by o.name)
      from (select l.employer_id, count(*) as total, ${counted("standing = 'behind'")} as behind, ${counted("standing = 'at-risk'")} as at_risk
        from l group by l.employer_id) x join organisation o on o.id = x.employer_id), '[]') as employers
  from l`

export const countVisibleTrainees: UseCase<typeof countTrainees> = async ({ tx, caller, today }) => {
  const counts = await tx.row<AnswerOf<typeof countTrainees>>(text, [organisationsOf(caller), today])
  if (!counts) throw new Error('counting answered no row')
  return counts
}
