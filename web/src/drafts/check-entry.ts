import type { EntryContentBody } from '@rung/shared/contract/off-the-job'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { decideDraft, decideEntry, type EntryFacts } from '@rung/shared/rules/decide-entry'
import { refusalSentence } from '@rung/shared/words/refusals'
import { type FormFault, faultOf, inOrder } from '../form-faults.ts'
import { contentFrom, type EntryFields, fieldOrder } from './entry-fields.ts'

/** What the device knows of the trainee. */
export interface KnownChoices {
  readonly modules: readonly { readonly code: string }[]
  readonly ksbs: readonly { readonly code: string }[]
  /** The first and last day on which learning may be logged, as last seen. */
  readonly earliest: string
  readonly latest: string
}

/**
 * What is wrong with it as far as the device can tell, for when the server cannot be asked: what cannot be read, and
 * the one rule with what the device knows. The server asks it again with everything, and decides.
 */
export function deviceFaults(fields: EntryFields, submit: boolean, choices: KnownChoices): FormFault[] {
  const { content, unreadable } = contentFrom(fields)
  const refusals = [...unreadable, ...refusalsOf(content, submit, choices)]
  return inOrder(
    refusals.map((refusal) => faultOf(refusal.field ?? '', refusalSentence(refusal), fieldOrder)),
    fieldOrder,
  )
}

function refusalsOf(content: EntryContentBody, submit: boolean, choices: KnownChoices): readonly Refusal[] {
  const outcome = submit ? decideEntry(content, factsFrom(choices)) : decideDraft(content)
  return outcome.ok ? [] : outcome.refusals
}

function factsFrom({ modules, ksbs, earliest, latest }: KnownChoices): EntryFacts {
  return {
    asOf: latest,
    period: { firstDay: earliest, breaks: [] },
    gatewayOn: null,
    withdrawnOn: null,
    otherMinutesOnDate: 0,
    clockTimesOnDate: [],
    moduleCodes: modules.map(({ code }) => code),
    ksbCodes: ksbs.map(({ code }) => code),
  }
}
