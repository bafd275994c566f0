import type { PersonView, RoleHeldView } from '@rung/shared/contract/people'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { roleInWords } from '../../words/roles.ts'

export function RolesHeld({ person }: { person: PersonView }) {
  const mayGive = !person.self && person.account !== 'ended'
  const give = <AppLink href={paths.personRoleNew(person.id)}>Give a role</AppLink>
  return (
    <SummaryCard title="Roles" flush={person.roles.length > 0} actions={mayGive && give}>
      {person.roles.length === 0 ? (
        <EmptyState title="No role" headingLevel={3}>
          <p>
            {person.lineManages.length > 0
              ? `${person.givenName} sees the trainees they line-manage. Give a role if they need more.`
              : `${person.givenName} can sign in and see their account, and nothing else, until you give a role.`}
          </p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption={`Roles of ${person.givenName} ${person.familyName}`}
          hideCaption
          columns={columnsFor(person.id)}
          rows={person.roles}
          rowKey={({ id }) => id}
        />
      )}
    </SummaryCard>
  )
}

function columnsFor(personId: string): TableColumn<RoleHeldView>[] {
  return [
    { key: 'role', heading: 'Role', rowHeading: true, cell: ({ role }) => roleInWords(role) },
    { key: 'organisation', heading: 'At', cell: ({ organisation }) => organisation.name },
    { key: 'period', heading: 'When', cell: periodInWords },
    {
      key: 'end',
      heading: 'Change',
      cell: (held) =>
        held.mayEnd ? (
          <AppLink href={paths.personRoleEnd(personId, held.id)}>
            End<span className="nhsuk-u-visually-hidden"> the role of {roleInWords(held.role)}</span>
          </AppLink>
        ) : (
          <span className="rung-muted">None</span>
        ),
    },
  ]
}

export function periodInWords({ startsOn, endsOn }: Pick<RoleHeldView, 'startsOn' | 'endsOn'>): string {
  if (endsOn === null) return `From ${formatDate(startsOn)}`
  if (endsOn < startsOn) return `Taken back before ${formatDate(startsOn)}`
  return `${formatDate(startsOn)} to ${formatDate(endsOn)}`
}
