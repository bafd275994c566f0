import {
  type CircumstancesClaim,
  decideCircumstances,
  readEvidence,
  readTraineeResults,
} from '@rung/shared/contract/results'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { addressOf, call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { momentInWords } from '../../words/moments.ts'
import { claimStateWords } from './claim-words.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const me = await requireMe(request)
  const traineeId = params.traineeId ?? ''
  const results = await call(readTraineeResults, { params: { traineeId }, signal: request.signal })
  const claim = results.claims.find(({ id }) => id === params.claimId)
  if (!claim) throw new Response(null, { status: 404 })
  const module = results.modules.find(({ code }) => code === claim.moduleCode)
  return {
    claim,
    module,
    own: me.traineeId === traineeId,
    mayDecide: results.may.includes('decide-circumstances'),
  }
}

interface Outcome {
  faults: FormError[]
  decided?: boolean
}

const decisions = {
  defer: { decision: 'accepted', effect: 'defer' },
  'waive-lateness': { decision: 'accepted', effect: 'waive-lateness' },
  refuse: { decision: 'refused', effect: null },
} as const

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const chosen = text('decision')
  if (!(chosen in decisions)) return { faults: [{ field: 'decision', message: 'Choose what to decide' }] }
  const deferredTo = text('deferredTo')
  if (deferredTo !== '' && !isPlainDate(deferredTo))
    return { faults: [{ field: 'deferredTo', message: 'Enter a real date, for example 5 January 2026' }] }
  try {
    await call(decideCircumstances, {
      params: { traineeId: params.traineeId ?? '', claimId: params.claimId ?? '' },
      // Just seen to be one of them.
      body: {
        ...decisions[chosen as keyof typeof decisions],
        deferredTo: deferredTo || null,
        reason: text('reason'),
      },
      ifMatch: Number(text('version')),
    })
    return { faults: [], decided: true }
  } catch (error) {
    return {
      faults: formFaults(error, ['effect', 'deferredTo', 'reason']).map(({ field, message }) =>
        field === undefined ? { message } : { field: field === 'effect' ? 'decision' : field, message },
      ),
    }
  }
}

export function Component() {
  const { claim, module, own, mayDecide } = useLoaderData<typeof loader>()
  const outcome = useActionData<Outcome>()
  const faults = outcome?.faults ?? []
  const name = `${claim.trainee.givenName} ${claim.trainee.familyName}`
  const title = module?.components.find(({ key }) => key === claim.component)?.title
  return (
    <Page
      title="Mitigating circumstances"
      caption={own ? undefined : name}
      width="reading"
      back={{ text: 'Results', href: own ? paths.results() : paths.traineeResults(claim.trainee.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {outcome?.decided && <Notification title="The decision is saved" focus />}
      <KeyValue
        rows={[
          {
            key: 'Work',
            value: [claim.moduleCode, module?.title, title, attemptWords[claim.attempt].toLowerCase()]
              .filter(Boolean)
              .join(', '),
          },
          { key: 'What happened', value: claim.claim },
          { key: 'Evidence', value: <Evidence claim={claim} /> },
          { key: 'Claimed', value: `${claim.claimedBy.name}, ${momentInWords(claim.claimedAt)}` },
          { key: 'Decision', value: claimStateWords(claim) },
          ...(claim.reason ? [{ key: 'Reason', value: claim.reason }] : []),
          ...(claim.decidedBy && claim.decidedAt
            ? [{ key: 'Decided by', value: `${claim.decidedBy.name}, ${momentInWords(claim.decidedAt)}` }]
            : []),
        ]}
      />
      {mayDecide && !own && claim.state === 'claimed' && <Decide claim={claim} faults={faults} />}
    </Page>
  )
}

function Evidence({ claim }: { claim: CircumstancesClaim }) {
  return (
    <>
      {claim.evidence}
      {claim.files.map(({ id, name }) => (
        <span key={id}>
          <br />
          <AppLink
            href={addressOf(readEvidence, {
              params: { traineeId: claim.trainee.id, claimId: claim.id, fileId: id },
            })}
            download
          >
            Download {name}
          </AppLink>
        </span>
      ))}
    </>
  )
}

function Decide({ claim, faults }: { claim: CircumstancesClaim; faults: readonly FormError[] }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="version" value={claim.version} />
      <RadioGroup
        name="decision"
        label="What do you decide?"
        labelSize="m"
        choices={[
          {
            value: 'defer',
            text: 'Accept: defer the attempt',
            hint: 'It counts as not taken',
            conditional: (
              <DateField
                name="deferredTo"
                label="To which day?"
                optional
                error={errorFor(faults, 'deferredTo')}
              />
            ),
          },
          { value: 'waive-lateness', text: 'Accept: waive the lateness', hint: 'Being late costs no marks' },
          { value: 'refuse', text: 'Do not accept' },
        ]}
        error={errorFor(faults, 'decision')}
      />
      <TextArea
        name="reason"
        label="Reason"
        hint="Needed if you do not accept it. The trainee reads it"
        most={1000}
        rows={3}
        error={errorFor(faults, 'reason')}
      />
      <Button busy={busy}>Save the decision</Button>
    </Form>
  )
}
