import { checkCohortImport, cohortCsvTemplate, cohortWorkbookTemplate } from '@rung/shared/contract/imports'
import type { FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { addressOf, call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Page } from '../../ui/Page.tsx'
import { CohortQuestion } from './CohortQuestion.tsx'
import { type Draft, heldFast, type Into, useCohortImport } from './cohort-import-state.ts'
import { steps } from './steps.ts'
import { useWork } from './use-work.ts'
import { Working } from './Working.tsx'

/** Step 1: which cohort, which file. */
export function Component() {
  const { choices, draft, change, setChecked } = useCohortImport()
  const navigate = useNavigate()
  const work = useWork()
  const check = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(draft)
    const into = intoOf(draft)
    const { file } = draft
    if (missing.length > 0 || !into || !file) return work.setErrors(missing)
    work.start(async (signal) => {
      const held = await heldFast(file)
      const report = await call(checkCohortImport, { body: into, file: held, signal })
      const keys = { 'all-good-only': crypto.randomUUID(), 'good-rows': crypto.randomUUID() }
      setChecked({ file: held, into, report, keys })
      navigate(steps.check())
    })
  }
  if (choices.programmes.length === 0) return <NoProgramme />
  return (
    <Page
      title="Import a cohort"
      back={{ text: 'Trainees', href: paths.trainees() }}
      width="reading"
      failed={work.errors.length > 0}
    >
      <ErrorSummary errors={work.errors} />
      <p>
        Load the trainees of a cohort from a spreadsheet. Every row is checked first. Nothing is saved until
        you have seen the result and say so.
      </p>
      <Templates />
      <form noValidate onSubmit={check}>
        <CohortQuestion errors={work.errors} />
        <FileField
          name="file"
          label="The file with the trainees"
          hint="CSV or Excel (.xlsx), up to 5,000 rows and 5 MB"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(file) => file && change({ file })}
          error={errorFor(work.errors, 'file')}
        />
        {draft.file && (
          <p className="imports-chosen">
            Chosen: <strong>{draft.file.name}</strong>
          </p>
        )}
        {work.long && <Working text={`Checking ${draft.file?.name}`} onCancel={work.cancel} />}
        <Button busy={work.busy}>Check the file</Button>
      </form>
    </Page>
  )
}

function Templates() {
  return (
    <p>
      The template has the columns to fill in and one example row:{' '}
      <AppLink href={addressOf(cohortWorkbookTemplate)} download>
        Excel template
      </AppLink>{' '}
      or{' '}
      <AppLink href={addressOf(cohortCsvTemplate)} download>
        CSV template
      </AppLink>
      .
    </p>
  )
}

function NoProgramme() {
  return (
    <Page title="Import a cohort" back={{ text: 'Trainees', href: paths.trainees() }} width="reading">
      <EmptyState title="There is no programme to import into yet">
        <p>
          Ask an administrator to add the programme of your university. Then its cohorts can be loaded here.
        </p>
      </EmptyState>
    </Page>
  )
}

function intoOf({ where, cohortId, programmeId, cohortTitle }: Draft): Into | null {
  if (where === 'existing') return cohortId ? { cohortId } : null
  return where === 'new' && programmeId ? { programmeId, cohortTitle: cohortTitle.trim() } : null
}

function missingIn(draft: Draft): FormError[] {
  const errors: FormError[] = []
  const ask = (field: string, message: string) => errors.push({ field, message })
  if (draft.where === '') ask('where', 'Say which cohort the trainees belong to')
  if (draft.where === 'existing' && !draft.cohortId) ask('cohortId', 'Choose a cohort')
  if (draft.where === 'new' && !draft.programmeId) ask('programmeId', 'Choose a programme')
  if (draft.where === 'new' && !draft.cohortTitle.trim()) ask('cohortTitle', 'Enter a name for the cohort')
  if (!draft.file) ask('file', 'Choose a file')
  return errors
}
