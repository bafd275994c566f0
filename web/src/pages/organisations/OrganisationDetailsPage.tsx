import {
  changeOrganisation,
  type OrganisationView,
  readOrganisation,
} from '@rung/shared/contract/organisations'
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
import { staleAnswer } from '../../stale-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { loadAbove } from './load-above.ts'
import {
  bodyOf,
  OrganisationFields,
  type OrganisationTexts,
  organisationFields,
  organisationTexts,
} from './organisation-form.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { organisationId: params.organisationId ?? '' }
  const organisation = await call(readOrganisation, { params: ids, signal: request.signal })
  return { organisation, above: await loadAbove(organisation.kind, request.signal) }
}

interface Outcome {
  faults: FormError[]
  stale?: { mine: OrganisationTexts; current: OrganisationView }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome | Response> {
  const form = await request.formData()
  const mine = organisationTexts(form)
  const organisationId = params.organisationId ?? ''
  try {
    await call(changeOrganisation, {
      params: { organisationId },
      body: bodyOf(mine),
      ifMatch: Number(form.get('version')),
    })
    return redirect(`${paths.organisation(organisationId)}?done=details`)
  } catch (error) {
    const current = staleAnswer<OrganisationView>(error)
    return current
      ? { faults: [], stale: { mine, current } }
      : { faults: formFaults(error, organisationFields) }
  }
}

const textsOf = ({ name, ukprn, levyPayer, partOf }: OrganisationView): OrganisationTexts => ({
  name,
  ukprn: ukprn ?? '',
  levyPayer: levyPayer === null ? '' : levyPayer ? 'yes' : 'no',
  partOf: partOf?.id ?? '',
})

const names = { name: 'Name', ukprn: 'UKPRN', levyPayer: 'Pays the levy', partOf: 'Part of' }

export function Component() {
  const { organisation, above } = useLoaderData<typeof loader>()
  const { faults, stale } = useActionData<Outcome>() ?? { faults: [] }
  const busy = useNavigation().state !== 'idle'
  const shown = (field: keyof OrganisationTexts, text: string) =>
    field === 'partOf' ? (above.find(({ id }) => id === text)?.name ?? '') : text
  const theirs = stale && textsOf(stale.current)
  return (
    <Page
      title="Change details"
      caption={organisation.name}
      width="reading"
      back={{ text: 'Back', href: paths.organisation(organisation.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {stale && theirs && (
        <StaleForm
          mine={stale.mine}
          version={stale.current.version}
          what="Someone changed this organisation"
          rows={organisationFields.map((field) => ({
            name: names[field],
            mine: shown(field, stale.mine[field]),
            theirs: shown(field, theirs[field]),
          }))}
          theirsHref={paths.organisation(organisation.id)}
        />
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={organisation.version} />
        <OrganisationFields
          kind={organisation.kind}
          texts={textsOf(organisation)}
          above={above}
          faults={faults}
        />
        <Button busy={busy}>Save</Button>
      </Form>
    </Page>
  )
}
