/** What of a module decides where its credits stand. */
export interface PlacedModule {
  readonly code: string
  readonly level: number
  readonly credits: number
  readonly year: number
  readonly creditsBySemester: readonly { readonly semester: number; readonly credits: number }[]
  /** Key of the option group it belongs to; null for a core module. */
  readonly optionGroup: string | null
}

export interface ChosenFrom {
  readonly key: string
  /** How many of its modules are taken. */
  readonly choose: number
}

export interface SemesterSum {
  readonly year: number
  readonly semester: number
  readonly credits: number
}

/**
 * What is taken: every core module, and of each option group as many as are chosen. The modules of a group stand in
 * for each other, so the first of them stand for those that will be taken.
 */
export function takenModules(
  modules: readonly PlacedModule[],
  groups: readonly ChosenFrom[],
): PlacedModule[] {
  const core = modules.filter(({ optionGroup }) => optionGroup === null)
  const chosen = groups.flatMap(({ key, choose }) =>
    modules.filter(({ optionGroup }) => optionGroup === key).slice(0, choose),
  )
  return [...core, ...chosen]
}

/** Credits of each semester, in order. Example: the built-in curriculum has 40 in each of six. */
export function creditsBySemester(
  modules: readonly PlacedModule[],
  groups: readonly ChosenFrom[],
): SemesterSum[] {
  const sums = new Map<string, SemesterSum>()
  for (const { year, creditsBySemester } of takenModules(modules, groups))
    for (const { semester, credits } of creditsBySemester) {
      const key = `${year} ${semester}`
      const before = sums.get(key)?.credits ?? 0
      sums.set(key, { year, semester, credits: before + credits })
    }
  return [...sums.values()].toSorted((a, b) => a.year - b.year || a.semester - b.semester)
}

/** Credits at each level, in order. Example: the built-in curriculum has 120 at level 4 and 120 at level 5. */
export function creditsByLevel(
  modules: readonly PlacedModule[],
  groups: readonly ChosenFrom[],
): { level: number; credits: number }[] {
  const sums = new Map<number, number>()
  for (const { level, credits } of takenModules(modules, groups))
    sums.set(level, (sums.get(level) ?? 0) + credits)
  return [...sums].map(([level, credits]) => ({ level, credits })).toSorted((a, b) => a.level - b.level)
}
