import { createOrganisation } from '@rung/shared/contract/organisations'
import { type OrganisationKind, organisationKinds } from '@rung/shared/rules/grantable-roles'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { FormPage } from '../../ui/SaveForm.tsx'
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

export async function action({ params, request }: ActionFunctionArgs) {
  const texts = organisationTexts(await request.formData())
  return saveForm(
    createOrganisation,
    { body: { kind: kindIn(params.kind), ...bodyOf(texts) } },
    {
      fields: organisationFields,
      mine: null,
      goTo: ({ id }) => `${paths.organisation(id)}?done=added`,
    },
  )
}

const noTexts = organisationTexts(new FormData())

export function Component() {
  const { kind, above } = useLoaderData<typeof loader>()
  const { faults } = useFormOutcome<typeof action>()
  return (
    <FormPage
      title={`Add ${organisationKindWords[kind].a}`}
      back={{ text: 'Back to organisations', href: paths.organisations(`kind=${kind}`) }}
      faults={faults}
      button="Add"
    >
      <OrganisationFields kind={kind} texts={noTexts} above={above} faults={faults} />
    </FormPage>
  )
}
