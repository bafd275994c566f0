import type { Entry } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { contentFrom, contentOf } from '../../drafts/entry-fields.ts'
import { ConflictDialog, type ConflictRow } from '../../ui/ConflictDialog.tsx'
import { categoryInWords } from '../../words/categories.ts'
import { entryStateInWords } from '../../words/entry-states.ts'
import { paidInWords } from './entry-words.ts'
import type { EntryFormState } from './use-entry-form.ts'

/** The entry was saved elsewhere since this form was opened, such as on another phone: both, side by side. */
export function ConflictOver({ form }: { form: EntryFormState }) {
  const { conflict, fields, busy } = form
  return (
    <ConflictDialog
      open={conflict !== null}
      what={conflict ? whatHappened(conflict) : ''}
      rows={conflict ? rowsOf(contentFrom(fields).content, contentOf(conflict)) : []}
      busy={busy !== null}
      onUseMine={form.useMine}
      onKeepTheirs={form.keepTheirs}
      onClose={form.closeConflict}
    />
  )
}

function whatHappened({ state }: Entry): string {
  return `This entry was saved in another place, and is now “${entryStateInWords(state, 'trainee').toLowerCase()}”`
}

type Content = ReturnType<typeof contentOf>

const shown: readonly { name: string; of: (content: Content) => string }[] = [
  { name: 'Date', of: ({ learnedOn }) => (learnedOn === null ? '' : formatDate(learnedOn)) },
  { name: 'Kind', of: ({ category }) => (category === null ? '' : categoryInWords(category)) },
  { name: 'What you did', of: ({ activity }) => activity },
  { name: 'What you learned', of: ({ learned }) => learned },
  { name: 'How long', of: ({ minutes }) => (minutes === null ? '' : formatMinutes(minutes)) },
  { name: 'Times', of: ({ startsAt, endsAt }) => (startsAt === null ? '' : `${startsAt} to ${endsAt}`) },
  { name: 'Module', of: ({ moduleCode }) => moduleCode ?? '' },
  { name: 'KSBs', of: ({ ksbs }) => ksbs.join(', ') },
  { name: 'Paid or in lieu', of: (content) => paidInWords(content) ?? '' },
]

function rowsOf(mine: Content, theirs: Content): ConflictRow[] {
  return shown
    .map(({ name, of }) => ({ name, mine: of(mine), theirs: of(theirs), differs: of(mine) !== of(theirs) }))
    .filter((row) => row.mine !== '' || row.theirs !== '')
}
