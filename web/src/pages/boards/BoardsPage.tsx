import { listBoards } from '@rung/shared/contract/boards'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { BoardTag } from './BoardTag.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(listBoards, { params: { cohortId: params.cohortId ?? '' }, signal: request.signal })
}

export function Component() {
  const { cohort, rows } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const plan = <ButtonLink href={paths.boardNew(cohort.id)}>Plan a board</ButtonLink>
  return (
    <CohortFrame cohort={cohort} part="boards" paths={paths}>
      {query.get('done') === 'deleted' && <Notification title="The board is deleted" focus />}
      {rows.length === 0 ? (
        <EmptyState title="No boards yet" action={plan}>
          <p>A board ratifies the results of this cohort and publishes them to the trainees.</p>
        </EmptyState>
      ) : (
        <>
          <ResponsiveTable
            caption="Boards of this cohort"
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                heading: 'Board',
                rowHeading: true,
                cell: (row) => <AppLink href={paths.board(cohort.id, row.id)}>{row.title}</AppLink>,
              },
              { key: 'meets', heading: 'Meets', cell: ({ meetsOn }) => formatDate(meetsOn) },
              { key: 'state', heading: 'State', cell: (row) => <BoardTag state={row.state} /> },
            ]}
          />
          {plan}
        </>
      )}
    </CohortFrame>
  )
}
