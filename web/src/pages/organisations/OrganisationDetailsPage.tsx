import {
  changeOrganisation,
  type OrganisationView,
  readOrganisation,
} from '@rung/shared/contract/organisations'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { FormPage } from '../../ui/SaveForm.tsx'
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

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const mine = organisationTexts(form)
  return saveForm(
    changeOrganisation,
    {
      params: { organisationId: params.organisationId ?? '' },
      body: bodyOf(mine),
      ifMatch: Number(form.get('version')),
    },
    { fields: organisationFields, mine, goTo: ({ id }) => `${paths.organisation(id)}?done=details` },
  )
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
  const { faults, stale } = useFormOutcome<typeof action>()
  const shown = (field: keyof OrganisationTexts, text: string) =>
    field === 'partOf' ? (above.find(({ id }) => id === text)?.name ?? '') : text
  const theirs = stale && textsOf(stale.current)
  return (
    <FormPage
      title="Change details"
      caption={organisation.name}
      back={{ text: 'Back', href: paths.organisation(organisation.id) }}
      faults={faults}
      version={organisation.version}
      button="Save"
      stale={
        stale &&
        theirs && (
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
        )
      }
    >
      <OrganisationFields
        kind={organisation.kind}
        texts={textsOf(organisation)}
        above={above}
        faults={faults}
      />
    </FormPage>
  )
}
