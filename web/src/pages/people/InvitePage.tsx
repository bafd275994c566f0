import { invitePerson, listGrantableRoles } from '@rung/shared/contract/people'
import type { ReactNode } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { CheckInvite } from './CheckInvite.tsx'
import { dropDraft, type InviteDraft, keepDraft, readDraft } from './invite-draft.ts'
import {
  DatesQuestion,
  MentorQuestion,
  OrganisationQuestion,
  RolesQuestion,
  WhoQuestion,
} from './invite-questions.tsx'
import {
  answersOf,
  bodyOf,
  faultsIn,
  firstUnanswered,
  type InviteFacts,
  type InviteStep,
  inviteSteps,
  stepAfter,
  stepsFor,
} from './invite-steps.ts'

const stepIn = (name: string | undefined): InviteStep => inviteSteps.find((step) => step === name) ?? 'who'
const addressOf = (step: InviteStep) => paths.personNew(step === 'who' ? '' : step)

export async function loader({ params, request }: LoaderFunctionArgs) {
  const facts = await call(listGrantableRoles, { signal: request.signal })
  const draft = readDraft()
  const step = stepIn(params.step)
  const missing = firstUnanswered(facts, draft)
  const steps = stepsFor(facts, draft)
  // An address further on than the answers reach leads to the first question that is open.
  if (missing && steps.indexOf(step) > steps.indexOf(missing)) throw redirect(addressOf(missing))
  return { facts, draft, step }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<FormError[] | Response> {
  const form = await request.formData()
  const facts = await call(listGrantableRoles)
  const step = stepIn(params.step)
  if (step === 'check') return send(facts)
  const draft = keepDraft(answersOf(step, form, facts))
  const faults = faultsIn(step, draft, facts)
  if (faults.length > 0) return faults
  const changing = new URL(request.url).searchParams.get('from') === 'check'
  const next = changing ? (firstUnanswered(facts, draft) ?? 'check') : stepAfter(step, facts, draft)
  return redirect(addressOf(next))
}

async function send(facts: InviteFacts): Promise<FormError[] | Response> {
  const draft = readDraft()
  try {
    const { personId, known, sent } = await call(invitePerson, { body: bodyOf(facts, draft), key: draft.key })
    dropDraft()
    return redirect(paths.personInvited(personId, known ? 'known' : sent ? 'sent' : 'not-sent'))
  } catch (error) {
    return formFaults(error, [])
  }
}

export function Component() {
  const { facts, draft, step } = useLoaderData<typeof loader>()
  const faults = useActionData<FormError[]>() ?? []
  const steps = stepsFor(facts, draft)
  const before = steps[steps.indexOf(step) - 1]
  const back = before
    ? { text: 'Back', href: addressOf(before) }
    : { text: 'Back to people', href: paths.people() }
  if (facts.places.length === 0) return <NothingToGive />
  return (
    <Page
      key={step}
      title={step === 'check' ? 'Check the invitation' : 'Invite someone'}
      heading={step === 'check' ? undefined : questions[step].heading}
      caption={step === 'check' ? undefined : 'Invite someone'}
      width="reading"
      back={back}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {step === 'check' ? (
        <CheckInvite facts={facts} draft={draft} hrefOf={(one) => `${addressOf(one)}?from=check`}>
          <StepForm button="Send invitation" />
        </CheckInvite>
      ) : (
        <StepForm button="Continue">
          <Question step={step} facts={facts} draft={draft} faults={faults} />
        </StepForm>
      )}
    </Page>
  )
}

const questions = {
  who: { heading: 'Who do you want to invite?', Question: WhoQuestion },
  organisation: { heading: 'Where do they work?', Question: OrganisationQuestion },
  roles: { heading: 'What will they do in Rung?', Question: RolesQuestion },
  dates: { heading: 'From when?', Question: DatesQuestion },
  mentor: { heading: 'Their mentor record', Question: MentorQuestion },
} as const

export interface QuestionProps {
  facts: InviteFacts
  draft: InviteDraft
  faults: readonly FormError[]
}

function Question({ step, ...props }: QuestionProps & { step: keyof typeof questions }) {
  const { Question: Fields } = questions[step]
  return <Fields {...props} />
}

function StepForm({ button, children }: { button: string; children?: ReactNode }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" noValidate>
      {children}
      <Button busy={busy}>{button}</Button>
    </Form>
  )
}

function NothingToGive() {
  return (
    <Page title="Invite someone" width="reading" back={{ text: 'Back to people', href: paths.people() }}>
      <EmptyState title="There is no role for you to give">
        <p>Managers invite to their employer, tutors to their university. Ask an administrator.</p>
      </EmptyState>
    </Page>
  )
}
