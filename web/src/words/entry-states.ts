/** What has been decided about an off-the-job entry, as its trainee and mentor read it. */
export const entryStateWords = {
  draft: { text: 'Draft', colour: 'grey' },
  submitted: { text: 'Waiting for signature', colour: 'blue' },
  signed: { text: 'Signed', colour: 'green' },
  returned: { text: 'Returned to you', colour: 'orange' },
  reversed: { text: 'Reversed', colour: 'grey' },
} as const

export type EntryStateName = keyof typeof entryStateWords

/** Only the trainee reads "Returned to you"; everyone else reads "Returned". */
export function entryStateInWords(state: EntryStateName, reader: 'trainee' | 'other' = 'other'): string {
  if (state === 'returned' && reader === 'other') return 'Returned'
  return entryStateWords[state].text
}
