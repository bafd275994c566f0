import type { QueueRow } from '@rung/shared/contract/off-the-job'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { countOf } from '../../words/counts.ts'

const usual = [
  'Say more about what you learned',
  'Check how long it took',
  'Check the date',
  'This was not new learning',
  'Choose the module or KSBs it belongs to',
]
const other = 'other'

interface Props {
  entries: readonly QueueRow[]
  busy: boolean
  onReturn: (reason: string) => void
  onCancel: () => void
}

/** Why it goes back, so that the trainee can put it right. The usual reasons are one tap. */
export function ReturnDialog({ entries, busy, onReturn, onCancel }: Props) {
  const [first] = entries
  const whose = first ? first.trainee.givenName : ''
  return (
    <Dialog
      open={entries.length > 0}
      title={`Return ${countOf(entries.length, 'entry', 'entries')} to ${whose}`}
      onClose={onCancel}
    >
      <Reason busy={busy} onReturn={onReturn} onCancel={onCancel} />
    </Dialog>
  )
}

function Reason({ busy, onReturn, onCancel }: Omit<Props, 'entries'>) {
  const [choice, setChoice] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState<string>()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const reason = choice === other ? words.trim() : choice
    if (reason.length < 5)
      return setError(choice === other ? 'Say in a few words what to put right' : 'Choose a reason')
    onReturn(reason)
  }
  return (
    <form noValidate onSubmit={send}>
      <RadioGroup
        name="reason"
        label="What should they put right?"
        choices={[...usual.map((text) => ({ value: text, text })), { value: other, text: 'Something else' }]}
        value={choice}
        onChange={(value) => {
          setChoice(value)
          setError(undefined)
        }}
        error={choice === other ? undefined : error}
      />
      {choice === other && (
        <TextArea
          name="words"
          label="Tell them what to put right"
          most={1000}
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
