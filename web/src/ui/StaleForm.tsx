import { useState } from 'react'
import { useNavigate, useNavigation, useSubmit } from 'react-router'
import { ConflictDialog, type ConflictRow } from './ConflictDialog.tsx'

export interface StaleFormProps {
  /** What was sent, by field, to be sent again for the version that is there now. */
  mine: Readonly<Record<string, string | readonly string[]>>
  version: number
  /** 'Someone changed this person' */
  what: string
  rows: readonly Omit<ConflictRow, 'differs'>[]
  /** Where it is shown as it is now. */
  theirsHref: string
}

/**
 * For a form whose action found that somebody saved first: asks whose version to keep, and sends or leaves. Closed, the
 * form is as it was typed.
 */
export function StaleForm({ mine, version, what, rows, theirsHref }: StaleFormProps) {
  const submit = useSubmit()
  const navigate = useNavigate()
  const busy = useNavigation().state !== 'idle'
  const [closed, setClosed] = useState<number | null>(null)
  return (
    <ConflictDialog
      open={closed !== version}
      what={what}
      rows={rows.map((row) => ({ ...row, differs: row.mine !== row.theirs }))}
      busy={busy}
      onUseMine={() => submit(formOf(mine, version), { method: 'post' })}
      onKeepTheirs={() => navigate(theirsHref)}
      onClose={() => setClosed(version)}
    />
  )
}

function formOf(mine: StaleFormProps['mine'], version: number): FormData {
  const form = new FormData()
  for (const [name, texts] of Object.entries(mine)) for (const text of [texts].flat()) form.append(name, text)
  form.set('version', String(version))
  return form
}
