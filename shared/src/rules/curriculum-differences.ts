import { type AcademicRule, type AcademicSettings, academicRulesWith } from '../figures/academic-rules.ts'
import type { CurriculumDraft, DraftModule } from './curriculum-faults.ts'

export interface ChangedField {
  readonly field: string
  /** In words of the figures, as a table shows them; empty where there was nothing. */
  readonly from: string
  readonly to: string
}

export interface CurriculumDifferences {
  /** Codes of modules only the later version has. */
  readonly added: readonly string[]
  /** Codes of modules only the earlier version has. */
  readonly removed: readonly string[]
  readonly changed: readonly { readonly code: string; readonly fields: readonly ChangedField[] }[]
  readonly groups: readonly { readonly key: string; readonly fields: readonly ChangedField[] }[]
  readonly rules: readonly ChangedField[]
}

export interface CurriculumVersion extends CurriculumDraft {
  readonly settings: Partial<AcademicSettings>
}

/**
 * What differs between two versions of a curriculum, modules matched by code. The order in which modules stand does
 * not matter.
 * Basis: versions live side by side; a cohort keeps its own. Example: PZ1015 moved: 'semesters' from '1: 20' to '2: 20'.
 */
export function curriculumDifferences(from: CurriculumVersion, to: CurriculumVersion): CurriculumDifferences {
  const modules = compared(from.modules, to.modules, ({ code }) => code, moduleFields)
  const groups = compared(
    from.optionGroups,
    to.optionGroups,
    ({ key }) => key,
    ({ level, choose, credits }) => ({
      level: String(level),
      choose: String(choose),
      credits: String(credits),
    }),
  )
  return {
    added: modules.filter(({ before }) => before === null).map(({ key }) => key),
    removed: modules.filter(({ after }) => after === null).map(({ key }) => key),
    changed: modules
      .filter(({ before, after, fields }) => before && after && fields.length > 0)
      .map(({ key, fields }) => ({ code: key, fields })),
    groups: groups.filter(({ fields }) => fields.length > 0).map(({ key, fields }) => ({ key, fields })),
    rules: changedFields(ruleFields(from.settings), ruleFields(to.settings)),
  }
}

type Fields = Readonly<Record<string, string>>

function moduleFields(module: DraftModule): Fields {
  const components = module.components.map(
    ({ title, kind, weight }) => `${title} ${kind === 'mark' ? `${weight}%` : 'pass or fail'}`,
  )
  return {
    title: module.title,
    level: String(module.level),
    credits: String(module.credits),
    year: String(module.year),
    semesters: module.creditsBySemester
      .toSorted((a, b) => a.semester - b.semester)
      .map(({ semester, credits }) => `${semester}: ${credits}`)
      .join(', '),
    optionGroup: module.optionGroup ?? '',
    workBased: module.workBased ? 'yes' : 'no',
    advisedPrerequisite: module.advisedPrerequisite ?? '',
    components: components.join(', '),
  }
}

function ruleFields(settings: Partial<AcademicSettings>): Fields {
  // With the usual parts, so that a part that could not be set before is no difference.
  const whole = academicRulesWith(settings)
  // Object.entries forgets the names of the rules.
  const set = Object.entries(settings) as [AcademicRule, unknown][]
  return Object.fromEntries(
    set.filter(([, value]) => value !== undefined).map(([rule]) => [rule, ruleText(whole[rule].value)]),
  )
}

/** A setting of several parts as 'pass 40, merit 60', without the marks of JSON. */
function ruleText(value: unknown): string {
  if (Array.isArray(value)) return value.map(ruleText).join(' and ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object' || value === null) return value === null ? 'none' : String(value)
  return Object.entries(value)
    .map(([part, of]) => `${part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${ruleText(of)}`)
    .join(', ')
}

interface Compared<T> {
  readonly key: string
  readonly before: T | null
  readonly after: T | null
  readonly fields: readonly ChangedField[]
}

function compared<T>(
  from: readonly T[],
  to: readonly T[],
  keyOf: (one: T) => string,
  fieldsOf: (one: T) => Fields,
): Compared<T>[] {
  const keys = [...new Set([...from, ...to].map(keyOf))].toSorted()
  return keys.map((key) => {
    const before = from.find((one) => keyOf(one) === key) ?? null
    const after = to.find((one) => keyOf(one) === key) ?? null
    const fields = changedFields(
      before === null ? {} : fieldsOf(before),
      after === null ? {} : fieldsOf(after),
    )
    return { key, before, after, fields }
  })
}

function changedFields(before: Fields, after: Fields): ChangedField[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
    .filter(({ from, to }) => from !== to)
}
