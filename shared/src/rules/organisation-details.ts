import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import type { OrganisationKind } from './grantable-roles.ts'
import { isUkprn } from './unique-learner-number.ts'

export type OrganisationRefusalCode =
  | 'name-missing'
  | 'ukprn-wrong'
  | 'part-of-missing'
  | 'part-of-wrong-kind'
  | 'part-of-not-yours'
  | 'kind-not-yours'
  | 'curriculum-unknown'
  | 'standard-unknown'
  | 'assessment-plan-unknown'
  | 'university-unknown'
  | 'cohort-ends-before-start'
  | 'cohort-too-long'

/** What an organisation is part of; a region and an EPA organisation are part of nothing. */
export const partOfKind: Record<OrganisationKind, OrganisationKind | null> = {
  employer: 'system',
  university: 'region',
  system: 'region',
  region: null,
  'epa-organisation': null,
}

export interface OrganisationDetails {
  readonly name: string
  readonly ukprn: string | null
  /** Whether it pays the apprenticeship levy; null where that is not known or does not apply. */
  readonly levyPayer: boolean | null
}

/** The organisation it is to be part of; null where none was chosen. */
type PartOf = { readonly kind: OrganisationKind; readonly mine: boolean } | null

/**
 * Whether an organisation can be kept so.
 * Example: an employer 'Moorside NHS Trust' with UKPRN 10007141 in a system one looks after is accepted.
 */
export function decideOrganisation(
  kind: OrganisationKind,
  details: OrganisationDetails,
  partOf: PartOf,
): Outcome<OrganisationDetails, OrganisationRefusalCode> {
  const faults: Refusal<OrganisationRefusalCode>[] = []
  if (details.name === '') faults.push({ code: 'name-missing', field: 'name' })
  if (details.ukprn !== null && !isUkprn(details.ukprn)) faults.push({ code: 'ukprn-wrong', field: 'ukprn' })
  return decide(details, [...faults, ...faultsOfPartOf(partOfKind[kind], partOf)])
}

function faultsOfPartOf(
  expected: OrganisationKind | null,
  partOf: PartOf,
): Refusal<OrganisationRefusalCode>[] {
  const fault = (code: OrganisationRefusalCode) => [{ code, field: 'partOf' }]
  if (expected === null) return partOf === null ? [] : fault('part-of-wrong-kind')
  if (partOf === null) return fault('part-of-missing')
  if (partOf.kind !== expected) return fault('part-of-wrong-kind')
  return partOf.mine ? [] : fault('part-of-not-yours')
}

const longestCohortMonths = 72

/** Whether a cohort's days can be so. Example: 4 January 2021 to 2 January 2023 can. */
export function decideCohortDays(
  startsOn: PlainDate,
  plannedEndOn: PlainDate,
): Outcome<null, OrganisationRefusalCode> {
  const field = 'plannedEndOn'
  if (plannedEndOn <= startsOn) return decide(null, [{ code: 'cohort-ends-before-start', field }])
  const latest = addMonths(startsOn, longestCohortMonths)
  return decide(null, plannedEndOn > latest ? [{ code: 'cohort-too-long', field }] : [])
}
