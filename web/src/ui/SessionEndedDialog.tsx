import { type FormEvent, useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { PasswordField } from './PasswordField.tsx'

const fieldName = 'session-password'

export interface SessionEndedDialogProps {
  open: boolean
  /** Who was signed in. Somebody else signs in on the sign-in page, so that nobody sends another's work. */
  email: string
  /** Answers with what went wrong, or null when signed in. */
  onSignIn: (password: string) => Promise<string | null>
  /** To the sign-in page, leaving the page. */
  onSignInAsOther: () => void
}

/** Over the page, when the session ended while someone was working: they sign in again in place and go on. */
export function SessionEndedDialog({ open, email, onSignIn, onSignInAsOther }: SessionEndedDialogProps) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (error !== null) document.getElementById(fieldName)?.focus()
  }, [error])
  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (password === '') return setError('Enter your password')
    setError(null)
    setBusy(true)
    const refused = await onSignIn(password)
    setBusy(false)
    setError(refused)
    if (refused === null) setPassword('')
  }
  return (
    <Dialog open={open} title="Sign in again to go on">
      <p>You were signed out because you were away for a while. What you typed is still here.</p>
      <form noValidate onSubmit={signIn}>
        <p className="rung-dialog__who">
          Signed in as <strong>{email}</strong>
        </p>
        <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
        <PasswordField
          name={fieldName}
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={error ?? undefined}
        />
        <div className="rung-buttons">
          <Button busy={busy}>Sign in</Button>
          <Button type="button" kind="quiet" onClick={onSignInAsOther}>
            Sign in as someone else
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
