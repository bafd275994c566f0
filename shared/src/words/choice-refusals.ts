import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { CurriculumChangeCode } from '../rules/curriculum-draft.ts'
import type { OptionRefusalCode } from '../rules/decide-option.ts'

type Detail = Readonly<Record<string, string | number>>

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

/** Why a version of a curriculum or a choice among options cannot be recorded as asked, and what to do instead. */
export const choiceRefusalWords: Record<
  CurriculumChangeCode | Exclude<OptionRefusalCode, 'reason-missing'>,
  string | ((detail: Detail) => string)
> = {
  'curriculum-published': 'This version is published, so it stays as it is. Draft a new version from it',
  'curriculum-not-based': 'Choose a published version of this programme to start from',
  'rules-in-the-past': (d) =>
    `Enter ${day(d.today)} or a later day. Boards have decided by the rules that held before`,
  'classification-order': (d) =>
    `Enter marks that rise from pass to distinction. These are ${d.pass}, ${d.merit} and ${d.distinction}`,
  'compensation-above-pass': (d) =>
    `The least mark that may be compensated is ${d.minimumMark} and the pass mark ${d.pass}. Enter less than the pass mark`,
  'exit-award-level': (d) =>
    `The exit award needs ${d.credits} credits, so it cannot need ${d.minimumLevel4} at level 4`,
  'attempts-more-than-one': 'Enter 0 or 1. A module is reassessed once and retaken once',
  'attempts-without-retake': 'Without a retake nothing is reassessed after it. Enter 1 retake, or choose No',
  'option-not-in-group': (d) => `${d.module} is not one of these options. Choose ${d.names}`,
  'option-already-chosen': (d) =>
    `${d.title} (${d.code}) was chosen on ${day(d.on)}. To have another module, change that choice`,
  'option-not-chosen-yet': 'Nothing is chosen from these options yet. Record a choice first',
  'option-in-the-future': 'Enter today or a day that has passed',
  'option-before-start': (d) => `Enter a date nearer to ${day(d.startsOn)}, the day the programme started`,
  'option-unchanged': (d) => `${d.title} is chosen already. Choose another module`,
  'option-has-results': (d) => `${d.title} (${d.code}) has results already, so the choice stands`,
}
