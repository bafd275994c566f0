import { changeBoard, readBoard } from '@rung/shared/contract/boards'
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
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { BoardFields, boardDetailsIn, boardFields } from './board-form.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readBoard, { params: { boardId: params.boardId ?? '' }, signal: request.signal })
}

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const form = await request.formData()
  const { details, faults } = boardDetailsIn(form)
  if (faults.length > 0) return faults
  try {
    const { id, cohort } = await call(changeBoard, {
      params: { boardId: params.boardId ?? '' },
      ifMatch: Number(form.get('version')),
      body: { ...details, members: [...details.members] },
    })
    return redirect(paths.board(cohort.id, id))
  } catch (error) {
    return formFaults(error, boardFields)
  }
}

export function Component() {
  const board = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
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
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={board.version} />
        <BoardFields board={board} faults={faults} />
        <Button busy={busy}>Save the changes</Button>
      </Form>
    </Page>
  )
}
