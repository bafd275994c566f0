import type { DifferencesView } from '@rung/shared/contract/curriculum'
import { ruleTitle } from './rule-words.ts'

export interface DifferenceRow {
  readonly what: string
  readonly from: string
  readonly to: string
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'title',
  level: 'level',
  credits: 'credits',
  year: 'year',
  semesters: 'credits by semester',
  optionGroup: 'option group',
  workBased: 'learned at work',
  advisedPrerequisite: 'advised first',
  components: 'assessment',
  choose: 'how many are chosen',
}

type Fields = NonNullable<DifferencesView['differences']>['rules']

/** One line for each difference, in words: modules that came and went first. */
export function differenceRows(found: NonNullable<DifferencesView['differences']>): DifferenceRow[] {
  const named = ({ code, title }: { code: string; title: string }) => `${title} (${code})`
  const of = (subject: string, fields: Fields) =>
    fields.map(({ field, from, to }) => ({ what: `${subject}: ${fieldWords[field] ?? field}`, from, to }))
  return [
    ...found.added.map((module) => ({ what: `${named(module)}: module`, from: '', to: 'Added' })),
    ...found.removed.map((module) => ({ what: `${named(module)}: module`, from: 'There', to: 'Taken out' })),
    ...found.changed.flatMap((module) => of(named(module), module.fields)),
    ...found.groups.flatMap(({ key, fields }) => of(`Option group ${key}`, fields)),
    ...found.rules.map(({ field, from, to }) => ({
      what: `Academic rule: ${ruleTitle(field)}`,
      from: from || 'Usual',
      to: to || 'Usual',
    })),
  ]
}
