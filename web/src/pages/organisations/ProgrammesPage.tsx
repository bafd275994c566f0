import { listProgrammes, type ProgrammeRow } from '@rung/shared/contract/organisations'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { formatCount } from '../../words/counts.ts'

export const loader = ({ request }: LoaderFunctionArgs) => call(listProgrammes, { signal: request.signal })

const columns: TableColumn<ProgrammeRow>[] = [
  {
    key: 'title',
    heading: 'Programme',
    rowHeading: true,
    cell: (row) => <AppLink href={paths.programme(row.id)}>{row.title}</AppLink>,
  },
  { key: 'university', heading: 'University', cell: (row) => row.university.name },
  {
    key: 'standard',
    heading: 'Standard',
    cell: ({ standard }) => `${standard.title}, ${standard.reference} version ${standard.version}`,
  },
  { key: 'cohorts', heading: 'Cohorts', numeric: true, cell: (row) => formatCount(row.cohorts) },
  { key: 'trainees', heading: 'Trainees you see', numeric: true, cell: (row) => formatCount(row.trainees) },
]

export function Component() {
  const { rows, mayCreate } = useLoaderData<typeof loader>()
  const add = <ButtonLink href={paths.programmeNew()}>Set up a programme</ButtonLink>
  return (
    <Page title="Programmes" aside={mayCreate && rows.length > 0 && add}>
      {rows.length === 0 ? (
        <EmptyState title="No programmes yet" action={mayCreate && add}>
          <p>A programme is a degree with an apprenticeship standard. Its cohorts hold the trainees.</p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Programmes"
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </Page>
  )
}
