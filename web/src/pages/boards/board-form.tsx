import { isPlainDate } from '@rung/shared/kernel/plain-date'
import type { FormFault } from '../../form-faults.ts'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'

export const boardFields = ['title', 'meetsOn', 'members']

export interface BoardDetails {
  readonly title: string
  readonly meetsOn: string
  readonly members: readonly string[]
}

/** What was typed, or what is wrong with it before it is sent. Members stand one in a line. */
export function boardDetailsIn(form: FormData): { details: BoardDetails; faults: readonly FormFault[] } {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const members = text('members')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const meetsOn = text('meetsOn')
  const faults = isPlainDate(meetsOn)
    ? []
    : [{ field: 'meetsOn', message: 'Enter a real date, for example 5 January 2026' }]
  return { details: { title: text('title'), meetsOn, members }, faults }
}

export function BoardFields({ board, faults }: { board?: BoardDetails; faults: readonly FormFault[] }) {
  return (
    <>
      <TextField
        name="title"
        label="Name of the board"
        hint="For example Summer board 2026"
        defaultValue={board?.title}
        error={errorFor(faults, 'title')}
      />
      <DateField
        name="meetsOn"
        label="When does it meet?"
        defaultValue={board?.meetsOn}
        error={errorFor(faults, 'meetsOn')}
      />
      <TextArea
        name="members"
        label="Who sits on it?"
        hint="One name in a line, the chair first"
        warnAboutPatients={false}
        defaultValue={board?.members.join('\n')}
        error={errorFor(faults, 'members')}
      />
    </>
  )
}
