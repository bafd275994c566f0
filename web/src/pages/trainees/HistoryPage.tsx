import { readHistory, readTrainee } from '@rung/shared/contract/trainees'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageLinks } from '../../ui/PageLinks.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { eventOf } from './history-events.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { traineeId: params.traineeId ?? '' }
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const [trainee, history] = await Promise.all([
    call(readTrainee, { params: ids, signal: request.signal }),
    call(readHistory, { params: ids, query: { after }, signal: request.signal }),
  ])
  return { trainee, history, after }
}

/** Who did what to this record and when, as the audit has it. */
export function Component() {
  const { trainee, history, after } = useLoaderData<typeof loader>()
  const here = paths.traineeHistory(trainee.id)
  return (
    <TraineeFrame trainee={{ ...trainee.person, id: trainee.id }} part="history" paths={paths}>
      <h2 className="nhsuk-u-visually-hidden">What happened, newest first</h2>
      {history.rows.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          <p>Every change to this record is kept and shown here.</p>
        </EmptyState>
      ) : (
        <Timeline events={history.rows.map((row) => eventOf(row, trainee.id))} />
      )}
      <PageLinks
        previousHref={after === undefined ? undefined : here}
        nextHref={history.next ? `${here}?after=${encodeURIComponent(history.next)}` : undefined}
      />
    </TraineeFrame>
  )
}
