import { listCurricula } from '@rung/shared/contract/curriculum'
import type { AnswerOf } from '@rung/shared/contract/endpoint'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { countOf } from '../../words/counts.ts'
import { VersionTag } from './VersionTag.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(listCurricula, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

/** The versions of a programme's curriculum side by side, with the cohorts that keep each. */
export function Component() {
  const { programme, rows, mayChange } = useLoaderData<typeof loader>()
  const deleted = useSearchParams()[0].get('done') === 'deleted'
  const published = rows.some(({ state }) => state === 'published')
  return (
    <Page
      title="Versions of the curriculum"
      caption={programme.title}
      breadcrumbs={[
        { text: 'Programmes', href: paths.programmes() },
        { text: programme.title, href: paths.programme(programme.id) },
      ]}
      aside={
        mayChange &&
        published && <ButtonLink href={paths.curriculumNew(programme.id)}>Draft a new version</ButtonLink>
      }
    >
      {deleted && <Notification title="The draft is deleted" />}
      <p>Each cohort keeps the version it started under. What is published stays as it is.</p>
      {rows.length === 0 ? (
        <EmptyState title="No curriculum yet">
          <p>A programme gets its first version when it is set up.</p>
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Versions"
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </Page>
  )
}

type Version = AnswerOf<typeof listCurricula>['rows'][number]

const columns: TableColumn<Version>[] = [
  {
    key: 'title',
    heading: 'Version',
    rowHeading: true,
    cell: ({ id, title }) => <AppLink href={paths.curriculum(id)}>{title}</AppLink>,
  },
  { key: 'state', heading: 'State', cell: ({ state }) => <VersionTag state={state} /> },
  { key: 'starts', heading: 'For cohorts from', cell: ({ startsOn }) => formatDate(startsOn) },
  { key: 'modules', heading: 'Modules', cell: ({ modules }) => countOf(modules, 'module') },
  { key: 'based', heading: 'Based on', cell: ({ basedOn }) => basedOn?.title ?? 'None' },
  {
    key: 'cohorts',
    heading: 'Kept by',
    cell: ({ cohorts }) =>
      cohorts.length === 0 ? 'No cohort yet' : cohorts.map(({ title }) => title).join(', '),
  },
]
