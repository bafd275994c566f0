import { readHistory, readTrainee } from '@rung/shared/contract/trainees'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageLinks } from '../../ui/PageLinks.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { momentInWords } from '../../words/moments.ts'
import { TraineeFrame } from './TraineeFrame.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const ids = { traineeId: params.traineeId ?? '' }
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const [trainee, history] = await Promise.all([
    call(readTrainee, { params: ids, signal: request.signal }),
    call(readHistory, { params: ids, query: { after }, signal: request.signal }),
  ])
  return { trainee, history }
}

export function Component() {
  const { trainee, history } = useLoaderData<typeof loader>()
  const next = history.next
    ? `${paths.traineeHistory(trainee.id)}?after=${encodeURIComponent(history.next)}`
    : undefined
  return (
    <TraineeFrame trainee={trainee} tab="history">
      {history.rows.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          <p>Every change to this record is kept and shown here.</p>
        </EmptyState>
      ) : (
        <Timeline
          headingLevel={2}
          events={history.rows.map((event) => ({
            id: String(event.seq),
            title: event.sentence,
            when: momentInWords(event.at),
            dateTime: event.at,
            by: event.by?.name,
            detail: event.changes.length > 0 && <Changes changes={event.changes} />,
          }))}
        />
      )}
      <PageLinks nextHref={next} />
    </TraineeFrame>
  )
}

type Change = { field: string; was: string | null; became: string | null }

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">What changed</span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list">
          {changes.map(({ field, was, became }) => (
            <li key={field}>
              {field}: {was === null ? became : `${was} became ${became ?? 'empty'}`}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
