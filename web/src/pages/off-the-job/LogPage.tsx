import { exportEntries } from '@rung/shared/contract/off-the-job'
import { useLoaderData, useLocation } from 'react-router'
import { addressOf } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { TraineeFrame } from '../../ui/TraineeFrame.tsx'
import { LogFilters } from './LogFilters.tsx'
import { type LogData, loadLog } from './load-log.ts'
import { NewsOf } from './NewsOf.tsx'
import { newsIn } from './news.ts'
import { OnThisDevice } from './OnThisDevice.tsx'
import { ToFinish } from './ToFinish.tsx'
import { WeekList } from './WeekList.tsx'
import './off-the-job.scss'

export const loader = loadLog

export function Component() {
  const log = useLoaderData<typeof loader>()
  return log.whose.own ? <OwnLog log={log} /> : <TraineesLog log={log} />
}

function OwnLog({ log }: { log: LogData }) {
  const { state, key } = useLocation()
  const { personId, traineeId } = log.whose
  return (
    <Page
      title="My log"
      aside={
        <ButtonLink small href={paths.logNew()}>
          Log learning
        </ButtonLink>
      }
    >
      <NewsOf key={key} news={newsIn(state)} />
      <OnThisDevice personId={personId} />
      <LogBody log={log} />
      <p className="otj-more">
        <AppLink href={paths.logImport()}>Import an earlier log</AppLink>
        <AppLink href={paths.attendance()}>My attendance at university</AppLink>
        <Download traineeId={traineeId} />
      </p>
    </Page>
  )
}

/** As others who work with the trainee see it. */
function TraineesLog({ log }: { log: LogData }) {
  const { trainee } = log.home
  return (
    <TraineeFrame trainee={trainee} part="log" paths={paths}>
      <LogBody log={log} />
      <p className="otj-more">
        <Download traineeId={trainee.id} />
      </p>
    </TraineeFrame>
  )
}

function LogBody({ log }: { log: LogData }) {
  return (
    <>
      {log.lastSeen && <Note>There is no signal. This is the log as you last saw it.</Note>}
      <LogFilters log={log} />
      <ToFinish log={log} />
      <WeekList log={log} />
    </>
  )
}

function Download({ traineeId }: { traineeId: string }) {
  return (
    <AppLink href={addressOf(exportEntries, { params: { traineeId } })} download>
      Download all entries (CSV)
    </AppLink>
  )
}
