import { type BoardTrainee, decideOutcome, readBoard } from '@rung/shared/contract/boards'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { overallOutcomes } from '@rung/shared/rules/board-profile'
import { moduleOutcomes } from '@rung/shared/rules/module-outcome'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
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
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

const fields = ['outcome', 'reassessBy', 'reason']

export async function loader({ params, request }: LoaderFunctionArgs) {
  const board = await call(readBoard, { params: { boardId: params.boardId ?? '' }, signal: request.signal })
  const moduleCode = new URL(request.url).searchParams.get('module')
  const trainee = board.trainees.find(({ id }) => id === params.traineeId)
  const module = trainee?.modules.find(({ code }) => code === moduleCode)
  const about = moduleCode === null ? trainee?.overall : module
  if (!trainee || !about || board.state !== 'planned') throw new Response(null, { status: 404 })
  return { board, trainee, about, moduleCode, title: module ? `${module.title} (${module.code})` : 'Overall' }
}

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reassessBy = text('reassessBy').replaceAll('-', '') === '' ? null : text('reassessBy')
  if (reassessBy !== null && !isPlainDate(reassessBy))
    return [{ field: 'reassessBy', message: 'Enter a real date, for example 5 January 2026' }]
  const [cohortId = '', boardId = '', traineeId = ''] = [params.cohortId, params.boardId, params.traineeId]
  try {
    await call(decideOutcome, {
      params: { boardId },
      ifMatch: Number(form.get('version')),
      body: {
        traineeId,
        moduleCode: new URL(request.url).searchParams.get('module'),
        outcome: text('outcome'),
        reason: text('reason') || null,
        reassessBy,
      },
    })
    return redirect(paths.board(cohortId, boardId))
  } catch (error) {
    return formFaults(error, fields)
  }
}

/** One decision of the board, otherwise than proposed or with a day: recorded with its reason against a name. */
export function Component() {
  const { board, trainee, about, moduleCode, title } = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  const outcomes = moduleCode === null ? overallOutcomes : moduleOutcomes
  return (
    <Page
      title={`Decide: ${title}`}
      heading={title}
      caption={`${trainee.givenName} ${trainee.familyName}`}
      width="reading"
      back={{ text: board.title, href: paths.board(board.cohort.id, board.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <Proposed about={about} />
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={board.version} />
        <RadioGroup
          name="outcome"
          label="What did the board decide?"
          defaultValue={(about.decision ?? about.proposal).outcome}
          choices={outcomes.map((value) => ({ value, text: outcomeInWords(value) }))}
          error={errorFor(faults, 'outcome')}
        />
        {moduleCode !== null && <ByDay about={about} error={errorFor(faults, 'reassessBy')} />}
        <TextArea
          name="reason"
          label="Reason"
          hint="Needed where the decision is not what was proposed"
          most={1000}
          defaultValue={about.decision?.reason ?? ''}
          error={errorFor(faults, 'reason')}
        />
        <Button busy={busy}>Record the decision</Button>
      </Form>
    </Page>
  )
}

type About = BoardTrainee['overall']

function Proposed({ about: { proposal } }: { about: About }) {
  return (
    <Note>
      Proposed: {outcomeInWords(proposal.outcome)}. {proposal.sentence}
    </Note>
  )
}

function ByDay({ about, error }: { about: About; error: string | undefined }) {
  return (
    <DateField
      name="reassessBy"
      label="By when?"
      hint="For a reassessment, a retake or a deferral"
      optional
      defaultValue={(about.decision ?? about.proposal).reassessBy ?? ''}
      error={error}
    />
  )
}
