import { namesInUse, sameName } from './closest-name.ts'
import type { CohortColumn } from './cohort-columns.ts'
import type { CohortFault, CohortReading } from './cohort-row.ts'

export interface KnownEmployer {
  readonly name: string
  /** The system it is in; null where none is recorded. */
  readonly system: string | null
  /** Null where it is not recorded. */
  readonly levyPayer: boolean | null
}

export interface KnownOrganisations {
  readonly employers: readonly KnownEmployer[]
  readonly systems: readonly string[]
}

const at = (
  field: CohortColumn,
  code: CohortFault['code'],
  detail: CohortFault['detail'] = {},
): CohortFault => ({
  code,
  field,
  detail,
})

export interface Organisations {
  faultsOf(reading: CohortReading): CohortFault[]
  /** As Rung writes it, or as the file does most often. */
  employerName(name: string): string
  systemName(name: string): string
}

/** What most rows say of one employer, or what Rung holds of it. */
interface Settled {
  readonly name: string
  readonly system: string | null
  readonly levyPayer: boolean | null
  readonly inRung: boolean
}

export function settleOrganisations(
  readings: readonly CohortReading[],
  known: KnownOrganisations,
): Organisations {
  const employers = settleNames(
    readings.map(({ employer }) => employer),
    known.employers.map(({ name }) => name),
  )
  const systems = settleNames(
    readings.map(({ system }) => system),
    known.systems,
  )
  const settled = settleEmployers(readings, known, employers)
  const subjectOf = (name: string) => settled.get(sameName(employers.meant(name) ?? name))
  return {
    employerName: (name) => employers.written(name),
    systemName: (name) => systems.written(name),
    faultsOf({ employer, system, levyPayer }) {
      if (employer === null) return systemSpelling(systems, system)
      const meant = employers.meant(employer)
      const subject = subjectOf(employer)
      const spelling = meant === null ? [] : [at('employer', 'employer-misspelt', { meant })]
      const differs = subject ? differing(subject, system, levyPayer) : []
      const systemSaid = differs.some(({ field }) => field === 'system')
      return [...spelling, ...differs, ...(systemSaid ? [] : systemSpelling(systems, system))]
    },
  }
}

function systemSpelling(systems: Names, system: string | null): CohortFault[] {
  const meant = system === null ? null : systems.meant(system)
  return meant === null ? [] : [at('system', 'system-misspelt', { meant })]
}

function differing(subject: Settled, system: string | null, levyPayer: boolean | null): CohortFault[] {
  const { name, inRung } = subject
  const source = inRung ? 'rung' : 'rows'
  const faults: CohortFault[] = []
  if (subject.system !== null && system !== null && sameName(system) !== sameName(subject.system))
    faults.push(at('system', 'system-differs', { employer: name, expected: subject.system, source }))
  if (subject.levyPayer !== null && levyPayer !== null && levyPayer !== subject.levyPayer)
    faults.push(
      at('levyPayer', 'levy-differs', { employer: name, expected: subject.levyPayer ? 'yes' : 'no', source }),
    )
  return faults
}

interface Names {
  /** The name this one is probably a misspelling of; null where it stands for itself. */
  meant(name: string): string | null
  written(name: string): string
}

/** A name not known is held against those known and those the file has more often. */
function settleNames(said: readonly (string | null)[], known: readonly string[]): Names {
  const written = new Map(known.map((name) => [sameName(name), name] as const))
  const counts = new Map<string, number>()
  const spelt = new Map<string, string>()
  for (const name of said) {
    if (name === null) continue
    const key = sameName(name)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (!spelt.has(key)) spelt.set(key, name)
  }
  const meant = new Map<string, string>()
  const sure = namesInUse(known)
  const oftenFirst = [...counts].toSorted(([, a], [, b]) => b - a)
  for (const [key] of oftenFirst) {
    const name = spelt.get(key) ?? key
    if (written.has(key)) continue
    const close = sure.closestTo(name)
    if (close === null) sure.add(name)
    else meant.set(key, close)
  }
  return {
    meant: (name) => meant.get(sameName(name)) ?? null,
    written: (name) => written.get(sameName(name)) ?? spelt.get(sameName(name)) ?? name,
  }
}

function settleEmployers(
  readings: readonly CohortReading[],
  known: KnownOrganisations,
  names: Names,
): Map<string, Settled> {
  const settled = new Map<string, Settled>(
    known.employers.map((employer) => [sameName(employer.name), { ...employer, inRung: true }]),
  )
  const said = new Map<string, CohortReading[]>()
  for (const reading of readings) {
    if (reading.employer === null || names.meant(reading.employer) !== null) continue
    const key = sameName(reading.employer)
    const same = said.get(key)
    if (same) same.push(reading)
    else if (!settled.has(key)) said.set(key, [reading])
  }
  for (const [key, same] of said) {
    settled.set(key, {
      name: same[0]?.employer ?? key,
      system: commonest(same.map(({ system }) => system)),
      levyPayer: commonest(same.map(({ levyPayer }) => levyPayer)),
      inRung: false,
    })
  }
  return settled
}

/** What is said most often; of two said as often, what was said first. */
export function commonest<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
