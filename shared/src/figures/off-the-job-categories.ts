/** A kind of off-the-job learning. `key` is stored, `title` is shown, `alsoWritten` is met in logs people bring. */
export interface OffTheJobCategory {
  readonly key: string
  readonly title: string
  readonly alsoWritten: readonly string[]
}

export interface ExcludedCategory extends OffTheJobCategory {
  readonly reason: string
}

/** Basis: apprenticeship funding rules and off-the-job guides, 2017 to 2025: what off-the-job training may be. */
export const offTheJobCategories = [
  {
    key: 'university-teaching',
    title: 'University teaching',
    alsoWritten: ['university', 'lecture', 'teaching'],
  },
  { key: 'online-learning', title: 'Online learning', alsoWritten: ['e-learning', 'elearning'] },
  { key: 'simulation', title: 'Simulation or role play', alsoWritten: ['role play'] },
  { key: 'shadowing', title: 'Shadowing', alsoWritten: [] },
  {
    key: 'mentoring',
    title: 'Mentoring and supervised practice of a new skill',
    alsoWritten: ['mentoring and supervised practice', 'supervised practice'],
  },
  {
    key: 'visit',
    title: 'Industry visit or conference',
    alsoWritten: ['industry visit', 'conference', 'visit'],
  },
  { key: 'assignments', title: 'Writing assignments', alsoWritten: ['assignment', 'assignments'] },
  {
    key: 'self-directed-study',
    title: 'Self-directed study in paid time',
    alsoWritten: ['self-directed study', 'self study', 'private study'],
  },
  { key: 'other', title: 'Other training in the plan', alsoWritten: ['other', 'other training'] },
] as const satisfies readonly OffTheJobCategory[]

export type OffTheJobCategoryKey = (typeof offTheJobCategories)[number]['key']

/** Basis: apprenticeship funding rules and off-the-job guides, 2017 to 2025: what never counts. */
export const excludedCategories = [
  {
    key: 'english-and-maths',
    title: 'English and maths',
    reason: 'English and maths are funded apart from off-the-job training',
    alsoWritten: ['functional skills', 'english', 'maths'],
  },
  {
    key: 'progress-review',
    title: 'Progress reviews',
    reason: 'A progress review looks at learning and is not itself new learning',
    alsoWritten: ['progress review', 'review'],
  },
  {
    key: 'induction',
    title: 'Initial assessment and onboarding',
    reason: 'Initial assessment and onboarding come before the training',
    alsoWritten: ['induction', 'onboarding', 'initial assessment'],
  },
  {
    key: 'assessment',
    title: 'On-programme assessment, exams and testing',
    reason: 'Assessments and exams test learning and do not count as training',
    alsoWritten: ['assessment', 'exam', 'exams', 'test'],
  },
  {
    key: 'unpaid-time',
    title: 'Training outside paid hours without time off in lieu',
    reason: 'Training counts only in paid hours, or where time off in lieu is given',
    alsoWritten: ['own time', 'unpaid'],
  },
] as const satisfies readonly ExcludedCategory[]

const sameWords = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** The category, counted or excluded, that this text names by its key, its title or another usual spelling. */
export function findCategory(text: string): OffTheJobCategory | ExcludedCategory | null {
  const wanted = sameWords(text)
  const all: readonly (OffTheJobCategory | ExcludedCategory)[] = [
    ...offTheJobCategories,
    ...excludedCategories,
  ]
  const names = (category: OffTheJobCategory) => [category.key, category.title, ...category.alsoWritten]
  return all.find((category) => names(category).some((name) => sameWords(name) === wanted)) ?? null
}

export function isOffTheJobCategory(key: string): key is OffTheJobCategoryKey {
  return offTheJobCategories.some((category) => category.key === key)
}

export function excludedCategory(key: string): ExcludedCategory | null {
  return excludedCategories.find((category) => category.key === key) ?? null
}
