import type { AcademicRulesView } from '@rung/shared/contract/curriculum'
import {
  type AcademicRule,
  type AcademicSettings,
  attempts,
  markRoundings,
} from '@rung/shared/figures/academic-rules'
import type { FormFault } from '../../form-faults.ts'

type Given = AcademicRulesView['dated'][number]['settings']

/** What was set, by name; the contract lets a rule be given as undefined, which is not set. */
export const settingsOf = (given: Given): Partial<AcademicSettings> =>
  // Safe: undefined is left out, and the rest is of the schema.
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<AcademicSettings>

/** A box of a rule. `unit` is shown behind it. */
export interface RuleBox {
  readonly name: string
  readonly label: string
  readonly kind: 'number' | 'text' | 'choice' | 'attempts'
  readonly unit?: string
  readonly choices?: readonly { readonly value: string; readonly text: string }[]
}

const percent = (name: string, label: string): RuleBox => ({ name, label, kind: 'number', unit: '%' })
const whole = (name: string, label: string, unit: string): RuleBox => ({ name, label, kind: 'number', unit })

/** The boxes of each rule, named after the parts of its value; '' is the value itself. */
export const ruleBoxes: Readonly<Record<AcademicRule, readonly RuleBox[]>> = {
  passMarkPercent: [percent('', 'Pass mark')],
  reassessmentCapPercent: [percent('', 'Cap')],
  reassessmentCapOn: [
    {
      name: '',
      label: 'The cap is on',
      kind: 'choice',
      choices: [
        { value: 'component', text: 'The component taken again' },
        { value: 'module', text: 'The whole module' },
      ],
    },
  ],
  retakeCapPercent: [percent('', 'Cap')],
  compensation: [
    percent('minimumMark', 'From a mark of'),
    whole('maximumCreditsPerLevel', 'At most, a level', 'credits'),
    {
      name: 'workBasedModules',
      label: 'Work-based modules',
      kind: 'choice',
      choices: [
        { value: 'no', text: 'Never' },
        { value: 'yes', text: 'Too' },
      ],
    },
    { name: 'attempts', label: 'After', kind: 'attempts' },
  ],
  classification: [
    percent('pass', 'Pass from'),
    percent('merit', 'Merit from'),
    percent('distinction', 'Distinction from'),
  ],
  exitAward: [
    { name: 'title', label: 'Title', kind: 'text' },
    whole('credits', 'At', 'credits'),
    whole('minimumLevel4', 'Of them at level 4', 'credits'),
  ],
  progression: [whole('level4Credits', 'At level 4', 'credits')],
  latePenalty: [
    whole('pointsPerDay', 'Off for each day', 'points'),
    whole('noMarkAfterDays', 'No mark after', 'days'),
  ],
  attempts: [
    whole('reassessments', 'Reassessments', 'times'),
    whole('retakes', 'Retakes of the module', 'times'),
    {
      name: 'reassessmentAfterRetake',
      label: 'A reassessment after the retake',
      kind: 'choice',
      choices: [
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes, of what was failed in it' },
      ],
    },
  ],
  maximumRegistrationYears: [whole('', 'At most', 'years')],
  moduleMarkRounding: [
    {
      name: '',
      label: 'Rounded',
      kind: 'choice',
      choices: [
        { value: 'whole', text: 'To a whole mark, half up' },
        { value: 'one-decimal', text: 'To one decimal' },
      ],
    },
  ],
}

/** Rules that a programme may say it has none of. */
export const noneWords: Partial<Record<AcademicRule, string>> = {
  reassessmentCapPercent: 'Not capped',
  retakeCapPercent: 'Not capped',
  latePenalty: 'Nothing is taken off for late work',
}

export const boxId = (rule: AcademicRule, { name }: RuleBox) =>
  name === '' ? `${rule}-value` : `${rule}-${name}`

/** Everything typed, by box, so that it can be sent once more. */
export const textsIn = (form: FormData): Record<string, string[]> =>
  Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))

interface Read {
  readonly settings: Given
  readonly faults: readonly FormFault[]
}

/** The settings as the form gives them; a rule left at the usual is left out. */
export function readRules(form: FormData): Read {
  const faults: FormFault[] = []
  const set: Record<string, unknown> = {}
  // Object.keys forgets that these are the rules.
  for (const rule of Object.keys(ruleBoxes) as AcademicRule[]) {
    const chosen = form.get(rule)
    if (chosen === 'none') set[rule] = null
    if (chosen !== 'set') continue
    const boxes = ruleBoxes[rule].map((box) => ({ box, ...readBox(form, boxId(rule, box), box) }))
    faults.push(
      ...boxes.flatMap(({ box, fault }) => (fault ? [{ field: boxId(rule, box), message: fault }] : [])),
    )
    set[rule] =
      boxes[0]?.box.name === ''
        ? boxes[0].value
        : Object.fromEntries(boxes.map(({ box, value }) => [box.name, value]))
  }
  // Safe: each value was read as its box says, and the contract checks it again before it is sent.
  return { settings: set as Given, faults }
}

function readBox(
  form: FormData,
  id: string,
  { kind, choices = [] }: RuleBox,
): { value: unknown; fault?: string } {
  const text = String(form.get(id) ?? '').trim()
  if (kind === 'attempts') {
    const chosen = form.getAll(id)
    return { value: attempts.filter((attempt) => chosen.includes(attempt)) }
  }
  if (kind === 'text') return text === '' ? { value: text, fault: 'Enter the title' } : { value: text }
  if (kind === 'choice') {
    if (choices.some(({ value }) => value === 'yes')) return { value: text === 'yes' }
    return { value: text || markRoundings[0] }
  }
  return /^\d{1,3}$/.test(text) ? { value: Number(text) } : { value: 0, fault: 'Enter a whole number' }
}

/** What a box holds of a value, as text. */
export function boxText(value: unknown, { name }: RuleBox): string {
  const part = partOf(value, name)
  if (typeof part === 'boolean') return part ? 'yes' : 'no'
  return part === null || part === undefined ? '' : String(part)
}

export function partOf(value: unknown, name: string): unknown {
  if (name === '') return value
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
