import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { decimalHours, formatHours } from '@rung/shared/kernel/minutes'
import { formatDate, formatMonth } from '@rung/shared/kernel/plain-date'
import type { Explanation } from '@rung/shared/rules/explanation'
import { checkPlan } from '@rung/shared/rules/training-plan'
import { type CourseRow, minimumOf } from './facts.ts'

type Explained = OffTheJobAnswer['explanations']['planned']

/** As the contract has it: the rules' explanations are read-only all the way down. */
export const shown = (explanation: Explanation): Explained => ({
  ...explanation,
  inputs: explanation.inputs.map((input) => ({ ...input })),
  notes: [...explanation.notes],
})

/** The planned hours are not worked out: they are what the training plan says, held against the minimum. */
export function explainPlanned(course: CourseRow, breaks: number): Explained {
  const { minimumMinutes } = minimumOf(course)
  const { plannedMinutes, planSignedOn } = course
  return {
    rule: 'off-the-job-planned',
    title: 'Planned hours of the training plan',
    basis: 'The signed training plan. Hours in the plan equal or exceed the legal minimum',
    startsFrom: null,
    startsTo: null,
    inputs: [
      { name: 'planned-minutes', symbol: 'P', value: plannedMinutes, unit: 'minutes' },
      { name: 'minimum-minutes', symbol: 'M', value: minimumMinutes, unit: 'minutes' },
      { name: 'plan-signed-on', value: planSignedOn, unit: 'date' },
      { name: 'planned-end-on', value: course.plannedEndOn, unit: 'date' },
    ],
    formula: 'P as signed, and P ≥ M',
    working: plannedWorking(plannedMinutes, minimumMinutes),
    result: { value: plannedMinutes, unit: 'minutes' },
    notes: plannedNotes(course, minimumMinutes, breaks),
  }
}

function plannedWorking(plannedMinutes: number, minimumMinutes: number | null): string {
  if (minimumMinutes === null) return `${formatHours(plannedMinutes)} as signed`
  const { compliant } = checkPlan(plannedMinutes, minimumMinutes)
  return `${decimalHours(plannedMinutes)} ${compliant ? '≥' : '<'} ${decimalHours(minimumMinutes)}`
}

function plannedNotes(
  { plannedMinutes, planSignedOn }: CourseRow,
  minimumMinutes: number | null,
  breaks: number,
): string[] {
  const notes = [
    planSignedOn === null
      ? 'The day the training plan was signed is not recorded.'
      : `The training plan was signed on ${formatDate(planSignedOn)}.`,
  ]
  if (minimumMinutes !== null) {
    const { compliant, shortMinutes } = checkPlan(plannedMinutes, minimumMinutes)
    notes.push(
      compliant
        ? 'The plan meets the legal minimum.'
        : `The plan is ${formatHours(shortMinutes)} short of the legal minimum.`,
    )
  }
  if (breaks > 0) notes.push('Planned hours stay as signed. A break in learning changes dates, not hours.')
  return notes
}

/** The sum of what has been signed, month by month. */
export function explainActual(
  course: CourseRow,
  months: OffTheJobAnswer['months'],
  entries: number,
): Explained {
  const signed = months.filter(({ signedMinutes }) => signedMinutes > 0)
  const { signedMinutes, submittedMinutes } = course
  return {
    rule: 'off-the-job-actual',
    title: 'Actual hours',
    basis: 'Hours count as done when a mentor has signed them',
    startsFrom: null,
    startsTo: null,
    inputs: signed.map((month) => ({
      name: formatMonth(month.month),
      value: month.signedMinutes,
      unit: 'minutes',
    })),
    formula: 'The sum of all signed entries',
    working: actualWorking(signed, signedMinutes),
    result: { value: signedMinutes, unit: 'minutes' },
    notes: [
      `${entries.toLocaleString('en-GB')} signed ${entries === 1 ? 'entry' : 'entries'}.`,
      ...(submittedMinutes > 0
        ? [`${formatHours(submittedMinutes)} more wait for a signature and are not in this figure.`]
        : []),
    ],
  }
}

function actualWorking(signed: OffTheJobAnswer['months'], signedMinutes: number): string {
  if (signed.length === 0) return 'Nothing is signed yet'
  return `${signed.map((month) => decimalHours(month.signedMinutes)).join(' + ')} = ${formatHours(signedMinutes)}`
}
