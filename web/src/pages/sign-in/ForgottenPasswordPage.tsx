import { requestReset } from '@rung/shared/contract/session'
import { type ActionFunctionArgs, Form, useActionData, useNavigation } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { type FormFault, faultsFrom } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'

type Outcome = { faults: FormFault[] } | { faults?: never; email: string; byMail: boolean }

export async function action({ request }: ActionFunctionArgs): Promise<Outcome> {
  const email = String((await request.formData()).get('email') ?? '').trim()
  if (email === '') return { faults: [{ field: 'email', message: 'Enter your email address' }] }
  try {
    return { email, ...(await call(requestReset, { body: { email } })) }
  } catch (error) {
    if (error instanceof ProblemError) return { faults: faultsFrom(error.problem, ['email']) }
    throw error
  }
}

const back = { text: 'Back to sign in', href: paths.signIn() }

export function Component() {
  const outcome = useActionData<Outcome>()
  if (outcome && !outcome.faults)
    return outcome.byMail ? <LookAtMail email={outcome.email} /> : <AskSomeone />
  return <AskForLink faults={outcome?.faults ?? []} />
}

function AskForLink({ faults }: { faults: FormFault[] }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Page title="Choose a new password" width="reading" back={back} failed={faults.length > 0}>
      <ErrorSummary errors={faults} />
      <p>Enter the email address you sign in with. We will send you a link to choose a new password.</p>
      <Form method="post" noValidate>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          error={errorFor(faults, 'email')}
        />
        <Button busy={busy}>Send the link</Button>
      </Form>
    </Page>
  )
}

function LookAtMail({ email }: { email: string }) {
  return (
    <Page title="Check your email" width="reading" back={back}>
      <p>
        If <strong>{email}</strong> has an account, a link is on its way to it. The link works once, for 24
        hours.
      </p>
      <h2 className="nhsuk-heading-m">If nothing arrives</h2>
      <p>Look in your junk mail, and check that this is the address you sign in with.</p>
      <p>Your manager, your university tutor or the programme team can also make a link for you.</p>
      <p>
        <AppLink href={paths.forgottenPassword()}>Try another email address</AppLink>
      </p>
    </Page>
  )
}

function AskSomeone() {
  return (
    <Page title="Ask for a link" width="reading" back={back}>
      <p>This copy of Rung does not send email, so we could not send you a link.</p>
      <p>
        Ask your manager, your university tutor or an administrator. They open your page under People and make
        a link for you to choose a new password.
      </p>
    </Page>
  )
}
