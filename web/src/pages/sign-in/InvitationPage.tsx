import type { Problem } from '@rung/shared/contract/problem'
import { readInvitation, useInvitation as useLink } from '@rung/shared/contract/session'
import { leastPasswordLength } from '@rung/shared/rules/password'
import { useState } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { type FormFault, faultsFrom } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { forgetMe } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'

const noLonger = new Set(['ended', 'not-found'])

export async function loader({ params }: LoaderFunctionArgs) {
  try {
    return { link: await call(readInvitation, { params: { token: params.token ?? '' } }) }
  } catch (error) {
    if (error instanceof ProblemError && noLonger.has(error.problem.code)) return { problem: error.problem }
    throw error
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const password = String((await request.formData()).get('password') ?? '')
  try {
    forgetMe(await call(useLink, { params: { token: params.token ?? '' }, body: { password } }))
  } catch (error) {
    if (error instanceof ProblemError) return faultsFrom(error.problem, ['password'])
    throw error
  }
  return redirect(paths.home())
}

export function Component() {
  const loaded = useLoaderData<typeof loader>()
  if (loaded.problem) return <LinkIsOver problem={loaded.problem} />
  return <ChoosePassword {...loaded.link} />
}

type Link = Awaited<ReturnType<typeof call<typeof readInvitation>>>

function ChoosePassword({ kind, givenName, familyName, email }: Link) {
  const faults = useActionData<FormFault[]>() ?? []
  const [password, setPassword] = useState('')
  const busy = useNavigation().state !== 'idle'
  const title = kind === 'invitation' ? `Welcome to Rung, ${givenName}` : 'Choose a new password'
  return (
    <Page title={title} width="reading" failed={faults.length > 0}>
      <ErrorSummary errors={faults} />
      <p>
        {kind === 'invitation' ? 'Choose a password to start. ' : ''}You sign in with <strong>{email}</strong>
        .
      </p>
      <Form method="post" noValidate>
        <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
        <PasswordField
          name="password"
          label="New password"
          hint={`${leastPasswordLength} characters or more. Three words that have nothing to do with each other are strong and easy to remember.`}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={errorFor(faults, 'password')}
        />
        <Button busy={busy}>Save password and sign in</Button>
      </Form>
      <p>
        This link is for {givenName} {familyName} only. If that is not you, close this page.
      </p>
    </Page>
  )
}

function LinkIsOver({ problem }: { problem: Problem }) {
  const known = problem.code === 'ended'
  return (
    <Page title={known ? problem.title : 'We do not know this link'} width="reading">
      <p>
        {known
          ? 'Each link works once and for a few days. If you have already chosen a password, sign in with it.'
          : 'Check that you copied the whole link. If it still does not work, ask the person who sent it for a new one.'}
      </p>
      {known && <p>Otherwise ask the person who sent it for a new one.</p>}
      <ButtonLink href={paths.signIn()}>Go to sign in</ButtonLink>
    </Page>
  )
}
