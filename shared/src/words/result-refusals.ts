import { formatDate } from '../kernel/plain-date.ts'
import type { CircumstancesRefusalCode } from '../rules/decide-circumstances.ts'
import type { ResultRefusalCode } from '../rules/decide-result.ts'
import type { ResultFaultCode } from '../rules/result-cell.ts'

import { notAskedSentence } from './attempt-words.ts'

type Detail = Readonly<Record<string, string | number>>
type Spoken = 'module-not-theirs' | 'clocks-skip-time' | 'nhs-number-in-text' | 'reason-missing'
type Code = Exclude<ResultRefusalCode | CircumstancesRefusalCode, ResultFaultCode | Spoken>

/** Why a result or a claim of mitigating circumstances is not taken, and what to do instead. */
export const resultRefusals: Record<Code, string | ((detail: Detail) => string)> = {
  'trainee-not-here': 'This trainee is not in this cohort. Open the grid again',
  'attempt-not-asked': (d) =>
    `${notAskedSentence(String(d.name), String(d.attempt))}. To enter a mark all the same, show everyone who takes the module`,
  'component-unknown': 'The module has no such component. Open the grid again',
  'result-ratified':
    'A board has ratified this result, so it cannot be changed or emptied here. Correct it and give a reason',
  'mark-first': 'Enter a mark first. When it was handed in, days late and feedback are kept with it',
  'handed-in-later': 'Enter today or a day that has passed. Nothing is handed in before it is there',
  'handed-in-long-after': (d) =>
    `This is more than a year after ${formatDate(String(d.dueOn))}, when it was due. Check both dates for a slip`,
  'days-late-worked-out':
    'A submission date is set, so days late are worked out. Enter when it was handed in',
  'result-not-ratified':
    'No board has ratified this result, so it is changed without a reason. Open the grid again',
  'correction-waits': 'A correction of this result waits for a board already. Change that one',
  'result-unchanged': 'This is what stands there already. Enter what is right',
  'claim-decided': 'This claim has been decided already',
  'claim-open-already': 'There is a claim for this component and attempt already',
  'own-claim': 'Someone else at the university has to decide your own claim',
  'effect-missing': 'Choose what accepting the claim does',
}
