import { offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import { outcomeInWords } from '@rung/shared/words/outcome-words'

/** Columns of an audited row, or the part of them that changed. */
export type Columns = Readonly<Record<string, unknown>>
type Say = (value: unknown) => string

export const text: Say = (value) => String(value)
export const day: Say = (value) => (isPlainDate(value) ? formatDate(value) : text(value))
export const duration: Say = (value) => formatMinutes(Number(value))
const yesOrNo: Say = (value) => (value === true ? 'Yes' : 'No')
const capital: Say = (value) => text(value).replace(/^./, (first) => first.toUpperCase())
const clock: Say = (value) => text(value).slice(0, 5)
const paid: Say = (value) => (value === 'paid-hours' ? 'In paid hours' : 'Time off in lieu')
const outcome: Say = (value) => outcomeInWords(text(value))
const category: Say = (value) => offTheJobCategories.find(({ key }) => key === value)?.title ?? text(value)

interface Field {
  readonly label: string
  /** Left out where the value is an id that says nothing to anyone. */
  readonly say?: Say
}

/** The columns people are told about. What is not here is bookkeeping: versions, instants, who decided. */
const fields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  off_the_job_entry: {
    learned_on: { label: 'Date', say: day },
    category: { label: 'Kind of learning', say: category },
    activity: { label: 'What was done', say: text },
    learned: { label: 'What was learned', say: text },
    minutes: { label: 'How long', say: duration },
    starts_at: { label: 'Start time', say: clock },
    ends_at: { label: 'End time', say: clock },
    module_code: { label: 'Module', say: text },
    ksbs: { label: 'Knowledge, skills, values and behaviours', say: (value) => listed(value) },
    paid: { label: 'Paid', say: paid },
    lieu_on: { label: 'Time off in lieu', say: day },
    return_reason: { label: 'Reason for returning it', say: text },
  },
  off_the_job_reversal: { reason: { label: 'Reason', say: text } },
  result: {
    mark: { label: 'Mark', say: text },
    passed: { label: 'Passed', say: yesOrNo },
    not_submitted: { label: 'Not submitted', say: yesOrNo },
    suffix: { label: 'Letter', say: text },
    days_late: { label: 'Days late', say: text },
    handed_in_on: { label: 'Handed in on', say: day },
    handed_in_at: { label: 'Handed in at', say: clock },
    due_on: { label: 'Due on', say: day },
    due_at: { label: 'Due at', say: clock },
    feedback: { label: 'Feedback', say: text },
    reason: { label: 'Reason', say: text },
  },
  circumstances: {
    effect: { label: 'Effect', say: (value) => (value === 'defer' ? 'Attempt deferred' : 'Lateness waived') },
    deferred_to: { label: 'Deferred to', say: day },
    reason: { label: 'Reason', say: text },
  },
  attendance: {
    mark: { label: 'Mark', say: capital },
    reason: { label: 'Reason', say: text },
  },
  trainee: {
    employer_id: { label: 'Employer' },
    cohort_id: { label: 'Cohort' },
    epa_organisation_id: { label: 'EPA organisation' },
    student_number: { label: 'Student number', say: text },
    uln: { label: 'Unique learner number', say: text },
    born_on: { label: 'Date of birth', say: day },
    starts_on: { label: 'Start date', say: day },
    english_and_maths: { label: 'English and maths', say: capital },
    guaranteed_post: { label: 'Guaranteed post', say: yesOrNo },
    gateway_on: { label: 'Gateway', say: day },
    withdrawn_on: { label: 'Last day of learning', say: day },
    withdrawal_reason: { label: 'Reason for leaving', say: text },
  },
  employment: { ends_on: { label: 'Last day', say: day } },
  mentorship: { ends_on: { label: 'Last day', say: day } },
  line_management: { ends_on: { label: 'Last day', say: day } },
  break_in_learning: {
    starts_on: { label: 'First day', say: day },
    intended_return_on: { label: 'Intended return', say: day },
    returned_on: { label: 'Return', say: day },
    reason: { label: 'Reason', say: text },
  },
  board_decision: {
    outcome: { label: 'Outcome', say: outcome },
    reason: { label: 'Reason', say: text },
    reassess_by: { label: 'By', say: day },
  },
  prior_learning: {
    evidence: { label: 'What shows it', say: text },
    recognised_on: { label: 'Recognised on', say: day },
    taken_back_on: { label: 'Taken back on', say: day },
    taken_back_reason: { label: 'Reason', say: text },
  },
  module_choice: {
    module_code: { label: 'Module', say: text },
    chosen_on: { label: 'Chosen on', say: day },
    reason: { label: 'Reason', say: text },
  },
}

export interface Change {
  readonly field: string
  readonly was: string | null
  readonly became: string | null
}

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : text(value))
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What changed, column by column, in words. */
export function changesInWords(subject: string, was: Columns | null, became: Columns | null): Change[] {
  return fieldsOf(subject, became).flatMap(([column, { label, say }]) =>
    say ? [{ field: label, was: inWords(say, was?.[column]), became: inWords(say, became?.[column]) }] : [],
  )
}

/** The labels of what changed: 'student number and date of birth'. */
export function changedLabels(subject: string, became: Columns | null): string {
  const labels = fieldsOf(subject, became).map(([, { label }]) =>
    label.replace(/^(?!English)[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
  )
  return new Intl.ListFormat('en-GB').format(labels)
}

function fieldsOf(subject: string, became: Columns | null): [string, Field][] {
  return Object.entries(fields[subject] ?? {}).filter(([column]) => became !== null && column in became)
}

const inWords = (say: Say, value: unknown): string | null => (isEmpty(value) ? null : say(value))

/** 'University teaching, 6 hours 30 minutes', as far as an entry says. */
export function entryInWords(entry: Columns | null): string {
  const parts = [
    isEmpty(entry?.category) ? '' : category(entry?.category),
    isEmpty(entry?.minutes) ? '' : duration(entry?.minutes),
  ]
  return parts.filter(Boolean).join(', ')
}
