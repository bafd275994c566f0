import type { CurriculumDraft, CurriculumFault, DraftGroup } from './curriculum-faults.ts'

/**
 * What is wrong with the option groups of a draft.
 * Basis: the modules of a group stand in for each other, so they weigh alike and there are enough to choose from.
 * Example: a group that chooses 2 and has 1 module has too few.
 */
export function optionGroupFaults({ modules, optionGroups }: CurriculumDraft): CurriculumFault[] {
  const keys = optionGroups.map(({ key }) => key)
  const strays = modules.flatMap(({ code, optionGroup }, place): CurriculumFault[] =>
    optionGroup === null || keys.includes(optionGroup)
      ? []
      : [
          {
            code: 'group-unknown',
            field: `modules.${place}.optionGroup`,
            detail: { code, group: optionGroup },
          },
        ],
  )
  const own = optionGroups.flatMap((group, place) => {
    const listed = modules.filter(({ optionGroup }) => optionGroup === group.key)
    const repeated: CurriculumFault[] =
      keys.indexOf(group.key) === place
        ? []
        : [{ code: 'group-repeated', field: `optionGroups.${place}.key`, detail: { group: group.key } }]
    return [...repeated, ...groupFaults(group, listed, `optionGroups.${place}`)]
  })
  return [...strays, ...own]
}

function groupFaults(
  { key: group, choose, level, credits }: DraftGroup,
  listed: CurriculumDraft['modules'],
  field: string,
): CurriculumFault[] {
  const faults: CurriculumFault[] = []
  if (choose < 1) faults.push({ code: 'group-chooses-none', field: `${field}.choose`, detail: { group } })
  if (listed.length < choose)
    faults.push({
      code: 'group-too-few',
      field: `${field}.choose`,
      detail: { group, choose, modules: listed.length },
    })
  const unequal = listed.filter((module) => module.credits !== credits)
  const working = listed.map((module) => `${module.code} ${module.credits}`).join(', ')
  if (unequal.length > 0)
    faults.push({
      code: 'group-unequal-credits',
      field: `${field}.credits`,
      detail: { group, credits, working },
    })
  const other = listed.find((module) => module.level !== level)
  if (other)
    faults.push({
      code: 'group-mixed-levels',
      field: `${field}.level`,
      detail: { group, level, code: other.code, moduleLevel: other.level },
    })
  return faults
}
