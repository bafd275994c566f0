import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

export type OptionRefusalCode =
  | 'option-not-in-group'
  | 'option-already-chosen'
  | 'option-not-chosen-yet'
  | 'option-in-the-future'
  | 'option-before-start'
  | 'option-unchanged'
  | 'option-has-results'
  | 'reason-missing'

interface Named {
  readonly code: string
  readonly title: string
}

export interface OptionChoice {
  readonly moduleCode: string
  readonly chosenOn: PlainDate
}

export interface OptionFacts {
  readonly options: readonly Named[]
  readonly chosen: (Named & { readonly on: PlainDate; readonly hasResults: boolean }) | null
  /** The trainee's first day. */
  readonly startsOn: PlainDate
  readonly today: PlainDate
}

type Fault = Refusal<OptionRefusalCode>

/**
 * Whether a trainee may choose this module from its group.
 * Basis: one module of each option group, chosen once. Example: a second choice names the first and its date.
 */
export function decideChoice(choice: OptionChoice, facts: OptionFacts): Outcome<OptionChoice> {
  const { chosen } = facts
  if (!chosen) return decide(choice, faultsOf(choice, facts))
  const { title, code, on } = chosen
  return decide(choice, [{ code: 'option-already-chosen', detail: { title, code, on } }])
}

/**
 * Whether the choice may be changed to this module.
 * Basis: until the first module has something to show; with a reason.
 */
export function decideChangedChoice(
  { reason, ...choice }: OptionChoice & { readonly reason: string },
  facts: OptionFacts,
): Outcome<OptionChoice> {
  const { chosen } = facts
  if (!chosen) return decide(choice, [{ code: 'option-not-chosen-yet' }])
  const { title, code, hasResults } = chosen
  if (hasResults) return decide(choice, [{ code: 'option-has-results', detail: { title, code } }])
  const same: Fault[] =
    choice.moduleCode === code ? [{ code: 'option-unchanged', field: 'moduleCode', detail: { title } }] : []
  const noReason: Fault[] = reason === '' ? [{ code: 'reason-missing', field: 'reason' }] : []
  return decide(choice, [...same, ...faultsOf(choice, facts), ...noReason])
}

function faultsOf({ moduleCode, chosenOn }: OptionChoice, facts: OptionFacts): Fault[] {
  const { options, startsOn, today } = facts
  const listed = options.some(({ code }) => code === moduleCode)
  const names = options.map(({ title, code }) => `${title} (${code})`).join(' or ')
  return [
    ...(listed
      ? []
      : [
          {
            code: 'option-not-in-group' as const,
            field: 'moduleCode',
            detail: { module: moduleCode, names },
          },
        ]),
    ...(chosenOn > today ? [{ code: 'option-in-the-future' as const, field: 'chosenOn' }] : []),
    // Choices are made on enrolment or after: up to a year before the first day is an application.
    ...(chosenOn < startsOn.replace(/^\d{4}/, (year) => String(Number(year) - 1))
      ? [{ code: 'option-before-start' as const, field: 'chosenOn', detail: { startsOn } }]
      : []),
  ]
}
