import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { countOf } from '../../words/counts.ts'

export type SettingName = keyof ProgrammeSettings

interface SettingWords {
  readonly name: SettingName
  readonly title: string
  readonly hint: string
  readonly unit: 'percent' | 'days' | 'months' | 'minutes' | 'choice'
}

/** What a programme may set, in the order it matters to trainees. */
export const settingWords: readonly SettingWords[] = [
  {
    name: 'tolerancePercent',
    title: 'Tolerance',
    hint: 'How far hours may fall short of what is expected before a trainee is behind plan',
    unit: 'percent',
  },
  {
    name: 'paceDays',
    title: 'Pace looks back',
    hint: 'The pace of these last days of learning forecasts the rest',
    unit: 'days',
  },
  {
    name: 'paceSettlesAfterDays',
    title: 'Pace is judged after',
    hint: 'In the first days of learning the pace says nothing yet',
    unit: 'days',
  },
  {
    name: 'breakMovesEnd',
    title: 'A break in learning',
    hint: 'What a break does to the planned end',
    unit: 'choice',
  },
  {
    name: 'mentorUpdateMonths',
    title: 'Mentor update due every',
    hint: 'A mentor whose update is older cannot sign alone',
    unit: 'months',
  },
  {
    name: 'lapsedMentor',
    title: 'A mentor whose update has lapsed',
    hint: 'What happens to what they sign',
    unit: 'choice',
  },
  {
    name: 'lateAfterDays',
    title: 'An entry is late after',
    hint: 'Submitted so many days after the learning, it is marked for the mentor',
    unit: 'days',
  },
  {
    name: 'longAfterMinutes',
    title: 'An entry is long above',
    hint: 'Longer than this on one day, it is marked for the mentor',
    unit: 'minutes',
  },
  {
    name: 'draftAfterDays',
    title: 'A draft is brought to mind after',
    hint: 'The trainee is reminded to finish it',
    unit: 'days',
  },
  {
    name: 'signatureAfterDays',
    title: 'A signature is brought to mind after',
    hint: 'The entry shows as waiting too long',
    unit: 'days',
  },
]

export const choiceWords: Record<string, string> = {
  'by-break-length': 'Moves the planned end by its length',
  none: 'Does not move the planned end',
  refuse: 'Cannot sign until it is done',
  countersign: 'Signs, and someone else countersigns',
}

/** (tolerancePercent, 10) → '10%'; (longAfterMinutes, 600) → '10 hours' */
export function settingInWords(name: SettingName, value: string | number): string {
  const unit = settingWords.find((one) => one.name === name)?.unit
  if (typeof value === 'string') return choiceWords[value] ?? value
  if (unit === 'percent') return `${value}%`
  if (unit === 'minutes') return formatMinutes(value)
  return countOf(value, unit === 'months' ? 'month' : 'day')
}
