import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { SaveState } from '../../ui/SaveState.tsx'
import { ConflictOver } from './ConflictOver.tsx'
import { EntryQuestions } from './EntryQuestions.tsx'
import type { EntryChoices } from './load-choices.ts'
import type { EntryFormState } from './use-entry-form.ts'

interface EntryFormProps {
  form: EntryFormState
  choices: EntryChoices
  /** The one primary button: 'Submit for signature', 'Send again'. */
  submit: string
  restored: boolean
  /** After the two buttons: deleting a draft. */
  more?: ReactNode
}

/** The whole entry on one screen. What is typed is kept on the device with every letter. */
export function EntryForm({ form, choices, submit, restored, more }: EntryFormProps) {
  const [round, setRound] = useState(0)
  const startAgain = () => {
    form.startAgain()
    setRound(round + 1)
  }
  return (
    <>
      <ErrorSummary errors={form.errors satisfies readonly FormError[]} />
      {restored && round === 0 && <Restored onStartAgain={startAgain} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.save(true)
        }}
      >
        <EntryQuestions key={round} form={form} choices={choices} />
        <Buttons form={form} submit={submit} more={more} />
      </form>
      <ConflictOver form={form} />
    </>
  )
}

function Restored({ onStartAgain }: { onStartAgain: () => void }) {
  return (
    <div className="otj-restored" role="status">
      <p>This is what you had typed. It was kept on this device.</p>
      <Button type="button" kind="quiet" onClick={onStartAgain}>
        Clear it and start again
      </Button>
    </div>
  )
}

function Buttons({ form, submit, more }: Pick<EntryFormProps, 'form' | 'submit' | 'more'>) {
  return (
    <>
      <div className="rung-buttons otj-buttons">
        <Button busy={form.busy === 'submit'}>{submit}</Button>
        <Button type="button" kind="secondary" busy={form.busy === 'draft'} onClick={() => form.save(false)}>
          Save as draft
        </Button>
        {more}
      </div>
      <KeptState form={form} />
    </>
  )
}

function KeptState({ form }: { form: EntryFormState }) {
  if (form.kept === 'failed') return <SaveState state="failed" onRetry={form.keepAgain} />
  return (
    <p className="rung-save" role="status">
      {form.kept === 'on-device' && 'What you type is kept on this device until you submit it.'}
    </p>
  )
}
