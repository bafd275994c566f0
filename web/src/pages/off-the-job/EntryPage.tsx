import { type EntryWithDecisions, readEntry, readHome } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate, formatDay } from '@rung/shared/kernel/plain-date'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import { waitingIn } from '../../drafts/outbox.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { KeyValue, type KeyValueRow } from '../../ui/KeyValue.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { categoryInWords } from '../../words/categories.ts'
import { exceptionInWords } from '../../words/exceptions.ts'
import { AskForReversal } from './AskForReversal.tsx'
import { entryEvents } from './entry-events.tsx'
import { kindAndModule, paidInWords } from './entry-words.ts'
import { logPaths, type WhoseLog, whoseLog } from './whose-log.ts'
import './off-the-job.scss'

export async function loader(args: LoaderFunctionArgs) {
  const whose = await whoseLog(args)
  const entryId = args.params.entryId ?? ''
  // What the server has not seen yet is shown where it can be changed.
  if (waitingIn(whose.personId, entryId)?.version === null) throw redirect(paths.logEntryEdit(entryId))
  const { answer, lastSeen } = await freshOrLastSeen(`entry ${whose.personId} ${entryId}`, () =>
    ask(whose, entryId),
  )
  return { whose, ...answer, lastSeen }
}

/** Those who look after several trainees need to see whose entry it is. */
async function ask({ traineeId, own }: WhoseLog, entryId: string) {
  const [entry, home] = await Promise.all([
    call(readEntry, { params: { traineeId, entryId } }),
    own ? null : call(readHome, { params: { traineeId } }),
  ])
  return { entry, name: home && `${home.trainee.givenName} ${home.trainee.familyName}` }
}

export function Component() {
  const { whose, entry, name, lastSeen } = useLoaderData<typeof loader>()
  const reader = whose.own ? 'trainee' : 'other'
  const day = entry.learnedOn ? `${formatDay(entry.learnedOn)} ${entry.learnedOn.slice(0, 4)}` : null
  return (
    <Page
      title={kindAndModule(entry)}
      caption={[name, day].filter(Boolean).join(', ') || undefined}
      {...wayBack(whose, name)}
      aside={<StateTag state={entry.state} reader={reader} />}
      width="reading"
    >
      {lastSeen && <Note>There is no signal. This is the entry as you last saw it.</Note>}
      <WhatNow whose={whose} entry={entry} />
      <SummaryCard title="What was logged">
        <KeyValue rows={factsOf(entry)} />
      </SummaryCard>
      <h2 className="rung-section-title">What happened</h2>
      <Timeline events={entryEvents(entry)} />
      {entry.may.includes('request-reversal') && <AskForReversal whose={whose} entry={entry} />}
    </Page>
  )
}

function wayBack(whose: WhoseLog, name: string | null) {
  const log = logPaths(whose).log()
  if (name === null) return { back: { text: 'My log', href: log } }
  return {
    breadcrumbs: [
      { text: 'Trainees', href: paths.trainees() },
      { text: name, href: paths.trainee(whose.traineeId) },
      { text: 'Log', href: log },
    ],
  }
}

/** Why it stands where it stands, and the one thing to do about it. */
function WhatNow({ whose, entry }: { whose: WhoseLog; entry: EntryWithDecisions }) {
  const asked = entry.reversals.find(({ state }) => state === 'requested')
  const mayEdit = whose.own && entry.may.includes('edit-entry')
  return (
    <>
      {entry.state === 'returned' && entry.returnReason && (
        <div className="otj-returned">
          <p className="otj-returned__reason">“{entry.returnReason}”</p>
          <p className="otj-returned__by">{entry.decidedBy?.name}</p>
        </div>
      )}
      {entry.state === 'draft' && entry.returnReason && <Note>{entry.returnReason}</Note>}
      {entry.source === 'register' && entry.state === 'signed' && whose.own && !asked && (
        <Note>
          The university’s register logged this. If it is wrong, ask below for it to be reversed, or tell your
          tutor.
        </Note>
      )}
      {asked && (
        <Note>
          {asked.requestedBy.name} asked for this entry to be reversed. It counts until someone else agrees.
        </Note>
      )}
      {entry.state === 'reversed' && <Note>This entry was reversed. Its hours no longer count.</Note>}
      {entry.may.includes('sign-entry') && (
        <ButtonLink kind="secondary" href={paths.queue()}>
          Sign or return it with the others
        </ButtonLink>
      )}
      {mayEdit && (
        <ButtonLink href={paths.logEntryEdit(entry.id)}>
          {entry.state === 'returned' ? 'Fix and send again' : 'Finish it'}
        </ButtonLink>
      )}
    </>
  )
}

const sources = { trainee: 'Logged by the trainee', import: 'Imported', register: 'University register' }

function factsOf(entry: EntryWithDecisions): KeyValueRow[] {
  const { startsAt, endsAt, ksbs, exceptions } = entry
  const rows: (KeyValueRow | false)[] = [
    { key: 'Date', value: entry.learnedOn === null ? 'Not entered yet' : formatDate(entry.learnedOn) },
    { key: 'Kind', value: categoryInWords(entry.category) },
    { key: 'How long', value: entry.minutes === null ? 'Not entered yet' : formatMinutes(entry.minutes) },
    startsAt !== null && { key: 'Times', value: `${startsAt} to ${endsAt ?? ''}` },
    { key: 'Activity', value: entry.activity || 'Not entered yet' },
    { key: 'Learned', value: <span className="otj-prose">{entry.learned || 'Not entered yet'}</span> },
    entry.moduleCode !== null && {
      key: 'Module',
      value: [entry.moduleCode, entry.moduleTitle].filter(Boolean).join(' '),
    },
    ksbs.length > 0 && { key: 'KSBs', value: ksbs.join(', ') },
    { key: 'Paid', value: paidInWords(entry) ?? 'Not entered yet' },
    exceptions.length > 0 && {
      key: 'To note',
      value: exceptions.map((code) => exceptionInWords(code, entry)).join('. '),
    },
    { key: 'From', value: sources[entry.source] },
  ]
  return rows.filter((row) => row !== false)
}
