import { uuidv7 } from 'uuidv7'

export const employers = {
  northmoor: {
    name: 'Northmoor Mental Health NHS Foundation Trust',
    system: 'Cheshire and Merseyside',
    levyPayer: true,
  },
  ribble: {
    name: 'Ribble Vale Partnership NHS Foundation Trust',
    system: 'Lancashire and South Cumbria',
    levyPayer: true,
  },
  irwell: { name: 'Irwell Care NHS Foundation Trust', system: 'Greater Manchester', levyPayer: true },
  pennine: { name: 'Pennine Wellbeing NHS Trust', system: 'Greater Manchester', levyPayer: true },
  wirral: { name: 'Wirral Talking Therapies CIC', system: 'Cheshire and Merseyside', levyPayer: false },
  fellside: {
    name: 'Fellside IAPT Partnership',
    system: 'Lancashire and South Cumbria',
    levyPayer: false,
  },
} as const
export type EmployerKey = keyof typeof employers

export const universities = {
  wyresdale: { name: 'University of Wyresdale' },
  calder: { name: 'Calder Metropolitan University' },
} as const
export type UniversityKey = keyof typeof universities

export const regionName = 'North West'
export const epaOrganisationName = 'Northern Skills Assessment'

export type PlaceKey = EmployerKey | UniversityKey | 'region' | 'epa'

export interface Places {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly id: Readonly<Record<PlaceKey, string>>
}

/** The organisations, those that others are part of first. */
export function places(createdAt: Date): Places {
  const row = (kind: string, name: string, more: { levyPayer?: boolean; partOf?: string } = {}) => ({
    id: uuidv7(),
    kind,
    name,
    levyPayer: more.levyPayer ?? null,
    partOf: more.partOf ?? null,
    version: 1,
    createdAt,
  })
  const region = row('region', regionName)
  const systems = [...new Set(Object.values(employers).map(({ system }) => system))].map((name) =>
    row('system', name, { partOf: region.id }),
  )
  const systemId = (name: string) => systems.find((system) => system.name === name)?.id ?? region.id
  const employerRows = Object.values(employers).map(({ name, system, levyPayer }) =>
    row('employer', name, { levyPayer, partOf: systemId(system) }),
  )
  const universityRows = Object.values(universities).map(({ name }) =>
    row('university', name, { partOf: region.id }),
  )
  const epa = row('epa-organisation', epaOrganisationName)
  const rows = [region, ...systems, ...employerRows, ...universityRows, epa]
  const idOf = (name: string) => {
    const found = rows.find((one) => one.name === name)
    if (!found) throw new Error(`no organisation ${name}`)
    return found.id
  }
  return {
    rows,
    id: {
      northmoor: idOf(employers.northmoor.name),
      ribble: idOf(employers.ribble.name),
      irwell: idOf(employers.irwell.name),
      pennine: idOf(employers.pennine.name),
      wirral: idOf(employers.wirral.name),
      fellside: idOf(employers.fellside.name),
      wyresdale: idOf(universities.wyresdale.name),
      calder: idOf(universities.calder.name),
      region: region.id,
      epa: epa.id,
    },
  }
}
