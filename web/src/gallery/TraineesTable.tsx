import { formatHours } from '@rung/shared/kernel/minutes'
import { AppLink } from '../ui/AppLink.tsx'
import { ResponsiveTable } from '../ui/ResponsiveTable.tsx'
import { StandingTag } from '../ui/StandingTag.tsx'
import { type SampleTrainee, trainees } from './sample-trainees.ts'

export function TraineesTable({ rows = trainees }: { rows?: readonly SampleTrainee[] }) {
  return (
    <ResponsiveTable
      caption="Trainees"
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          heading: 'Name',
          rowHeading: true,
          sort: { href: '?sort=-name', direction: 'ascending' },
          cell: (row) => <AppLink href={`#${row.id}`}>{row.name}</AppLink>,
        },
        { key: 'employer', heading: 'Employer', cell: (row) => row.employer },
        {
          key: 'standing',
          heading: 'Standing',
          sort: { href: '?sort=standing' },
          cell: (row) => <StandingTag standing={row.standing} />,
        },
        {
          key: 'hours',
          heading: 'Signed',
          numeric: true,
          sort: { href: '?sort=hours' },
          cell: (row) => formatHours(row.signedMinutes),
        },
        { key: 'next', heading: 'What is next', cell: (row) => row.nextStep },
      ]}
    />
  )
}
