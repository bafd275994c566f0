import { importCohort } from '@rung/shared/contract/imports'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { countOf } from '../../words/counts.ts'
import { type Checked, useCohortImport } from './cohort-import-state.ts'
import { GoodRows, Remarks } from './report-tables.tsx'
import { beside, titleOf } from './report-words.ts'
import { steps } from './steps.ts'
import { useWork } from './use-work.ts'
import { Working } from './Working.tsx'

/** Step 2: what the check found. Step 3, the loading, begins here and only when the person says so. */
export function Component() {
  const { checked } = useCohortImport()
  // After a reload the file is not at hand any more and has to be chosen again.
  return checked ? <Report checked={checked} /> : <Navigate to={steps.choose()} replace />
}

function Report({ checked }: { checked: Checked }) {
  const { report } = checked
  const work = useWork()
  const load = useLoad(checked, work)
  return (
    <Page
      title={titleOf(report)}
      caption={report.cohort.title}
      back={{ text: 'Choose another file', href: steps.choose() }}
      failed={work.errors.length > 0}
    >
      <ErrorSummary errors={work.errors} title="Nothing was loaded" />
      <Summary checked={checked} />
      {report.problems.length > 0 && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {report.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {report.remarks.map((remark) => (
        <Note key={remark}>
          <p>{remark}.</p>
        </Note>
      ))}
      <Remarks caption="What to put right" heading="What to do" remarks={report.faults} />
      <Decision checked={checked} busy={work.busy} onLoad={load} />
      {work.long && (
        <Working text={`Loading ${countOf(report.good.length, 'trainee')}`} onCancel={work.cancel} />
      )}
      <GoodRows report={report} />
      {report.notes.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">
              {countOf(report.notes.length, 'thing')} to know that{' '}
              {report.notes.length === 1 ? 'stops' : 'stop'} nothing
            </span>
          </summary>
          <div className="nhsuk-details__text imports-details">
            <Remarks caption="Good to know" heading="Note" remarks={report.notes} />
          </div>
        </details>
      )}
    </Page>
  )
}

function Summary({ checked: { report } }: { checked: Checked }) {
  const { cohort } = report
  const dates =
    cohort.startsOn && cohort.plannedEndOn
      ? `${formatDate(cohort.startsOn)} to ${formatDate(cohort.plannedEndOn)}`
      : 'No row has whole dates yet'
  return (
    <KeyValue
      rows={[
        { key: 'File', value: `${report.fileName}, ${countOf(report.rows, 'row')}` },
        { key: 'Cohort', value: cohort.id ? cohort.title : `${cohort.title} (new)` },
        { key: 'Programme', value: `${cohort.programme.name}, ${cohort.university.name}` },
        { key: 'Start and planned end', value: dates },
      ]}
    />
  )
}

function useLoad({ file, into, report, keys }: Checked, work: ReturnType<typeof useWork>) {
  const navigate = useNavigate()
  return (accept: keyof Checked['keys']) =>
    work.start(async (signal) => {
      const body = { ...into, accept, expected: report.good.length }
      const answer = await call(importCohort, { body, file, key: keys[accept], signal })
      navigate(steps.loaded(answer), { replace: true })
    })
}

interface DecisionProps {
  checked: Checked
  busy: boolean
  onLoad: (accept: keyof Checked['keys']) => void
}

function Decision({ checked: { report }, busy, onLoad }: DecisionProps) {
  const [asking, setAsking] = useState(false)
  const { good, faulty } = report
  if (good.length === 0)
    return (
      <p>
        <ButtonLink href={steps.choose()}>Choose a corrected file</ButtonLink>
      </p>
    )
  if (faulty === 0)
    return (
      <>
        <p>{beside(report)}</p>
        <Button type="button" busy={busy} onClick={() => onLoad('all-good-only')}>
          Load {countOf(good.length, 'trainee')}
        </Button>
      </>
    )
  return (
    <>
      <p>Put these right in your spreadsheet, save it and choose it again. Nothing has been saved yet.</p>
      <div className="rung-buttons">
        <ButtonLink href={steps.choose()}>Choose the corrected file</ButtonLink>
        <Button type="button" kind="quiet" busy={busy} onClick={() => setAsking(true)}>
          Load only the {countOf(good.length, 'row')} without faults
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={`Load ${countOf(good.length, 'trainee')} and leave out ${countOf(faulty, 'row')}?`}
        confirm={`Load ${countOf(good.length, 'trainee')}`}
        onConfirm={() => {
          setAsking(false)
          onLoad('good-rows')
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{beside(report)}</p>
        <p>
          The {countOf(faulty, 'row')} with something to put right can be loaded later, from a corrected file.
        </p>
      </ConfirmDialog>
    </>
  )
}
