import { createOrganisation } from '@rung/shared/contract/organisations'
import { type OrganisationKind, organisationKinds } from '@rung/shared/rules/grantable-roles'
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
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { organisationKindWords } from '../../words/accounts.ts'
import { loadAbove } from './load-above.ts'
import { bodyOf, OrganisationFields, organisationFields, organisationTexts } from './organisation-form.tsx'

function kindIn(name: string | undefined): OrganisationKind {
  const kind = organisationKinds.find((one) => one === name && one !== 'region')
  if (!kind) throw new Response(null, { status: 404 })
  return kind
}

export async function loader({ params, request }: LoaderFunctionArgs) {
  const kind = kindIn(params.kind)
  return { kind, above: await loadAbove(kind, request.signal) }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<FormError[] | Response> {
  const texts = organisationTexts(await request.formData())
  try {
    const { id } = await call(createOrganisation, { body: { kind: kindIn(params.kind), ...bodyOf(texts) } })
    return redirect(`${paths.organisation(id)}?done=added`)
  } catch (error) {
    return formFaults(error, organisationFields)
  }
}

const noTexts = organisationTexts(new FormData())

export function Component() {
  const { kind, above } = useLoaderData<typeof loader>()
  const faults = useActionData<FormError[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  return (
    <Page
      title={`Add ${organisationKindWords[kind].a}`}
      width="reading"
      back={{ text: 'Back to organisations', href: paths.organisations(`kind=${kind}`) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate>
        <OrganisationFields kind={kind} texts={noTexts} above={above} faults={faults} />
        <Button busy={busy}>Add</Button>
      </Form>
    </Page>
  )
}
