import { type OrganisationView, readOrganisation } from '@rung/shared/contract/organisations'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { organisationKindWords } from '../../words/accounts.ts'
import { formatCount } from '../../words/counts.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readOrganisation, {
    params: { organisationId: params.organisationId ?? '' },
    signal: request.signal,
  })
}

export function Component() {
  const organisation = useLoaderData<typeof loader>()
  const done = useSearchParams()[0].get('done')
  return (
    <Page
      title={organisation.name}
      caption={organisationKindWords[organisation.kind].one}
      breadcrumbs={[{ text: 'Organisations', href: paths.organisations(`kind=${organisation.kind}`) }]}
    >
      {done === 'added' && <Notification title={`${organisation.name} is added`} />}
      {done === 'details' && <Notification title="Details saved" />}
      <SummaryCard
        title="Details"
        actions={
          organisation.mayChange && (
            <AppLink href={paths.organisationDetails(organisation.id)}>
              Change<span className="nhsuk-u-visually-hidden"> the details</span>
            </AppLink>
          )
        }
      >
        <KeyValue noBorder rows={rowsOf(organisation)} />
      </SummaryCard>
      {organisation.parts.length > 0 && <Parts organisation={organisation} />}
    </Page>
  )
}

function rowsOf({ id, kind, name, ukprn, levyPayer, partOf, trainees }: OrganisationView) {
  const counted = formatCount(trainees)
  const list = kind === 'employer' && trainees > 0
  return [
    { key: 'Name', value: name },
    ...(kind === 'region' || kind === 'system' ? [] : [{ key: 'UKPRN', value: ukprn ?? 'Not known' }]),
    ...(kind === 'employer' ? [{ key: 'Pays the apprenticeship levy', value: yesOrNo(levyPayer) }] : []),
    ...(partOf
      ? [{ key: 'Part of', value: <AppLink href={paths.organisation(partOf.id)}>{partOf.name}</AppLink> }]
      : []),
    {
      key: 'Trainees you see',
      value: list ? <AppLink href={paths.trainees(`employer=${id}`)}>{counted}</AppLink> : counted,
    },
  ]
}

const yesOrNo = (value: boolean | null) => (value === null ? 'Not known' : value ? 'Yes' : 'No')

function Parts({ organisation }: { organisation: OrganisationView }) {
  return (
    <SummaryCard title={organisation.kind === 'system' ? 'Employers in it' : 'What is in it'}>
      <ul className="rung-lines">
        {organisation.parts.map((part) => (
          <li key={part.id}>
            <AppLink href={paths.organisation(part.id)}>{part.name}</AppLink>
            {organisation.kind === 'region' && (
              <span className="rung-muted">, {organisationKindWords[part.kind].one.toLowerCase()}</span>
            )}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}
