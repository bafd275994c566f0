import type { EntryWithDecisions, readEntry } from '@rung/shared/contract/off-the-job'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { decideReversalCountersignature } from '@rung/shared/rules/decide-reversal'
import { decideCountersignature, decideReturn, decideSignOff } from '@rung/shared/rules/decide-sign-off'
import { may } from '@rung/shared/rules/permissions'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import {
  type DecisionRow,
  decisionJson,
  reversalFactsOf,
  signOffFactsOf,
  traineesJson,
} from './decision-facts.ts'
import { entryJson, reversalJson, signOffJson } from './entry-json.ts'

const text = `with ${traineesJson('array[$1::uuid]')}
  select ${entryJson} as entry, ${decisionJson} as facts,
    coalesce((select json_agg(${signOffJson} order by s.at, s.id) from sign_off s
      where s.trainee_id = e.trainee_id and s.entry_id = e.id), '[]') as "signOffs",
    coalesce((select json_agg(${reversalJson} order by r.requested_at, r.id) from off_the_job_reversal r
      where r.trainee_id = e.trainee_id and r.entry_id = e.id), '[]') as reversals
  from tr join off_the_job_entry e on e.trainee_id = tr.id and e.id = $2`

interface Row extends Pick<EntryWithDecisions, 'signOffs' | 'reversals'> {
  entry: Omit<EntryWithDecisions, 'signOffs' | 'reversals' | 'may'>
  facts: DecisionRow
}

export const readOneEntry: HotUseCase<typeof readEntry> = async ({ params, today, tx }, caller) => {
  const row = await tx.row<Row>(text, [params.traineeId, params.entryId], 'entry-with-decisions')
  const { personId } = await caller
  if (!row) return notFound()
  const { entry, signOffs, reversals, facts } = row
  return { ...entry, signOffs, reversals, may: whatMay(facts, personId, today) }
}

const actions = [
  'edit-entry',
  'submit-entry',
  'delete-entry',
  'sign-entry',
  'return-entry',
  'countersign-entry',
  'request-reversal',
  'decide-reversal',
] as const satisfies EntryWithDecisions['may']

/** What the permissions table grants and no rule stands against. */
function whatMay(row: DecisionRow, by: string, asOf: PlainDate): EntryWithDecisions['may'] {
  const facts = signOffFactsOf(row)
  const me = { by, asOf }
  const ruled: Partial<Record<(typeof actions)[number], () => boolean>> = {
    'sign-entry': () => row.waiting?.by !== by && decideSignOff(facts, me).ok,
    // Any reason that is long enough: which one, the person has yet to say.
    'return-entry': () => decideReturn(facts, { ...me, reason: 'to be given' }).ok,
    'countersign-entry': () => decideCountersignature(facts, me).ok,
    'request-reversal': () => row.asked === null,
    'decide-reversal': () =>
      decideReversalCountersignature(reversalFactsOf(row, 'decide-reversal'), { by }).ok,
  }
  return actions.filter((action) => may(action, row.relationships, row.state) && (ruled[action]?.() ?? true))
}
