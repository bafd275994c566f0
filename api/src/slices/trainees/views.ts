import type { TraineeRecord } from '@rung/shared/contract/trainees'
import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { mentorCurrency } from '@rung/shared/rules/mentor-currency'

export type EmploymentView = TraineeRecord['employments'][number]
export type MentorshipView = TraineeRecord['mentorships'][number]
export type LineManagementView = TraineeRecord['lineManagements'][number]

const nameJson = (person: string) =>
  `json_build_object('id', ${person}.id, 'name', ${person}.given_name || ' ' || ${person}.family_name)`

/** EmploymentView from a row `em` of employment. */
export const employmentJson = `json_build_object('version', em.version, 'id', em.id,
  'employer', (select json_build_object('id', eo.id, 'name', eo.name) from organisation eo where eo.id = em.employer_id),
  'post', em.post, 'band', em.band, 'weeklyMinutes', em.weekly_minutes, 'wte', em.wte, 'startsOn', em.starts_on, 'endsOn', em.ends_on)`

/** MentorshipRow from `m` of mentorship with `mt` of mentor and `mp` of person; see `mentorshipFrom`. */
export const mentorshipJson = `json_build_object('version', m.version, 'id', m.id, 'mentor', ${nameJson('mp')}, 'profession', mt.profession,
  'preparedOn', mt.prepared_on, 'updatedOn', mt.updated_on, 'startsOn', m.starts_on, 'endsOn', m.ends_on)`
export const mentorshipFrom =
  'mentorship m join mentor mt on mt.person_id = m.mentor_id join person mp on mp.id = m.mentor_id'

/** LineManagementView from `lm` of line_management with `lp` of person. */
export const lineManagementJson = `json_build_object('version', lm.version, 'id', lm.id, 'manager', ${nameJson('lp')},
  'startsOn', lm.starts_on, 'endsOn', lm.ends_on)`

export interface MentorshipRow extends Omit<MentorshipView, 'updateDueOn' | 'mentorCurrent'> {
  readonly preparedOn: PlainDate | null
  readonly updatedOn: PlainDate | null
}

export function mentorshipView(
  row: MentorshipRow,
  { mentorUpdateMonths }: Pick<ProgrammeSettings, 'mentorUpdateMonths'>,
  asOf: PlainDate,
): MentorshipView {
  const { preparedOn, updatedOn, ...rest } = row
  const currency = mentorCurrency({ preparedOn, updatedOn, asOf, everyMonths: mentorUpdateMonths })
  return { ...rest, updateDueOn: currency.dueOn, mentorCurrent: currency.current }
}
