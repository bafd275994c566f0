import { type DifferencesView, readDifferences } from '@rung/shared/contract/curriculum'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { type DifferenceRow, differenceRows } from './difference-words.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readDifferences, {
    params: { curriculumId: params.curriculumId ?? '' },
    signal: request.signal,
  })
}

/** What a version changes of the one before it, one line for each change. */
export function Component() {
  const { curriculum, programme, basedOn, differences } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What differs"
      caption={curriculum.title}
      breadcrumbs={[
        { text: 'Versions of the curriculum', href: paths.curricula(programme.id) },
        { text: curriculum.title, href: paths.curriculum(curriculum.id) },
      ]}
    >
      {basedOn && differences ? (
        <Differences before={basedOn.title} after={curriculum.title} differences={differences} />
      ) : (
        <EmptyState title="This version is based on no other">
          <p>It is where the others begin. Open a later version to see what it changes.</p>
        </EmptyState>
      )}
    </Page>
  )
}

interface Props {
  before: string
  after: string
  differences: NonNullable<DifferencesView['differences']>
}

function Differences({ before, after, differences }: Props) {
  const rows = differenceRows(differences)
  if (rows.length === 0)
    return (
      <EmptyState title={`Nothing differs from ${before} yet`}>
        <p>Change the draft, then come back here.</p>
      </EmptyState>
    )
  const columns: TableColumn<DifferenceRow>[] = [
    { key: 'what', heading: 'What', rowHeading: true, cell: ({ what }) => what },
    { key: 'before', heading: before, cell: ({ from }) => from || 'None' },
    { key: 'after', heading: after, cell: ({ to }) => to || 'None' },
  ]
  return (
    <ResponsiveTable
      caption={`What ${after} changes of ${before}`}
      columns={columns}
      rows={rows}
      rowKey={({ what }) => what}
    />
  )
}
