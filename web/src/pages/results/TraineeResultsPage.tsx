import { readTraineeResults, type TraineeModule, type TraineeResults } from '@rung/shared/contract/results'
import { dayAndTime, handedInWords } from '@rung/shared/words/deadlines'
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { requireMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { countOf } from '../../words/counts.ts'
import { claimStateWords } from './claim-words.ts'
import './results.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const me = await requireMe(request)
  const traineeId = params.traineeId ?? me.traineeId
  if (!traineeId) throw new Response(null, { status: 404 })
  const results = await call(readTraineeResults, { params: { traineeId }, signal: request.signal })
  return { results, own: traineeId === me.traineeId }
}

export function Component() {
  const { results, own } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const page = (
    <>
      {query.get('done') === 'claimed' && (
        <Notification title="Your claim is sent" focus>
          <p>A tutor decides it. You see here what was decided.</p>
        </Notification>
      )}
      <ToDo modules={results.modules} own={own} />
      <Modules results={results} />
      <Claims results={results} />
    </>
  )
  if (own) return <Page title="My results">{page}</Page>
  return (
    <TraineeFrame trainee={results.trainee} part="results" paths={paths}>
      {page}
    </TraineeFrame>
  )
}

function ToDo({ modules, own }: { modules: TraineeModule[]; own: boolean }) {
  const todo = modules.flatMap((module) => module.todo.map((one) => ({ ...one, module })))
  if (todo.length === 0) return null
  return (
    <SummaryCard title={own ? 'What to do next' : 'What is still to be taken'}>
      <ul className="nhsuk-list">
        {todo.map(({ module, component, sentence }) => (
          <li key={`${module.code} ${component}`}>
            <strong>
              {module.code} {module.title}:
            </strong>{' '}
            {sentence}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}

function Modules({ results }: { results: TraineeResults }) {
  const having = results.modules.filter(
    (module) => module.results.length > 0 || module.outcome || module.recognised,
  )
  const coming = results.modules.filter((module) => !having.includes(module))
  return (
    <>
      {having.length === 0 && (
        <EmptyState title="No results yet">
          <p>Results are shown here once a board has ratified and published them.</p>
        </EmptyState>
      )}
      {having.map((module) => (
        <OneModule key={module.code} module={module} />
      ))}
      {coming.some(({ dates }) => dates.length > 0) && <Coming modules={coming} />}
    </>
  )
}

type Result = TraineeModule['results'][number]

function OneModule({ module }: { module: TraineeModule }) {
  const { code, title, result, outcome, recognised, components, results } = module
  const titleOf = (component: string) => components.find(({ key }) => key === component)?.title ?? component
  const columns: readonly TableColumn<Result>[] = [
    { key: 'what', heading: 'Work', rowHeading: true, cell: ({ component }) => titleOf(component) },
    { key: 'attempt', heading: 'Attempt', cell: ({ attempt }) => attemptWords[attempt] },
    { key: 'mark', heading: 'Result', cell: resultWords },
    { key: 'feedback', heading: 'Feedback', cell: ({ feedback }) => feedback || 'None' },
  ]
  return (
    <SummaryCard title={`${code} ${title}`}>
      <p className="results-mark">
        {markWords(module)}
        {result?.provisional && ' Provisional: a board has still to ratify it.'}
      </p>
      {recognised && (
        <p>Recognised as prior learning. Its credits are held, and nothing of it is to be taken.</p>
      )}
      {outcome && <p>The board’s decision: {outcome.sentence}.</p>}
      {results.length > 0 && (
        <ResponsiveTable
          caption={`Results of ${code}`}
          hideCaption
          columns={columns}
          rows={results}
          rowKey={({ id }) => id}
        />
      )}
      {result && result.mark !== null && <ExplanationDrawer explanation={result.explanation} />}
    </SummaryCard>
  )
}

const stateWords = {
  passed: 'Passed',
  failed: 'Not passed',
  incomplete: 'Not all in yet',
  deferred: 'Deferred',
}

function markWords({ result }: TraineeModule): string {
  if (!result) return ''
  return result.mark === null
    ? `${stateWords[result.state]}.`
    : `${result.mark} out of 100. ${stateWords[result.state]}.`
}

const lettersAlone: Readonly<Record<string, string>> = {
  NS: 'Not submitted',
  P: 'Passed',
  F: 'Not passed',
  R: 'Reassess',
  X: 'Reassessment not taken',
  K: 'Retake the module',
}

function resultWords({ text, daysLate, handedIn, correction, state }: Result): string {
  return [
    lettersAlone[text] ?? text,
    daysLate > 0 ? `${countOf(daysLate, 'day')} late` : '',
    handedIn ? handedInWords(handedIn) : '',
    correction ? `corrected, was ${correction.from}` : '',
    state === 'provisional' ? 'provisional' : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function Coming({ modules }: { modules: TraineeModule[] }) {
  const dates = modules.flatMap((module) =>
    module.dates.filter(({ attempt }) => attempt === 'first-sit').map((date) => ({ ...date, module })),
  )
  return (
    <ResponsiveTable
      caption="Work to hand in"
      columns={[
        {
          key: 'module',
          heading: 'Module',
          rowHeading: true,
          cell: ({ module }) => `${module.code} ${module.title}`,
        },
        {
          key: 'work',
          heading: 'Work',
          cell: ({ module, component }) =>
            module.components.find(({ key }) => key === component)?.title ?? component,
        },
        {
          key: 'due',
          heading: 'Due',
          cell: ({ dueOn, dueAt }) => (dueOn ? dayAndTime(dueOn, dueAt) : 'No date set'),
        },
      ]}
      rows={dates}
      rowKey={({ module, component }) => `${module.code} ${component}`}
    />
  )
}

function Claims({ results }: { results: TraineeResults }) {
  const { claims, trainee, may } = results
  if (!may.includes('claim-circumstances')) return null
  return (
    <SummaryCard title="Mitigating circumstances">
      {claims.length === 0 ? (
        <p>Something serious that could not be foreseen may excuse late work or a missed attempt.</p>
      ) : (
        <ul className="nhsuk-list">
          {claims.map((claim) => (
            <li key={claim.id}>
              <AppLink href={paths.circumstances(trainee.id, claim.id)}>
                {claim.moduleCode}, {attemptWords[claim.attempt].toLowerCase()}
              </AppLink>
              : {claimStateWords(claim)}
            </li>
          ))}
        </ul>
      )}
      <ButtonLink kind="secondary" href={paths.circumstancesNew(trainee.id)}>
        Claim mitigating circumstances
      </ButtonLink>
    </SummaryCard>
  )
}
