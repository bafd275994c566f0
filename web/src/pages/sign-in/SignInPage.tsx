import { type Persona, readDemonstration, signIn } from '@rung/shared/contract/session'
import { type ReactNode, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import type { FormFault } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { forgetMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Personas } from './Personas.tsx'

export const loader = () => call(readDemonstration)

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = String(form.get('email') ?? '').trim()
  const password = String(form.get('password') ?? '')
  const missing = whatIsMissing(email, password)
  if (missing.length > 0) return missing
  try {
    forgetMe(await call(signIn, { body: { email, password } }))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { title, detail } = error.problem
    return [{ message: detail ? `${title}. ${detail}` : title }]
  }
  return redirect(nextOf(request.url))
}

function whatIsMissing(email: string, password: string): FormFault[] {
  return [
    ...(email === '' ? [{ field: 'email', message: 'Enter your email address' }] : []),
    ...(password === '' ? [{ field: 'password', message: 'Enter your password' }] : []),
  ]
}

/** Only a screen of ours: an address that begins with two slashes is another site. */
export function nextOf(url: string): string {
  const next = new URL(url).searchParams.get('next') ?? ''
  return /^\/(?![/\\])/.test(next) ? next : paths.home()
}

export function Component() {
  const { personas, password: demoPassword } = useLoaderData<typeof loader>()
  const faults = useActionData<FormFault[]>() ?? []
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const busy = useNavigation().state !== 'idle'
  const button = useRef<HTMLButtonElement>(null)
  const fillIn = (persona: Persona) => {
    setEmail(persona.email)
    setPassword(demoPassword ?? '')
    button.current?.focus()
  }
  const form = (
    <Form method="post" noValidate>
      <ErrorSummary errors={faults} />
      <p className="rung-lead">See where each Trainee Assistant Practitioner stands, and what comes next.</p>
      <TextField
        name="email"
        label="Email address"
        type="email"
        autoComplete="username"
        spellCheck={false}
        value={email}
        onChange={setEmail}
        error={errorFor(faults, 'email')}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errorFor(faults, 'password')}
      />
      <Button busy={busy} ref={button}>
        Sign in
      </Button>
      <p>
        <AppLink href={paths.forgottenPassword()}>I have forgotten my password</AppLink>
      </p>
    </Form>
  )
  if (personas.length === 0) return <SignInFrame failed={faults.length > 0}>{form}</SignInFrame>
  return (
    <SignInFrame failed={faults.length > 0} wide>
      <div className="rung-sign-in">
        {form}
        <Personas personas={personas} chosen={email} onChoose={fillIn} />
      </div>
    </SignInFrame>
  )
}

function SignInFrame({ failed, wide, children }: { failed: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <Page title="Sign in" width={wide ? 'full' : 'reading'} failed={failed}>
      {children}
    </Page>
  )
}
