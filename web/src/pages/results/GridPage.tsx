import { type ResultsGrid, readResultsGrid } from '@rung/shared/contract/results'
import { attemptAsked } from '@rung/shared/words/attempt-words'
import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useRevalidator, useSearchParams } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { SaveState } from '../../ui/SaveState.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { countOf } from '../../words/counts.ts'
import { timeInWords } from '../../words/moments.ts'
import { attemptIn, everyoneAsked, everyoneIn } from './attempt-in.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { MarkFields } from './MarkFields.tsx'
import { MarksGrid } from './MarksGrid.tsx'
import { OvertakenDialog } from './OvertakenDialog.tsx'
import { pasteInto } from './paste-into.ts'
import { TableReport } from './TableReport.tsx'
import { useGrid } from './use-grid.ts'
import { useNarrow } from './use-narrow.ts'
import { type LoadedResults, useTable } from './use-table.ts'
import './results.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readResultsGrid, {
    params: { cohortId: params.cohortId ?? '', moduleCode: params.moduleCode ?? '' },
    query: { attempt: attemptIn(request), ...everyoneAsked(everyoneIn(request)) },
    signal: request.signal,
  })
}

export function Component() {
  const grid = useLoaderData<typeof loader>()
  const { cohort, module, attempt, everyone } = grid
  return (
    <CohortFrame cohort={cohort} part="results" paths={paths} title={`${module.code} ${module.title}`}>
      <TabLinks
        label="Attempts"
        tabs={grid.attempts.map((one) => ({
          text: attemptWords[one],
          href: paths.moduleResults(cohort.id, module.code, one),
          current: one === attempt,
        }))}
      />
      {grid.trainees.length === 0 ? (
        <Nobody grid={grid} />
      ) : (
        <Marks key={`${cohort.id} ${module.code} ${attempt} ${everyone}`} grid={grid} />
      )}
    </CohortFrame>
  )
}

function Nobody({ grid: { cohort, module, attempt, takers } }: { grid: ResultsGrid }) {
  if (takers === 0)
    return (
      <EmptyState title="Nobody takes this module">
        <p>Trainees are shown here once they are in the cohort and, where it is an option, have chosen it.</p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={`No board has asked for ${attemptAsked[attempt]} of this module yet`}
      action={
        <AppLink href={paths.moduleResults(cohort.id, module.code, attempt, true)}>
          Show everyone who takes the module
        </AppLink>
      }
    >
      <p>
        Trainees are listed here once a board has decided it. If you have marks before a board has met, show
        everyone and enter them.
      </p>
    </EmptyState>
  )
}

/** In a later attempt: who is listed, and the way to the others. */
function WhoIsListed({ grid: { cohort, module, attempt, everyone, takers } }: { grid: ResultsGrid }) {
  if (attempt === 'first-sit') return null
  return (
    <p>
      {everyone
        ? `Everyone who takes the module (${takers}).`
        : `Those a board has asked for ${attemptAsked[attempt]}, and those with a result here.`}{' '}
      <AppLink href={paths.moduleResults(cohort.id, module.code, attempt, !everyone)}>
        {everyone ? 'Show only who is due' : 'Show everyone who takes the module'}
      </AppLink>
    </p>
  )
}

function Marks({ grid }: { grid: ResultsGrid }) {
  const state = useGrid(grid)
  const table = useTable(grid)
  const narrow = useNarrow()
  const [query] = useSearchParams()
  const { revalidate } = useRevalidator()
  const [loaded, setLoaded] = useState<LoadedResults | null>(null)
  const inFields = narrow || query.get('view') === 'fields'
  const load = async (accept: Parameters<typeof table.load>[0]) => {
    const done = await table.load(accept)
    if (!done) return
    state.store.take(
      done.cells,
      done.before.map(({ text, ...spot }) => ({ ...spot, text: text ?? '' })),
    )
    setLoaded(done)
    // Somebody who was not due is listed now.
    if (done.cells.some((cell) => !grid.trainees.some(({ id }) => id === cell.traineeId))) revalidate()
  }
  const undo = () => {
    setLoaded(null)
    state.store.undo()
  }
  const paste = (text: string, traineeId: string, component: string) => {
    setLoaded(null)
    pasteInto({ grid, state, table }, text, { traineeId, component })
  }
  if (table.report)
    return (
      <>
        <ErrorSummary errors={table.errors} />
        <TableReport
          report={table.report}
          busy={table.busy !== null}
          errors={table.errors}
          onReason={table.checkWithReason}
          onLoad={load}
          onCancel={table.forget}
        />
      </>
    )
  return (
    <>
      <ErrorSummary errors={table.errors} />
      <WhoIsListed grid={grid} />
      {loaded && <WhatWasLoaded loaded={loaded} onUndo={undo} />}
      <div className="results-tools">
        <HowSaved state={state} />
        {table.busy === 'check' && <p role="status">Checking every mark</p>}
        <button
          type="button"
          className="rung-quiet-button"
          aria-disabled={state.now.undo.length === 0 || undefined}
          onClick={undo}
        >
          Undo
        </button>
        {!narrow && <ViewLink grid={grid} inFields={inFields} />}
        <AppLink
          href={paths.moduleResultsImport(grid.cohort.id, grid.module.code, grid.attempt, grid.everyone)}
        >
          Load a file
        </AppLink>
        <AppLink href={paths.moduleResultsDates(grid.cohort.id, grid.module.code)}>Submission dates</AppLink>
      </div>
      {inFields ? (
        <MarkFields grid={grid} state={state} />
      ) : (
        <MarksGrid grid={grid} state={state} onPaste={paste} />
      )}
      <OvertakenDialog grid={grid} state={state} />
      <CorrectDialog grid={grid} state={state} />
    </>
  )
}

function WhatWasLoaded({ loaded, onUndo }: { loaded: LoadedResults; onUndo: () => void }) {
  const { leftOut } = loaded
  return (
    <Notification title={`${countOf(loaded.loaded, 'mark')} saved`} focus>
      {leftOut.length > 0 && (
        <p>
          {countOf(leftOut.length, 'row was', 'rows were')} left out: {leftOut.length === 1 ? 'row' : 'rows'}{' '}
          {new Intl.ListFormat('en-GB').format(leftOut.map(String))}.
        </p>
      )}
      <button type="button" className="rung-quiet-button" onClick={onUndo}>
        Undo
      </button>
    </Notification>
  )
}

function ViewLink({ grid, inFields }: { grid: ResultsGrid; inFields: boolean }) {
  const href = paths.moduleResults(grid.cohort.id, grid.module.code, grid.attempt, grid.everyone)
  const fields = `${href}${href.includes('?') ? '&' : '?'}view=fields`
  return (
    <AppLink href={inFields ? href : fields}>
      {inFields ? 'Enter in the grid' : 'Enter in plain fields'}
    </AppLink>
  )
}

function HowSaved({ state: { now, store } }: { state: ReturnType<typeof useGrid> }) {
  if (now.failed) return <SaveState state="failed" onRetry={() => store.retry()} />
  if (now.sending) return <SaveState state="saving" />
  return now.savedAt ? <SaveState state="saved" at={timeInWords(now.savedAt)} /> : null
}
