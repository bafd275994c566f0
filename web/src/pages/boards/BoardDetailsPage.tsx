import { type BoardView, changeBoard, readBoard } from '@rung/shared/contract/boards'
import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { type BoardDetails, BoardFields, boardDetailsIn, boardFields } from './board-form.tsx'
import { membersInWords } from './board-words.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readBoard, { params: { boardId: params.boardId ?? '' }, signal: request.signal })
}

interface Outcome {
  faults: readonly FormFault[]
  stale?: { mine: BoardDetails; current: BoardView }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome | Response> {
  const form = await request.formData()
  const { details, faults } = boardDetailsIn(form)
  if (faults.length > 0) return { faults }
  try {
    const { id, cohort } = await call(changeBoard, {
      params: { boardId: params.boardId ?? '' },
      ifMatch: Number(form.get('version')),
      body: { ...details, members: [...details.members] },
    })
    return redirect(paths.board(cohort.id, id))
  } catch (error) {
    const current = staleAnswer<BoardView>(error)
    return current
      ? { faults: [], stale: { mine: details, current } }
      : { faults: formFaults(error, boardFields) }
  }
}

export function Component() {
  const board = useLoaderData<typeof loader>()
  const { faults, stale } = useActionData<Outcome>() ?? { faults: [] }
  const busy = useNavigation().state !== 'idle'
  return (
    <Page
      title="Change the board"
      caption={board.title}
      width="reading"
      back={{ text: board.title, href: paths.board(board.cohort.id, board.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {stale && <Overtaken {...stale} />}
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={board.version} />
        <BoardFields board={board} faults={faults} />
        <Button busy={busy}>Save the changes</Button>
      </Form>
    </Page>
  )
}

/** Both versions, where somebody saved first. What was ratified meanwhile stays, whichever is chosen. */
function Overtaken({ mine, current }: NonNullable<Outcome['stale']>) {
  const said = ({ title, meetsOn, members }: BoardDetails) => [
    title,
    isPlainDate(meetsOn) ? formatDate(meetsOn) : meetsOn,
    membersInWords(members),
  ]
  const [ours, theirs] = [said(mine), said(current)]
  return (
    <StaleForm
      mine={{ title: mine.title, meetsOn: mine.meetsOn, members: mine.members.join('\n') }}
      version={current.version}
      what="Someone changed this board"
      rows={['Name of the board', 'Meets', 'Members'].map((name, place) => ({
        name,
        mine: ours[place] ?? '',
        theirs: theirs[place] ?? '',
      }))}
      theirsHref={paths.board(current.cohort.id, current.id)}
    />
  )
}
