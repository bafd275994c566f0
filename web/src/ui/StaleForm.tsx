import { useNavigate, useNavigation, useSubmit } from 'react-router'
import { ConflictDialog, type ConflictRow } from './ConflictDialog.tsx'

export interface StaleFormProps {
  /** What was sent, by field, to be sent again for the version that is there now. */
  mine: Readonly<Record<string, string>>
  version: number
  /** 'Someone changed this person' */
  what: string
  rows: readonly Omit<ConflictRow, 'differs'>[]
  /** Where it is shown as it is now. */
  theirsHref: string
}

/** For a form whose action found that somebody saved first: asks whose version to keep, and sends or leaves. */
export function StaleForm({ mine, version, what, rows, theirsHref }: StaleFormProps) {
  const submit = useSubmit()
  const navigate = useNavigate()
  const busy = useNavigation().state !== 'idle'
  const leave = () => navigate(theirsHref)
  return (
    <ConflictDialog
      open
      what={what}
      rows={rows.map((row) => ({ ...row, differs: row.mine !== row.theirs }))}
      busy={busy}
      onUseMine={() => submit({ ...mine, version: String(version) }, { method: 'post' })}
      onKeepTheirs={leave}
      onClose={leave}
    />
  )
}
