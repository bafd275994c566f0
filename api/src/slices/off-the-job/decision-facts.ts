import { defaultSettings, type ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { Period } from '@rung/shared/kernel/period'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { ReversalFacts } from '@rung/shared/rules/decide-reversal'
import type { CountersignFacts } from '@rung/shared/rules/decide-sign-off'
import type { EntryState } from '@rung/shared/rules/entry-states'
import type { MentorPreparation } from '@rung/shared/rules/mentor-currency'
import type { Relationship } from '@rung/shared/rules/permissions'
import { lockTrainees } from '../../db/lock-trainees.ts'
import type { Tx } from '../../db/transaction.ts'
import { mayInSomeState } from './permitted.ts'

/** One entry and how the caller stands to it: everything a decision on it hangs on. */
export interface DecisionRow {
  readonly traineeId: string
  readonly id: string
  readonly version: number
  readonly state: EntryState
  readonly traineePersonId: string
  readonly relationships: readonly Relationship[]
  readonly settings: Partial<ProgrammeSettings>
  /** Periods in which the caller is this trainee's mentor. */
  readonly mentorships: readonly Period[]
  /** The caller's; null where they are no mentor. */
  readonly preparation: MentorPreparation | null
  /** The sign-off of a mentor whose update had lapsed, which waits for a countersignature. */
  readonly waiting: { readonly id: string; readonly by: string; readonly on: PlainDate } | null
  /** The reversal that was asked for and not decided yet. */
  readonly asked: { readonly id: string; readonly version: number; readonly by: string } | null
}

/** The columns of DecisionRow as one JSON object, from rows `e` of off_the_job_entry and those of `decisionFrom`. */
export const decisionJson = `json_build_object('traineeId', e.trainee_id, 'id', e.id, 'version', e.version, 'state', e.state,
  'traineePersonId', tr.person_id, 'relationships', tr.relationships, 'settings', tr.settings, 'mentorships', tr.mentorships,
  'preparation', (select json_build_object('preparedOn', mn.prepared_on, 'updatedOn', mn.updated_on) from mentor mn where mn.person_id = (select me())),
  'waiting', case when e.state = 'submitted' then (
    select json_build_object('id', s.id, 'by', s.by_person_id, 'on', (s.at at time zone 'Europe/London')::date) from sign_off s
    where s.trainee_id = e.trainee_id and s.entry_id = e.id and s.needs_countersignature and s.countersigned_by is null
      and s.entry_version = e.version order by s.at limit 1) end,
  'asked', case when e.state = 'signed' then (
    select json_build_object('id', r.id, 'version', r.version, 'by', r.requested_by) from off_the_job_reversal r
    where r.trainee_id = e.trainee_id and r.entry_id = e.id and r.state = 'requested') end)`

/** The trainees with these ids, each once however many of their entries are asked for. */
export const traineesJson = (ids: string) => `tr as materialized (
    select t.id, t.person_id, relationships_to(t) as relationships, pr.settings,
      coalesce((select json_agg(json_build_object('firstDay', m.starts_on, 'lastDay', m.ends_on)) from mentorship m
        where m.trainee_id = t.id and m.mentor_id = (select me())), '[]') as mentorships
    from trainee t join cohort c on c.id = t.cohort_id join programme pr on pr.id = c.programme_id
    where t.id = any(${ids}))`

const text = `with ${traineesJson('$1::uuid[]')}
  select ${decisionJson} as facts from tr
  join unnest($1::uuid[], $2::uuid[]) as chosen(trainee_id, entry_id) on chosen.trainee_id = tr.id
  join off_the_job_entry e on e.trainee_id = chosen.trainee_id and e.id = chosen.entry_id`

interface Chosen {
  readonly traineeId: string
  readonly entryId: string
}

/** Facts of the entries the caller sees, under a lock on their trainees, by entry. Those unseen are missing. */
export async function loadDecisions(tx: Tx, chosen: readonly Chosen[]): Promise<Map<string, DecisionRow>> {
  const traineeIds = chosen.map(({ traineeId }) => traineeId)
  const entryIds = chosen.map(({ entryId }) => entryId)
  const [, rows] = await Promise.all([
    lockTrainees(tx, traineeIds),
    tx.rows<{ facts: DecisionRow }>(text, [traineeIds, entryIds], 'decision-facts'),
  ])
  return new Map(rows.map(({ facts }) => [facts.id, facts]))
}

const settingsOf = (row: DecisionRow): ProgrammeSettings => ({ ...defaultSettings, ...row.settings })

export const signOffFactsOf = (row: DecisionRow): CountersignFacts => ({
  state: row.state,
  traineePersonId: row.traineePersonId,
  mentorships: row.mentorships,
  preparation: row.preparation ?? { preparedOn: null, updatedOn: null },
  settings: settingsOf(row),
  signedBy: row.waiting?.by ?? null,
  manages: row.relationships.includes('line-manager') || row.relationships.includes('manager'),
})

/** `action` is what the relationship is looked for: asking and countersigning may be granted to different people. */
export const reversalFactsOf = (
  row: DecisionRow,
  action: 'request-reversal' | 'decide-reversal',
): ReversalFacts => ({
  state: row.state,
  traineePersonId: row.traineePersonId,
  askedBy: row.asked?.by ?? null,
  hasRelationship: mayInSomeState(action, row.relationships),
})
