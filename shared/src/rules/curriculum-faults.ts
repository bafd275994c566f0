import type { Refusal } from '../kernel/outcome.ts'
import { componentFaults } from './component-faults.ts'
import type { AssessedComponent } from './counted-component.ts'
import type { ChosenFrom, PlacedModule } from './curriculum-sums.ts'
import { takenModules } from './curriculum-sums.ts'
import { optionGroupFaults } from './option-group-faults.ts'

export const curriculumFaultCodes = [
  'total-differs',
  'level-differs',
  'semester-differs',
  'module-credits-differ',
  'credits-not-whole',
  'code-missing',
  'code-repeated',
  'title-missing',
  'level-outside',
  'year-outside',
  'semester-outside',
  'semester-repeated',
  'prerequisite-unknown',
  'weights-not-100',
  'weight-not-whole',
  'pass-fail-weight',
  'component-repeated',
  'component-title-missing',
  'group-unknown',
  'group-repeated',
  'group-chooses-none',
  'group-too-few',
  'group-unequal-credits',
  'group-mixed-levels',
] as const
export type CurriculumFaultCode = (typeof curriculumFaultCodes)[number]
export type CurriculumFault = Refusal<CurriculumFaultCode>

export interface DraftModule extends PlacedModule {
  readonly title: string
  readonly workBased: boolean
  readonly advisedPrerequisite: string | null
  /** None: the module has one mark. */
  readonly components: readonly AssessedComponent[]
}

export interface DraftGroup extends ChosenFrom {
  readonly level: number
  /** Of each of its modules. */
  readonly credits: number
}

/** A version of a curriculum while it is drafted. */
export interface CurriculumDraft {
  readonly modules: readonly DraftModule[]
  readonly optionGroups: readonly DraftGroup[]
}

/** What the programme says its curricula come to. Null: the programme does not say. */
export interface CurriculumTotals {
  readonly totalCredits: number
  readonly years: number
  readonly creditsPerLevel: number | null
  readonly creditsPerSemester: number | null
}

const SEMESTERS = [1, 2, 3]

/** 240 credits in two years of three semesters, 120 at each level and 40 in each semester. */
export const totalsOfFoundationDegree: CurriculumTotals = {
  totalCredits: 240,
  years: 2,
  creditsPerLevel: 120,
  creditsPerSemester: 40,
}

const fault = (
  code: CurriculumFaultCode,
  field: string,
  detail: CurriculumFault['detail'] = {},
): CurriculumFault => ({ code, field, detail })

/**
 * What keeps a draft from being published, each with the sum that does not come out. Fields are paths such as
 * 'modules.3.credits'.
 * Basis: a curriculum adds up to its totals: 240 credits, 120 at each level, 40 in each semester.
 * Example: without PZ1015, 220 of 240, 100 of 120 at level 4 and 20 of 40 in semester 1 of year 1.
 */
export function curriculumFaults(draft: CurriculumDraft, totals: CurriculumTotals): CurriculumFault[] {
  const own = draft.modules.flatMap((module, place) =>
    moduleFaults(module, `modules.${place}`, draft, totals),
  )
  return [...own, ...codeFaults(draft.modules), ...optionGroupFaults(draft), ...sumFaults(draft, totals)]
}

function moduleFaults(
  module: DraftModule,
  field: string,
  { modules }: CurriculumDraft,
  { years }: CurriculumTotals,
): CurriculumFault[] {
  const { code, title, level, credits, year, advisedPrerequisite: first } = module
  const wholeCredits = Number.isInteger(credits) && credits > 0
  return [
    ...(code.trim() === '' ? [fault('code-missing', `${field}.code`)] : []),
    ...(title.trim() === '' ? [fault('title-missing', `${field}.title`, { code })] : []),
    ...(level === 4 || level === 5 ? [] : [fault('level-outside', `${field}.level`, { code, level })]),
    ...(year >= 1 && year <= years ? [] : [fault('year-outside', `${field}.year`, { code, year, years })]),
    ...(wholeCredits ? [] : [fault('credits-not-whole', `${field}.credits`, { code, credits })]),
    ...(first === null || modules.some((other) => other.code === first && other.code !== code)
      ? []
      : [fault('prerequisite-unknown', `${field}.advisedPrerequisite`, { code, prerequisite: first })]),
    ...semesterFaults(module, field),
    ...componentFaults(module, field),
  ]
}

