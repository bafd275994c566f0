import { listBoards, planBoard } from '@rung/shared/contract/boards'
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
  return call(listBoards, { params: { cohortId: params.cohortId ?? '' }, signal: request.signal })
}

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const { details, faults } = boardDetailsIn(await request.formData())
  if (faults.length > 0) return faults
  try {
    const { id, cohort } = await call(planBoard, {
      params: { cohortId: params.cohortId ?? '' },
      body: { ...details, members: [...details.members] },
    })
    return redirect(paths.board(cohort.id, id))
  } catch (error) {
    return formFaults(error, boardFields)
  }
}

export function Component() {
  const { cohort } = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  return (
    <Page
      title="Plan a board"
      caption={cohort.title}
      width="reading"
      back={{ text: 'Boards', href: paths.cohortBoards(cohort.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Form method="post" noValidate>
        <BoardFields faults={faults} />
        <Button busy={busy}>Plan the board</Button>
      </Form>
    </Page>
  )
}
