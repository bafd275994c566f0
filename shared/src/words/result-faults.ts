import { resultSuffixes } from '../figures/academic-rules.ts'
import type { MarkSuffix } from '../rules/mark.ts'
import type { ResultFaultCode } from '../rules/result-cell.ts'
import type { ResultTableFaultCode } from '../rules/result-columns.ts'
import type { ResultNoteCode } from '../rules/result-student.ts'

import { notAskedSentence } from './attempt-words.ts'

type Detail = Readonly<Record<string, string | number>>
export type Words = string | ((detail: Detail) => string)

/** What is wrong with a mark, a student or a table of results, and how to put it right. */
export const resultFaultWords: Readonly<
  Record<ResultFaultCode | ResultTableFaultCode | ResultNoteCode, Words>
> = {
  'not-a-mark': (d) =>
    `‘${d.text}’ is not a mark. Enter a number from 0 to 100, NS for not submitted, or P or F`,
  'mark-over-100': (d) => `${d.text} is more than 100. Enter a mark from 0 to 100`,
  'mark-negative': 'Enter a mark from 0 to 100',
  'mark-too-precise': (d) => `${d.text} has more than one decimal. Enter a mark like 62.5`,
  'mark-comma': (d) => `Use a full stop, not a comma. If you mean ${d.meant}, enter ${d.meant}`,
  'student-missing': 'Enter the student number or the ULN',
  'student-unknown': (d) => `Nobody in this cohort has the number ${d.text}. Check it for a slip`,
  'student-repeated': (d) => `The same trainee is in row ${d.row}. Keep one of the rows`,
  'student-and-uln-differ':
    'The student number and the ULN belong to two different trainees. Correct one of them',
  'too-many-values': (d) =>
    `This row has ${d.values} values and there are ${d.columns} headings. Put each mark under its heading`,
  'module-not-theirs': (d) => `This trainee does not take ${d.moduleCode}. Take out the mark`,
  'module-recognised': (d) =>
    `${d.moduleCode} is recognised as prior learning. To enter a mark, take back the recognition first, at the credits of the trainee`,
  'mark-expected': 'This is marked in percent. Enter a number from 0 to 100',
  'pass-or-fail-expected': 'This is pass or fail. Enter P or F',
  'reason-needed': (d) =>
    `A board has ratified ${d.before}. Give a reason for the change. The old result stays in the history`,
  'component-closed': (d) =>
    d.stands
      ? `${d.stands} stands, so this is not taken again. Take out the mark`
      : 'This is not taken in this attempt. Take out the mark',
  'student-column-missing':
    'Add a column with the student number or the ULN. Rows are never matched by order',
  'no-result-columns': 'Head at least one column with the code of a module',
  'name-differs': (d) => `Rung has ${d.name} under this number. Check that it is the same person`,
  'attempt-not-due': (d) => notAskedSentence(String(d.name), String(d.attempt)),
}

/** What the letter after a mark means: 'C' → 'compensated'. */
export function suffixInWords(suffix: MarkSuffix): string {
  return resultSuffixes[suffix]
}
