import {
  acceptProposals,
  type BoardView,
  publishBoard,
  ratifyBoard,
  readBoard,
} from '@rung/shared/contract/boards'
import { formatDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
  useLocation,
  useSearchParams,
} from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { countOf } from '../../words/counts.ts'
import { BoardTag } from './BoardTag.tsx'
import { membersInWords, whereItStands } from './board-words.ts'
import { isToDiscuss } from './is-to-discuss.ts'
import { MissingAtBoard } from './MissingAtBoard.tsx'
import { NextForBoard } from './NextForBoard.tsx'
import { TraineeProfile } from './TraineeProfile.tsx'
import './boards.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readBoard, { params: { boardId: params.boardId ?? '' }, signal: request.signal })
}

const steps = { accept: acceptProposals, ratify: ratifyBoard, publish: publishBoard }

interface Outcome {
  readonly faults: readonly FormFault[]
  readonly done: string | null
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome> {
  const form = await request.formData()
  const step = String(form.get('step'))
  const endpoint = step === 'accept' || step === 'ratify' || step === 'publish' ? steps[step] : null
  if (!endpoint) throw new Response(null, { status: 404 })
  try {
    const board = await call(endpoint, {
      params: { boardId: params.boardId ?? '' },
      ifMatch: Number(form.get('version')),
    })
    return { faults: [], done: doneSentence(board) }
  } catch (error) {
    return { faults: formFaults(error, []), done: null }
  }
}

function doneSentence({ state, counts }: BoardView): string {
  if (state === 'planned') return 'All proposals are accepted. Ratify the results next'
  if (state === 'ratified') return 'The results are ratified. Publish them next'
  return `Published. ${countOf(counts.trainees, 'trainee')} can see their results, and ${countOf(counts.credits, 'credit')} are awarded`
}

/** The pack of a board: every profile with what is proposed and why, and the one next step. */
export function Component() {
  const board = useLoaderData<typeof loader>()
  const outcome = useActionData<Outcome>()
  const done = outcome?.done
  const { key } = useLocation()
  const faults = outcome?.faults ?? []
  const cohort = { id: board.cohort.id, title: board.cohort.name }
  return (
    <CohortFrame
      cohort={cohort}
      part="boards"
      title={board.title}
      paths={paths}
      aside={<BoardTag state={board.state} />}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {done && <Notification key={key} title={done} focus />}
      <About board={board} />
      <p className="boards-stand">{whereItStands(board)}</p>
      <MissingAtBoard board={board} />
      <Profiles board={board} />
      <NextForBoard board={board} />
      {board.state === 'planned' && (
        <p>
          <AppLink href={paths.boardDelete(cohort.id, board.id)}>Delete this board</AppLink>
        </p>
      )}
    </CohortFrame>
  )
}

/** A long pack can be narrowed to those who are not simply passed; the address says which is shown. */
function Profiles({ board }: { board: BoardView }) {
  const here = paths.board(board.cohort.id, board.id)
  const toDiscuss = board.trainees.filter(isToDiscuss)
  const narrowed = useSearchParams()[0].get('show') === 'to-discuss'
  return (
    <>
      {(narrowed || (board.trainees.length > shortPack && toDiscuss.length < board.trainees.length)) && (
        <TabLinks
          label="Profiles shown"
          tabs={[
            { text: 'All', href: here, current: !narrowed, count: board.trainees.length },
            {
              text: 'To discuss',
              href: `${here}?show=to-discuss`,
              current: narrowed,
              count: toDiscuss.length,
            },
          ]}
        />
      )}
      {(narrowed ? toDiscuss : board.trainees).map((trainee) => (
        <TraineeProfile key={trainee.id} board={board} trainee={trainee} />
      ))}
    </>
  )
}

const shortPack = 3

function About({ board }: { board: BoardView }) {
  const change = {
    text: 'Change',
    href: paths.boardDetails(board.cohort.id, board.id),
    of: 'the day and the members',
  }
  return (
    <KeyValue
      rows={[
        {
          key: 'Meets',
          value: formatDate(board.meetsOn),
          actions: board.state === 'planned' ? [change] : [],
        },
        { key: 'Members', value: membersInWords(board.members) },
        ...(board.last
          ? [
              {
                key: 'Last board',
                value: (
                  <AppLink href={paths.board(board.cohort.id, board.last.id)}>
                    {board.last.title}, {formatDate(board.last.meetsOn)}
                  </AppLink>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
