import { type AcademicSettings, academicRulesWith } from '../figures/academic-rules.ts'
import type { Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { CurriculumChangeCode } from './curriculum-draft.ts'

type Fault = Refusal<CurriculumChangeCode>

/**
 * What is wrong with settings as they would be in force with the usual values around them. Fields are paths such as
 * 'settings/classification'.
 * Example: merit from 60 and distinction from 55.
 */
export function academicRuleFaults(set: Partial<AcademicSettings>): Fault[] {
  const { passMarkPercent, compensation, classification, exitAward, attempts } = academicRulesWith(set)
  const { pass, merit, distinction } = classification.value
  const pastPass = passMarkPercent.value
  const { minimumMark } = compensation.value
  const { credits, minimumLevel4 } = exitAward.value
  return [
    ...(pass <= merit && merit <= distinction
      ? []
      : [fault('classification-order', 'classification', { pass, merit, distinction })]),
    ...(minimumMark < pastPass
      ? []
      : [fault('compensation-above-pass', 'compensation', { minimumMark, pass: pastPass })]),
    ...(Math.max(attempts.value.reassessments, attempts.value.retakes) <= 1
      ? []
      : [fault('attempts-more-than-one', 'attempts', {})]),
    ...(attempts.value.retakes > 0 || !attempts.value.reassessmentAfterRetake
      ? []
      : [fault('attempts-without-retake', 'attempts', {})]),
    ...(minimumLevel4 <= credits ? [] : [fault('exit-award-level', 'exitAward', { credits, minimumLevel4 })]),
  ]
}

const fault = (code: CurriculumChangeCode, rule: string, detail: NonNullable<Fault['detail']>): Fault => ({
  code,
  field: `settings/${rule}`,
  detail,
})

interface DatedChange {
  readonly state: 'draft' | 'published'
  readonly startsOn: PlainDate
  readonly today: PlainDate
}

/**
 * Rules of a published version change from today at the earliest: what boards decided by the old ones stands.
 * Example: on 11 May 2022, from 1 August 2022 may be set, from 1 May 2022 not.
 */
export function rulesDateFaults({ state, startsOn, today }: DatedChange): Fault[] {
  return state === 'published' && startsOn < today
    ? [{ code: 'rules-in-the-past', field: 'startsOn', detail: { today } }]
    : []
}
