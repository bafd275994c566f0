import { type BoardView, deleteBoard, readBoard } from '@rung/shared/contract/boards'
import { formatDate } from '@rung/shared/kernel/plain-date'
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
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { membersInWords, whatDeletingLoses } from './board-words.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readBoard, { params: { boardId: params.boardId ?? '' }, signal: request.signal })
}

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const form = await request.formData()
  const { cohortId = '', boardId = '' } = params
  try {
    await call(deleteBoard, { params: { boardId }, ifMatch: Number(form.get('version')) })
    return redirect(`${paths.cohortBoards(cohortId)}?done=deleted`)
  } catch (error) {
    // The page is read again, so that it shows the board as it is now.
    if (staleAnswer(error))
      return [{ message: 'Someone changed this board meanwhile. Look at it again, then decide' }]
    return formFaults(error, [])
  }
}

/** Says what is lost with it before it is done. */
export function Component() {
  const board = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
  const { cohort, title, meetsOn, members, state } = board
  return (
    <Page
      title={`Delete ${title}?`}
      caption={cohort.name}
      width="reading"
      back={{ text: title, href: paths.board(cohort.id, board.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <KeyValue
        rows={[
          { key: 'Meets', value: formatDate(meetsOn) },
          { key: 'Members', value: membersInWords(members) },
        ]}
      />
      {state === 'planned' ? (
        <Ask board={board} />
      ) : (
        <Note>
          This board has ratified its results, so it cannot be deleted. A wrong result is corrected with a
          reason.
        </Note>
      )}
    </Page>
  )
}

function Ask({ board }: { board: BoardView }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <p>{whatDeletingLoses(board)}</p>
      <p>Results stay as they are, provisional, and wait for another board. Calendars drop the date.</p>
      <Form method="post">
        <input type="hidden" name="version" value={board.version} />
        <div className="rung-buttons">
          <Button kind="warning" busy={busy}>
            Delete the board
          </Button>
          <ButtonLink kind="quiet" href={paths.board(board.cohort.id, board.id)}>
            Keep it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
