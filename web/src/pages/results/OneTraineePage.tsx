import { correctResult, type ResultCell, readResultsGrid, saveResults } from '@rung/shared/contract/results'
import type { Deadline } from '@rung/shared/rules/days-late'
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
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { attemptIn, everyoneAsked, everyoneIn } from './attempt-in.ts'
import { cellNote, closedNote, dueFor, refusalAt, sheetName, traineeNote } from './grid-words.ts'
import { HandedInFields, readHandIn } from './HandedInFields.tsx'
import { Recognised } from './Recognised.tsx'

async function gridOf({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) {
  return call(readResultsGrid, {
    params: { cohortId: params.cohortId ?? '', moduleCode: params.moduleCode ?? '' },
    // Whoever it is about is found, also where nobody is due.
    query: { attempt: attemptIn(request), everyone: 'yes' },
  })
}

export async function loader(args: LoaderFunctionArgs) {
  const grid = await gridOf(args)
  const trainee = grid.trainees.find(({ id }) => id === args.params.traineeId)
  if (!trainee) throw new Response(null, { status: 404 })
  return { grid, trainee, everyone: everyoneIn(args.request) }
}

/** One component at a time, so that a ratified one is corrected with a reason of its own. */
export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const component = text('component')
  const { cohortId = '', moduleCode = '', traineeId = '' } = params
  const attempt = attemptIn(request)
  const everyone = everyoneIn(request)
  const named = (faults: readonly FormError[]) => ({
    component,
    faults: faults.map(({ field, message }) =>
      field === undefined ? { message } : { field: `${field}-${component}`, message },
    ),
  })
  const handIn = readHandIn({ on: text('handedIn'), at: text('at') })
  if ('faults' in handIn) return named(handIn.faults)
  const given = {
    text: text('text'),
    handedIn: handIn.given,
    feedback: text('feedback'),
    ...(form.has('daysLate') ? { daysLate: Number(text('daysLate') || 0) } : {}),
  }
  const version = Number(text('version'))
  const was = version > 0 ? { id: text('id'), version } : null
  try {
    if (text('state') === 'ratified')
      await call(correctResult, {
        params: { traineeId, resultId: text('id') },
        body: { ...given, reason: text('reason') },
        ifMatch: version,
      })
    else
      await call(saveResults, {
        params: { cohortId, moduleCode },
        body: { attempt, ...everyoneAsked(everyone), cells: [{ traineeId, component, ...given, was }] },
      })
    return redirect(paths.moduleResults(cohortId, moduleCode, attempt, everyone))
  } catch (error) {
    return named(formFaults(error, ['text', 'handedIn', 'at', 'daysLate', 'feedback', 'reason']))
  }
}

export function Component() {
  const { grid, trainee, everyone } = useLoaderData<typeof loader>()
  const { faults } = useActionData<{ faults: FormError[] }>() ?? { faults: [] }
  const { cohort, module, attempt, components } = grid
  return (
    <CohortFrame
      cohort={cohort}
      part="results"
      paths={paths}
      title={sheetName(trainee)}
      failed={faults.length > 0}
    >
      <div className="rung-main--reading">
        <p>
          {module.code} {module.title}, {attemptWords[attempt].toLowerCase()}
        </p>
        <ErrorSummary errors={faults} />
        {traineeNote(grid, trainee) && <p>{traineeNote(grid, trainee)}.</p>}
        {trainee.recognised && <Recognised traineeId={trainee.id} />}
        {!trainee.due && !trainee.recognised && !everyone && (
          <p>
            <AppLink href={paths.moduleResultsOf(cohort.id, module.code, trainee.id, attempt, true)}>
              Enter a result all the same
            </AppLink>
          </p>
        )}
        {components.map((component) => {
          const spot = { traineeId: trainee.id, component: component.key }
          const cell = grid.cells.find(
            (one) => one.traineeId === trainee.id && one.component === component.key,
          )
          if (!cell && (trainee.recognised || (!everyone && !trainee.due))) return null
          if (!cell && refusalAt({ ...grid, everyone }, spot) !== null)
            return <NotTaken key={component.key} title={component.title} note={closedNote(grid, spot)} />
          return (
            <ComponentForm
              key={`${component.key} ${cell?.version}`}
              component={component}
              cell={cell}
              note={cellNote(grid, spot, cell)}
              deadline={dueFor(grid, spot)}
              faults={faults}
            />
          )
        })}
        <ButtonLink kind="quiet" href={paths.moduleResults(cohort.id, module.code, attempt, everyone)}>
          Back to the grid
        </ButtonLink>
      </div>
    </CohortFrame>
  )
}

const NotTaken = ({ title, note }: { title: string; note: string }) => (
  <>
    <h2 className="rung-section-title">{title}</h2>
    <p>{note}</p>
  </>
)

interface ComponentFormProps {
  component: { key: string; title: string; kind: string }
  cell: ResultCell | undefined
  note: string
  deadline: Deadline | null
  faults: readonly FormError[]
}

function ComponentForm({ component, cell, note, deadline, faults }: ComponentFormProps) {
  const { key, title, kind } = component
  const busy = useNavigation().state !== 'idle'
  const settled = cell?.state === 'ratified'
  // Typed before there was a date, and still to be taken out.
  const typedBefore = cell !== undefined && cell.daysLate > 0 && cell.handedIn === null
  const field = (name: string) => ({ name, id: `${name}-${key}`, error: errorFor(faults, `${name}-${key}`) })
  return (
    <Form method="post" noValidate>
      <h2 className="rung-section-title">{title}</h2>
      {note && <p>{note}</p>}
      <input type="hidden" name="component" value={key} />
      <input type="hidden" name="id" value={cell?.id ?? ''} />
      <input type="hidden" name="version" value={cell?.version ?? 0} />
      <input type="hidden" name="state" value={cell?.state ?? ''} />
      <TextField
        {...field('text')}
        label={`Mark for ${title}`}
        hint={kind === 'mark' ? '0 to 100, or NS for not submitted' : 'P or F, or NS for not submitted'}
        width={5}
        autoComplete="off"
        defaultValue={cell?.text ?? ''}
      />
      <HandedInFields field={field} deadline={deadline} cell={cell} />
      {(!deadline || typedBefore) && (
        <TextField
          {...field('daysLate')}
          label="Days late"
          hint={deadline ? 'Typed by hand. Enter when it was handed in to have them worked out' : undefined}
          optional
          inputMode="numeric"
          width={3}
          defaultValue={cell && cell.daysLate > 0 ? String(cell.daysLate) : ''}
        />
      )}
      <TextArea
        {...field('feedback')}
        label="Feedback"
        hint="The trainee reads it once the result is published"
        optional
        rows={4}
        defaultValue={cell?.feedback ?? ''}
      />
      {settled && (
        <TextArea
          {...field('reason')}
          label="Reason for the change"
          hint="A board has ratified this. The old result stays in the history"
          rows={2}
        />
      )}
      <Button busy={busy} kind="secondary">
        {settled ? `Correct ${title}` : `Save ${title}`}
      </Button>
    </Form>
  )
}
