import type { AnswerOf, AnyEndpoint } from '@rung/shared/contract/endpoint'
import { redirect, useActionData } from 'react-router'
import { call } from './api-client.ts'
import { type FormFault, formFaults } from './form-faults.ts'
import { staleAnswer } from './stale-answer.ts'

/** What came of a form that was sent and is still open. */
export interface FormOutcome<Mine = never, Current = never> {
  readonly faults: readonly FormFault[]
  /** Somebody saved first: what was typed here, and what is there now. */
  readonly stale?: { readonly mine: Mine; readonly current: Current }
}

interface Saving<E extends AnyEndpoint, Mine> {
  /** Those a refusal may name. */
  readonly fields: readonly string[]
  /** What was typed, kept beside what is there now where somebody saved first. */
  readonly mine: Mine
  /** Where the page goes on once it is saved. */
  readonly goTo: (answer: AnswerOf<E>) => string
}

/** The end of a form's action: sends what was read, goes on where it is saved, else says what stopped it. */
export async function saveForm<E extends AnyEndpoint, Mine>(
  endpoint: E,
  sent: Parameters<typeof call<E>>[1],
  { fields, mine, goTo }: Saving<E, Mine>,
): Promise<FormOutcome<Mine, AnswerOf<E>> | Response> {
  try {
    return redirect(goTo(await call(endpoint, sent)))
  } catch (error) {
    const current = staleAnswer<AnswerOf<E>>(error)
    return current === undefined
      ? { faults: formFaults(error, fields) }
      : { faults: [], stale: { mine, current } }
  }
}

type OutcomeOf<Action extends (...args: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<Action>>,
  Response
>

const none: { faults: never[]; stale?: undefined } = { faults: [] }

/** What came of the form of this page, by its action; nothing before it is sent. */
export const useFormOutcome = <Action extends (...args: never[]) => Promise<unknown>>() =>
  useActionData<OutcomeOf<Action>>() ?? none
