import type { Entry } from '@rung/shared/contract/off-the-job'
import { useRef, useState } from 'react'
import { deviceFaults } from '../../drafts/check-entry.ts'
import { dropDraft, keepDraft } from '../../drafts/entry-drafts.ts'
import { contentFrom, type EntryFields, fieldOrder, fieldsFrom } from '../../drafts/entry-fields.ts'
import { putInOutbox, takeOutOfOutbox } from '../../drafts/outbox.ts'
import { type SendOutcome, sendEntry } from '../../drafts/send-entry.ts'
import { type FormFault, faultsFrom } from '../../form-faults.ts'
import type { EntryStart } from './load-entry-form.ts'

export type Done =
  | { readonly kind: 'sent'; readonly entry: Entry }
  /** Kept on this device until there is signal. */
  | { readonly kind: 'waits'; readonly fields: EntryFields; readonly submit: boolean }

/** Where the typed text is: nowhere but here yet, kept on the device, or the device would not keep it. */
export type Kept = 'untouched' | 'on-device' | 'failed'

export interface EntryFormState {
  fields: EntryFields
  errors: readonly FormFault[]
  /** Which of the two buttons is at work. */
  busy: 'submit' | 'draft' | null
  kept: Kept
  /** How the entry stands elsewhere, while the person chooses which version to keep. */
  conflict: Entry | null
  set: <F extends keyof EntryFields>(field: F, value: EntryFields[F]) => void
  keepAgain: () => void
  startAgain: () => void
  save: (submit: boolean) => Promise<void>
  useMine: () => Promise<void>
  keepTheirs: () => void
  closeConflict: () => void
}

export function useEntryForm(start: EntryStart, onDone: (done: Done) => void): EntryFormState {
  const { whose, choices, slot, entryId } = start
  const [fields, setFields] = useState(start.fields)
  const [errors, setErrors] = useState<readonly FormFault[]>(start.faults)
  const [busy, setBusy] = useState<EntryFormState['busy']>(null)
  const [kept, setKept] = useState<Kept>(start.restored ? 'on-device' : 'untouched')
  const [conflict, setConflict] = useState<Entry | null>(null)
  const version = useRef(start.version)
  const wantsToSubmit = useRef(true)

  const keepFields = (next: EntryFields) => {
    const draft = { entryId, version: version.current, fields: next }
    setKept(keepDraft(whose.personId, slot, draft) ? 'on-device' : 'failed')
  }
  const show = (next: EntryFields) => {
    setFields(next)
    setErrors([])
    setKept('untouched')
    dropDraft(whose.personId, slot)
  }
  const finish = (done: Done) => {
    dropDraft(whose.personId, slot)
    if (done.kind === 'sent') takeOutOfOutbox(whose.personId, entryId)
    onDone(done)
  }

  const save = async (submit: boolean) => {
    if (busy) return
    wantsToSubmit.current = submit
    const { content, unreadable } = contentFrom(fields)
    // With something unreadable in it, it is not sent; the rest is checked here, so that all is said at once.
    if (unreadable.length > 0) return setErrors(deviceFaults(fields, submit, choices))
    const toSend = { traineeId: whose.traineeId, entryId, version: version.current, content, submit }
    setBusy(submit ? 'submit' : 'draft')
    settle(await sendEntry(toSend), submit)
    setBusy(null)
  }
  const settle = (outcome: SendOutcome, submit: boolean) => {
    switch (outcome.kind) {
      case 'sent':
        return finish(outcome)
      case 'no-signal':
        return keepForLater(submit)
      case 'stale':
        return setConflict(outcome.current)
      case 'refused':
      case 'not-now':
        return setErrors(faultsFrom(outcome.problem, fieldOrder))
    }
  }
  const keepForLater = (submit: boolean) => {
    const faults = deviceFaults(fields, submit, choices)
    if (faults.length > 0) return setErrors(faults)
    const { content } = contentFrom(fields)
    const toSend = { traineeId: whose.traineeId, entryId, version: version.current, content, submit }
    if (putInOutbox(whose.personId, toSend)) finish({ kind: 'waits', fields, submit })
    else setErrors([{ message: 'There is no signal and this device could not keep it. Try again later' }])
  }

  return {
    fields,
    errors,
    busy,
    kept,
    conflict,
    set: (field, value) => {
      const next = { ...fields, [field]: value }
      setFields(next)
      keepFields(next)
    },
    keepAgain: () => keepFields(fields),
    startAgain: () => show(start.untouched),
    save,
    useMine: async () => {
      version.current = conflict?.version ?? version.current
      setConflict(null)
      await save(wantsToSubmit.current)
    },
    keepTheirs: () => {
      if (!conflict) return
      version.current = conflict.version
      takeOutOfOutbox(whose.personId, entryId)
      show(fieldsFrom(conflict))
      setConflict(null)
    },
    closeConflict: () => setConflict(null),
  }
}
