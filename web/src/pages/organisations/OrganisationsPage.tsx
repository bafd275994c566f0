import { listOrganisations, type OrganisationRow } from '@rung/shared/contract/organisations'
import { type OrganisationKind, organisationKinds } from '@rung/shared/rules/grantable-roles'
import { mayEver } from '@rung/shared/rules/permissions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterableList } from '../../ui/FilterableList.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { organisationKindWords } from '../../words/accounts.ts'
import { countOf, formatCount } from '../../words/counts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const text = (name: string) => query.get(name)?.trim() || undefined
  const kind = organisationKinds.find((one) => one === query.get('kind')) ?? 'employer'
  const address = { kind, search: text('search'), after: text('after'), before: text('before') }
  return { address, answer: await call(listOrganisations, { query: address, signal: request.signal }) }
}

type Address = Awaited<ReturnType<typeof loader>>['address']

function addressWith(address: Address, change: Partial<Address>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...address, after: undefined, before: undefined, ...change }))
    if (value !== undefined && !(name === 'kind' && value === 'employer')) query.set(name, value)
  return paths.organisations(query.toString())
}

export function Component() {
  const { address, answer } = useLoaderData<typeof loader>()
  const { kind, search } = address
  const words = organisationKindWords[kind]
  const mayAdd = mayEver('change-organisations', useMe().roles) && kind !== 'region'
  const found = countOf(answer.total, words.one.toLowerCase(), words.many.toLowerCase()).replace(/epa/, 'EPA')
  return (
    <Page
      title="Organisations"
      aside={mayAdd && <ButtonLink href={paths.organisationNew(kind)}>Add {words.a}</ButtonLink>}
    >
      <TabLinks
        label="Kinds of organisation"
        tabs={organisationKinds.map((one) => ({
          text: organisationKindWords[one].many,
          href: addressWith(address, { kind: one }),
          current: one === kind,
          count: answer.counts.find((counted) => counted.kind === one)?.count ?? 0,
        }))}
      />
      <FilterableList
        key={search ?? ''}
        countSentence={search ? `${found} found` : found}
        filters={<TextField name="search" label="Name" type="search" defaultValue={search ?? ''} />}
        keep={kind === 'employer' ? {} : { kind }}
        chips={
          search ? [{ text: `Name: ${search}`, removeHref: addressWith(address, { search: undefined }) }] : []
        }
        clearHref={addressWith(address, { search: undefined })}
        previousHref={answer.previous ? addressWith(address, { before: answer.previous }) : undefined}
        nextHref={answer.next ? addressWith(address, { after: answer.next }) : undefined}
      >
        {answer.rows.length === 0 ? (
          <Nothing kind={kind} mayAdd={mayAdd} searched={search !== undefined} />
        ) : (
          <ResponsiveTable
            caption={words.many}
            hideCaption
            columns={columnsOf(kind)}
            rows={answer.rows}
            rowKey={({ id }) => id}
          />
        )}
      </FilterableList>
    </Page>
  )
}

function columnsOf(kind: OrganisationKind): TableColumn<OrganisationRow>[] {
  const partOf: TableColumn<OrganisationRow> = {
    key: 'partOf',
    heading: kind === 'employer' ? 'System' : 'Region',
    cell: (row) => row.partOf?.name ?? 'None',
  }
  const ukprn: TableColumn<OrganisationRow> = {
    key: 'ukprn',
    heading: 'UKPRN',
    cell: (row) => row.ukprn ?? 'Not known',
  }
  return [
    {
      key: 'name',
      heading: 'Name',
      rowHeading: true,
      cell: (row) => <AppLink href={paths.organisation(row.id)}>{row.name}</AppLink>,
    },
    ...(kind === 'region' || kind === 'epa-organisation' ? [] : [partOf]),
    ...(kind === 'region' || kind === 'system' ? [] : [ukprn]),
    {
      key: 'trainees',
      heading: 'Trainees you see',
      numeric: true,
      cell: (row) => formatCount(row.trainees),
    },
  ]
}

function Nothing({ kind, mayAdd, searched }: { kind: OrganisationKind; mayAdd: boolean; searched: boolean }) {
  const { a, many } = organisationKindWords[kind]
  if (searched)
    return (
      <EmptyState title="No name matches">
        <p>Check the spelling, or look under another kind of organisation.</p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={`No ${many.toLowerCase().replace('epa', 'EPA')} yet`}
      action={mayAdd && <AppLink href={paths.organisationNew(kind)}>Add {a}</AppLink>}
    >
      <p>They are shown here once they are added.</p>
    </EmptyState>
  )
}
