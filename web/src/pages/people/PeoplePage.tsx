import { listGrantableRoles, listPeople, type PersonRow } from '@rung/shared/contract/people'
import { type Role, roles } from '@rung/shared/rules/permissions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterableList, type FilterChip } from '../../ui/FilterableList.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/counts.ts'
import { roleInWords } from '../../words/roles.ts'
import { AccountState } from './AccountState.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const address = readAddress(new URL(request.url).searchParams)
  const [answer, { places }] = await Promise.all([
    call(listPeople, { query: address, signal: request.signal }),
    call(listGrantableRoles, { signal: request.signal }),
  ])
  return { address, answer, organisations: places.map(({ organisation }) => organisation) }
}

function readAddress(search: URLSearchParams) {
  const text = (name: string) => search.get(name)?.trim() || undefined
  const role: Role | undefined = roles.find((one) => one === search.get('role'))
  return {
    search: text('search'),
    role,
    organisation: text('organisation'),
    after: text('after'),
    before: text('before'),
  }
}
type Address = ReturnType<typeof readAddress>

/** The list with some of its parts changed, from its first page. */
function addressWith(address: Address, change: Partial<Address>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...address, after: undefined, before: undefined, ...change }))
    if (value !== undefined) query.set(name, value)
  return paths.people(query.toString())
}

export function Component() {
  const { address, answer, organisations } = useLoaderData<typeof loader>()
  const chips = chipsOf(address, organisations)
  return (
    <Page title="People" aside={<ButtonLink href={paths.personNew()}>Invite someone</ButtonLink>}>
      <FilterableList
        key={chips.map(({ text }) => text).join()}
        countSentence={
          chips.length > 0
            ? `${countOf(answer.total, 'person matches', 'people match')} these filters`
            : countOf(answer.total, 'person', 'people')
        }
        filters={<Filters address={address} organisations={organisations} />}
        chips={chips}
        clearHref={paths.people()}
        previousHref={answer.previous ? addressWith(address, { before: answer.previous }) : undefined}
        nextHref={answer.next ? addressWith(address, { after: answer.next }) : undefined}
      >
        {answer.rows.length === 0 ? (
          <Nothing filtered={chips.length > 0} />
        ) : (
          <ResponsiveTable
            caption="People"
            hideCaption
            columns={columns}
            rows={answer.rows}
            rowKey={({ id }) => id}
          />
        )}
      </FilterableList>
    </Page>
  )
}

const columns: TableColumn<PersonRow>[] = [
  {
    key: 'name',
    heading: 'Name',
    rowHeading: true,
    cell: (row) => (
      <>
        <AppLink href={paths.person(row.id)}>
          {row.givenName} {row.familyName}
        </AppLink>
        <span className="rung-person-email">{row.email}</span>
      </>
    ),
  },
  {
    key: 'roles',
    heading: 'Roles',
    cell: rolesInWords,
  },
  { key: 'account', heading: 'Account', cell: ({ account }) => <AccountState state={account} /> },
]

function rolesInWords({ roles: held, lineManagerAt }: PersonRow) {
  const managed = held.filter(({ role }) => role === 'manager').map(({ organisation }) => organisation)
  // A manager of the whole employer sees the same trainees and more.
  const only = lineManagerAt.filter((organisation) => !managed.includes(organisation))
  const lines = [
    ...held.map(({ role, organisation }) => `${roleInWords(role)}, ${organisation}`),
    ...only.map((organisation) => `Line manager, ${organisation}`),
  ]
  if (lines.length === 0) return 'None now'
  return (
    <ul className="rung-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

interface Named {
  id: string
  name: string
}

function Filters({ address, organisations }: { address: Address; organisations: readonly Named[] }) {
  return (
    <>
      <TextField
        name="search"
        label="Name or email address"
        type="search"
        defaultValue={address.search ?? ''}
      />
      <SelectField
        name="role"
        label="Role"
        placeholder="Any"
        defaultValue={address.role ?? ''}
        choices={roles.map((value) => ({ value, text: roleInWords(value) }))}
      />
      {organisations.length > 1 && (
        <SelectField
          name="organisation"
          label="Organisation"
          placeholder="Any"
          defaultValue={address.organisation ?? ''}
          choices={organisations.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
    </>
  )
}

function chipsOf(address: Address, organisations: readonly Named[]): FilterChip[] {
  const chip = (name: keyof Address, text: string | undefined): FilterChip[] =>
    text === undefined ? [] : [{ text, removeHref: addressWith(address, { [name]: undefined }) }]
  const at = organisations.find(({ id }) => id === address.organisation)
  return [
    ...chip('search', address.search && `Name or address: ${address.search}`),
    ...chip('role', address.role && roleInWords(address.role)),
    ...chip('organisation', address.organisation && (at?.name ?? 'One organisation')),
  ]
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="Nobody matches" action={<AppLink href={paths.people()}>Show everyone</AppLink>}>
      <p>Take off a filter, or check the spelling of the name.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nobody here yet" action={<AppLink href={paths.personNew()}>Invite someone</AppLink>}>
      <p>Mentors, managers and colleagues are shown here once they are invited.</p>
    </EmptyState>
  )
}
