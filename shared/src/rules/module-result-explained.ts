import type { AcademicRules, Attempt, RuleInForce } from '../figures/academic-rules.ts'
import { formatDate, type PlainDate } from '../kernel/plain-date.ts'
import { type CountedComponent, isReassessment } from './counted-component.ts'
import type { ExplainedInput, Explanation } from './explanation.ts'
import type { ModuleStanding } from './module-result.ts'

/** How the result of a module came about, from what counts of each component. */
export function explainModuleResult(result: ModuleStanding, rules: AcademicRules): Explanation {
  return {
    rule: 'module-result',
    title: 'Module mark',
    basis: rules.passMarkPercent.basis,
    startsFrom: null,
    startsTo: null,
    inputs: inputsOf(result, rules),
    formula: 'sum of mark × weight ÷ sum of weights',
    working: workingOf(result),
    result: { value: result.mark, unit: 'percent' },
    notes: notesOf(result, rules),
  }
}

function inputsOf(result: ModuleStanding, rules: AcademicRules): ExplainedInput[] {
  return [
    ...result.components.map(({ component, mark, passed }): ExplainedInput => {
      const name = component.title
      return mark === null
        ? { name, value: passed ? 'passed' : 'not passed', unit: 'text' }
        : { name, value: mark, unit: 'percent' }
    }),
    { name: 'Pass mark', value: rules.passMarkPercent.value, unit: 'percent' },
  ]
}

function workingOf({ components, mark, missing }: ModuleStanding): string {
  if (missing.length > 0) return 'Not all results are in'
  const marked = components.filter(({ component }) => component.kind === 'mark')
  if (marked.length === 0) return 'All components are pass or fail'
  if (mark === null) return 'A deferred attempt is still to be taken'
  const weights = marked.reduce((sum, { component }) => sum + component.weight, 0)
  const parts = marked.map((counted) => `${counted.mark} × ${counted.component.weight}`)
  return `(${parts.join(' + ')}) ÷ ${weights} = ${mark}`
}

function notesOf(result: ModuleStanding, rules: AcademicRules): string[] {
  const { reassessmentCapPercent, reassessmentCapOn, moduleMarkRounding } = rules
  const moduleCapped = result.capped && !result.components.some(({ capped }) => capped)
  return [
    ...result.components.flatMap((counted) => componentNotes(counted, rules)),
    ...(moduleCapped
      ? [`The module is capped at ${reassessmentCapPercent.value}${saying(reassessmentCapOn)}.`]
      : []),
    ...(moduleMarkRounding.value === 'whole'
      ? [`The mark is rounded to the nearest whole mark, half up${saying(moduleMarkRounding)}.`]
      : [`The mark is rounded to one decimal, half up${saying(moduleMarkRounding)}.`]),
  ]
}

const attemptNames: Readonly<Record<Attempt, string>> = {
  'first-sit': 'first sit',
  reassessment: 'reassessment',
  retake: 'retake',
  'retake-reassessment': 'reassessment after the retake',
}

function componentNotes(counted: CountedComponent, rules: AcademicRules): string[] {
  const { component, entered, latePoints, capped, notSubmitted, attempt, mark } = counted
  const cap =
    isReassessment(counted) && mark === rules.reassessmentCapPercent.value
      ? rules.reassessmentCapPercent
      : rules.retakeCapPercent
  return [
    ...(notSubmitted ? [`${component.title} was not submitted.`] : []),
    ...handInNotes(counted),
    ...(latePoints > 0
      ? [`${component.title}: ${entered} less ${latePoints} for lateness${saying(rules.latePenalty)}.`]
      : []),
    ...(capped ? [`${component.title}: ${attemptNames[attempt]} capped at ${mark}${saying(cap)}.`] : []),
  ]
}

/** The deadline, when it was handed in, and the days between; nothing where nobody said when. */
function handInNotes({ component, handedIn, daysLate, latePoints }: CountedComponent): string[] {
  if (handedIn === null) return []
  const { on, at, dueOn, dueAt } = handedIn
  const came = `handed in on ${dayAndTime(on, at)}`
  if (dueOn === null) return [`${component.title} was ${came}. No submission date is set for it.`]
  const late = daysLate === 1 ? '1 day late' : `${daysLate} days late`
  const excused = latePoints === 0 ? '. Nothing is taken off for it' : ''
  const due = `${component.title} was due on ${dayAndTime(dueOn, dueAt)} and ${came}`
  return [daysLate === 0 ? `${due}, in time.` : `${due}, ${late}${excused}.`]
}

const dayAndTime = (on: PlainDate, at: string | null): string =>
  at === null ? formatDate(on) : `${formatDate(on)} at ${at}`

/** A value that is not official is named as what it is. */
const saying = (rule: RuleInForce<unknown>): string => (rule.confirmed ? '' : ', set by the programme')
