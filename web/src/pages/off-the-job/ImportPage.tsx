import { entryImportTemplate } from '@rung/shared/contract/off-the-job'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { addressOf } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Page } from '../../ui/Page.tsx'
import { countOf } from '../../words/counts.ts'
import { ImportReport } from './ImportReport.tsx'
import { withNews } from './news.ts'
import { type ImportState, useImport } from './use-import.ts'
import { whoseLog } from './whose-log.ts'
import './off-the-job.scss'

export async function loader(args: LoaderFunctionArgs) {
  return { whose: await whoseLog(args) }
}

export function Component() {
  const { whose } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const state = useImport(whose.traineeId, (loaded) =>
    navigate(
      paths.log(),
      withNews({
        title: `${countOf(loaded, 'entry', 'entries')} loaded`,
        text: 'They are sent for signature.',
      }),
    ),
  )
  return (
    <Page
      title="Import an earlier log"
      back={{ text: 'My log', href: paths.log() }}
      failed={state.errors.length > 0}
    >
      <ErrorSummary errors={state.errors} />
      <ChooseFile state={state} />
      {state.report && (
        <ImportReport report={state.report} busy={state.busy === 'load'} onLoad={state.load} />
      )}
    </Page>
  )
}

function ChooseFile({ state }: { state: ImportState }) {
  const [file, setFile] = useState<File | null>(null)
  const check = (event: FormEvent) => {
    event.preventDefault()
    state.check(file)
  }
  return (
    <form className="rung-main--reading" noValidate onSubmit={check}>
      <p>
        Bring the hours you kept in a spreadsheet. We check every row first. Nothing is loaded until you say
        so.
      </p>
      <p>
        <AppLink href={addressOf(entryImportTemplate)} download>
          Download the template (CSV)
        </AppLink>
      </p>
      <FileField
        name="file"
        label="Your log"
        hint="A CSV or Excel (XLSX) file. Take out anything that names a patient"
        accept=".csv,.xlsx"
        onChange={(chosen) => {
          setFile(chosen)
          state.forget()
        }}
        error={errorFor(state.errors, 'file')}
      />
      <Button kind={state.report ? 'secondary' : 'primary'} busy={state.busy === 'check'}>
        {state.busy === 'check' ? 'Checking every row' : 'Check the file'}
      </Button>
    </form>
  )
}
