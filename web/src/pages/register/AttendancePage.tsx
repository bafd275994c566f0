import { type Attendance, readAttendance } from '@rung/shared/contract/register'
import { markWords } from '@rung/shared/words/register-words'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageLinks } from '../../ui/PageLinks.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { countOf } from '../../words/counts.ts'
import { marksInWords, whenInWords } from './session-words.ts'
import './register.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const own = params.traineeId === undefined
  const traineeId = params.traineeId ?? (await requireMe(request)).traineeId
  if (!traineeId) throw new Response(null, { status: 404 })
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const answer = await call(readAttendance, {
    params: { traineeId },
    query: { after },
    signal: request.signal,
  })
  return { own, answer, after }
}

/** At which taught sessions a trainee was, for themselves and for those who work with them. */
export function Component() {
  const { own, answer, after } = useLoaderData<typeof loader>()
  const { trainee } = answer
  const list = <Sessions answer={answer} own={own} after={after} />
  return own ? (
    <Page title="My attendance" back={{ text: 'My log', href: paths.log() }}>
      {list}
    </Page>
  ) : (
    <TraineeFrame trainee={trainee} part="attendance" paths={paths}>
      {list}
    </TraineeFrame>
  )
}

interface Props {
  answer: Attendance
  own: boolean
  after: string | undefined
}

function Sessions({ answer: { trainee, rows, marks, next }, own, after }: Props) {
  const here = (query = '') => (own ? paths.attendance(query) : paths.traineeAttendance(trainee.id, query))
  if (rows.length === 0)
    return (
      <EmptyState title={own ? 'No register names you yet' : 'No register names this trainee yet'}>
        <p>When the university takes the register of a taught session, it is shown here and logged.</p>
      </EmptyState>
    )
  const sessions = marks.present + marks.late + marks.online + marks.absent
  return (
    <>
      <p>
        {countOf(sessions, 'session')}: {marksInWords(marks)}.
      </p>
      <ResponsiveTable
        caption="Taught sessions, newest first"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'when', heading: 'When', rowHeading: true, cell: (row) => whenInWords(row) },
          { key: 'module', heading: 'Module', cell: (row) => `${row.moduleCode} ${row.moduleTitle}` },
          { key: 'topic', heading: 'Topic', cell: (row) => row.topic },
          {
            key: 'mark',
            heading: 'Mark',
            cell: (row) => (
              <>
                {markWords[row.mark]}
                {row.reason && <span className="register-row__note">Corrected: {row.reason}</span>}
              </>
            ),
          },
          {
            key: 'entry',
            heading: 'In the log',
            cell: (row) => <InLog row={row} traineeId={trainee.id} own={own} />,
          },
        ]}
      />
      <PageLinks
        previousHref={after === undefined ? undefined : here()}
        nextHref={next ? here(`after=${encodeURIComponent(next)}`) : undefined}
      />
    </>
  )
}

function InLog({
  row: { entry, heldOn },
  traineeId,
  own,
}: {
  row: Attendance['rows'][number]
  traineeId: string
  own: boolean
}) {
  if (!entry) return 'Nothing'
  return (
    <AppLink href={own ? paths.logEntry(entry.id) : paths.traineeEntry(traineeId, entry.id)}>
      <StateTag state={entry.state} reader={own ? 'trainee' : 'other'} />
      <span className="nhsuk-u-visually-hidden"> entry of {heldOn}</span>
    </AppLink>
  )
}
