import { readResultsGrid, resultsCsvTemplate, resultsWorkbookTemplate } from '@rung/shared/contract/results'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { addressOf, call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { attemptWords } from '../../words/attempts.ts'
import { countOf } from '../../words/counts.ts'
import { attemptIn, everyoneAsked, everyoneIn } from './attempt-in.ts'
import { TableReport } from './TableReport.tsx'
import { type LoadedResults, type TableState, useTable } from './use-table.ts'
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
  const table = useTable(grid)
  const [loaded, setLoaded] = useState<LoadedResults | null>(null)
  const back = paths.moduleResults(cohort.id, module.code, attempt, everyone)
  return (
    <CohortFrame
      cohort={cohort}
      part="results"
      paths={paths}
      title={`Load marks of ${module.code}`}
      failed={table.errors.length > 0}
    >
      <ErrorSummary errors={table.errors} />
      {loaded && (
        <Notification title={`${countOf(loaded.loaded, 'mark')} saved`} focus>
          <AppLink href={back}>See them in the grid</AppLink>
        </Notification>
      )}
      {table.report ? (
        <TableReport
          report={table.report}
          busy={table.busy !== null}
          errors={table.errors}
          onReason={table.checkWithReason}
          onLoad={async (accept) => setLoaded(await table.load(accept))}
          onCancel={table.forget}
        />
      ) : (
        <>
          <p>
            {module.title}, {attemptWords[attempt].toLowerCase()}. Every mark is checked first. Nothing is
            saved until you say so.
          </p>
          <p>
            Download the sheet with your trainees in it as{' '}
            <AppLink href={addressOf(resultsWorkbookTemplate, templateOf(grid))} download>
              an Excel workbook
            </AppLink>{' '}
            or{' '}
            <AppLink href={addressOf(resultsCsvTemplate, templateOf(grid))} download>
              CSV
            </AppLink>
            .
          </p>
          <ChooseFile table={table} />
          <ButtonLink kind="quiet" href={back}>
            Back to the grid
          </ButtonLink>
        </>
      )}
    </CohortFrame>
  )
}

type Loaded = Awaited<ReturnType<typeof loader>>
const templateOf = ({ cohort, module, attempt, everyone }: Loaded) => ({
  params: { cohortId: cohort.id, moduleCode: module.code },
  query: { attempt, ...everyoneAsked(everyone) },
})

function ChooseFile({ table }: { table: TableState }) {
  const [file, setFile] = useState<File | null>(null)
  const [reason, setReason] = useState('')
  const check = (event: FormEvent) => {
    event.preventDefault()
    if (file) void table.check(file, reason.trim() === '' ? {} : { reason: reason.trim() })
    else table.fail({ field: 'file', message: 'Choose a CSV, TSV or Excel (XLSX) file' })
  }
  return (
    <form className="rung-main--reading" noValidate onSubmit={check}>
      <FileField
        name="file"
        label="The file with the marks"
        hint="A CSV, TSV or Excel (XLSX) file with a column of student numbers or ULNs"
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={setFile}
        error={errorFor(table.errors, 'file')}
      />
      <TextArea
        name="reason"
        label="Reason, if ratified marks change"
        optional
        rows={2}
        value={reason}
        onChange={setReason}
        error={errorFor(table.errors, 'reason')}
      />
      <Button busy={table.busy === 'check'}>
        {table.busy === 'check' ? 'Checking every mark' : 'Check the file'}
      </Button>
    </form>
  )
}
