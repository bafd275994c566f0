import type { QueueRow } from '@rung/shared/contract/off-the-job'
import { longestReason, reasonRefusals } from '@rung/shared/rules/decide-sign-off'
import { refusalSentence } from '@rung/shared/words/refusals'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'
import { namesOf } from './sign-all.ts'

const usual = [
  'Say more about what you learned',
  'Check how long it took',
  'Check the date',
  'This was not new learning',
  'Choose the module or KSBs it belongs to',
]
const other = 'other'
const choices = [...usual.map((text) => ({ value: text, text })), { value: other, text: 'Something else' }]

interface Props {
  entries: readonly QueueRow[]
  busy: boolean
  onReturn: (reason: string) => void
  onCancel: () => void
}

/** Why it goes back, so that the trainee can put it right. The usual reasons are one tap. */
export function ReturnDialog({ entries, busy, onReturn, onCancel }: Props) {
  return (
    <Dialog
      open={entries.length > 0}
      title={`Return ${countOf(entries.length, 'entry', 'entries')} to ${namesOf(entries)}`}
      onClose={onCancel}
    >
      <Reason
        one={entries.length === 1 ? entries[0] : undefined}
        busy={busy}
        onReturn={onReturn}
        onCancel={onCancel}
      />
    </Dialog>
  )
}

function Reason({ one, busy, onReturn, onCancel }: Omit<Props, 'entries'> & { one: QueueRow | undefined }) {
  const [choice, setChoice] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const ownWords = choice === other
  const send = (event: FormEvent) => {
    event.preventDefault()
    const reason = ownWords ? words.trim() : choice
    const fault = faultOf(choice, reason)
    setError(fault)
    if (fault === undefined) onReturn(reason)
    else document.getElementById(ownWords ? 'words' : 'reason')?.focus()
  }
  return (
    <form noValidate onSubmit={send}>
      {one && <p>{one.activity}</p>}
      <RadioGroup
        name="reason"
        label="What should they put right?"
        choices={choices}
        value={choice}
        onChange={(value) => {
          setChoice(value)
          setError(undefined)
        }}
        error={ownWords ? undefined : error}
      />
      {ownWords && (
        <TextArea
          name="words"
          label="Tell them what to put right"
          most={longestReason}
          rows={3}
          value={words}
          onChange={setWords}
          error={error}
        />
      )}
      <div className="rung-buttons">
        <Button busy={busy}>Return</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function faultOf(choice: string, reason: string): string | undefined {
  if (choice === '') return 'Choose what they should put right'
  const [refusal] = reasonRefusals(reason)
  return refusal && refusalSentence(refusal)
}