function semesterFaults({ code, credits, creditsBySemester }: DraftModule, field: string): CurriculumFault[] {
  const at = `${field}.creditsBySemester`
  const semesters = creditsBySemester.map(({ semester }) => semester)
  const outside = semesters.find((semester) => !SEMESTERS.includes(semester))
  if (outside !== undefined) return [fault('semester-outside', at, { code, semester: outside })]
  const repeated = semesters.find((semester, place) => semesters.indexOf(semester) !== place)
  if (repeated !== undefined) return [fault('semester-repeated', at, { code, semester: repeated })]
  const { sum, working } = summed(creditsBySemester.map((one) => one.credits))
  return sum === credits ? [] : [fault('module-credits-differ', at, { code, credits, sum, working })]
}

function codeFaults(modules: readonly DraftModule[]): CurriculumFault[] {
  const codes = modules.map(({ code }) => code.trim().toUpperCase())
  return codes.flatMap((code, place) =>
    code !== '' && codes.indexOf(code) !== place
      ? [fault('code-repeated', `modules.${place}.code`, { code: modules[place]?.code ?? code })]
      : [],
  )
}

/** A sum and how it comes about: '20 + 20 + 40 = 80'. */
function summed(credits: readonly number[]): { sum: number; working: string } {
  const sum = credits.reduce((all, one) => all + one, 0)
  return { sum, working: credits.length > 1 ? `${credits.join(' + ')} = ${sum}` : String(sum) }
}

function sumFaults(draft: CurriculumDraft, totals: CurriculumTotals): CurriculumFault[] {
  const once = new Map(draft.optionGroups.map((group) => [group.key, group]))
  const taken = takenModules(draft.modules, [...once.values()])
  const { sum, working } = summed(taken.map(({ credits }) => credits))
  const total =
    sum === totals.totalCredits
      ? []
      : [fault('total-differs', 'modules', { sum, expected: totals.totalCredits, working })]
  return [...total, ...levelFaults(taken, totals), ...eachSemesterFaults(taken, totals)]
}

function levelFaults(
  taken: readonly PlacedModule[],
  { creditsPerLevel }: CurriculumTotals,
): CurriculumFault[] {
  if (creditsPerLevel === null) return []
  return [4, 5].flatMap((level) => {
    const { sum, working } = summed(taken.filter((one) => one.level === level).map(({ credits }) => credits))
    const detail = { level, sum, expected: creditsPerLevel, working }
    return sum === creditsPerLevel ? [] : [fault('level-differs', 'modules', detail)]
  })
}

function eachSemesterFaults(
  taken: readonly PlacedModule[],
  { years, creditsPerSemester }: CurriculumTotals,
): CurriculumFault[] {
  if (creditsPerSemester === null) return []
  const all = Array.from({ length: years }, (_, before) => before + 1).flatMap((year) =>
    SEMESTERS.map((semester) => ({ year, semester })),
  )
  return all.flatMap(({ year, semester }) => {
    const parts = taken
      .filter((module) => module.year === year)
      .flatMap(({ code, creditsBySemester }) => creditsBySemester.map((one) => ({ code, ...one })))
      .filter((one) => one.semester === semester)
    const { sum } = summed(parts.map(({ credits }) => credits))
    const working =
      parts.length === 0 ? 'no module' : parts.map(({ code, credits }) => `${code} ${credits}`).join(' + ')
    const detail = { year, semester, sum, expected: creditsPerSemester, working }
    return sum === creditsPerSemester ? [] : [fault('semester-differs', 'modules', detail)]
  })
}
