import type { RegisterRow, RegisterView } from '@rung/shared/contract/register'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import type { EntryState } from '@rung/shared/rules/entry-states'
import { countsAsLearning } from '@rung/shared/rules/register'
import { markWords } from '@rung/shared/words/register-words'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { ResponsiveTable } from '../../ui/ResponsiveTable.tsx'
import { countOf } from '../../words/counts.ts'
import { momentInWords } from '../../words/moments.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import type { Marks } from './kept-marks.ts'
import { Overtaken } from './Overtaken.tsx'

interface Props {
  register: RegisterView
  justDone: boolean
  /** What was said on this page while somebody else took the register. */
  overtaken: Marks | null
}

/** A register as it was taken: what it came to in one sentence, what stands for each trainee, and putting it right. */
export function TakenRegister({ register, justDone, overtaken }: Props) {
  const { session, rows, summary } = register
  const [correcting, setCorrecting] = useState<string | null>(null)
  const row = rows.find(({ trainee }) => trainee.id === correcting)
  const open = rows.filter(isOpen).length
  const about = (
    <p>
      {session.takenBy?.name ?? 'The university'} took this register
      {session.takenAt && ` on ${momentInWords(session.takenAt)}`}.
      {open > 0 && ` ${countOf(open, 'clash has', 'clashes have')} to be decided.`}
    </p>
  )
  return (
    <>
      {justDone ? (
        <Notification key={register.version} title={summary ?? ''} focus>
          {about}
        </Notification>
      ) : (
        <div className="register-summary">
          <p>{summary}</p>
          {about}
        </div>
      )}
      {overtaken && <Overtaken register={register} said={overtaken} />}
      <ResponsiveTable
        caption="The register"
        hideCaption
        rows={rows}
        rowKey={({ trainee }) => trainee.id}
        columns={[
          { key: 'name', heading: 'Trainee', rowHeading: true, cell: nameCell },
          { key: 'mark', heading: 'Mark', cell: markCell },
          { key: 'logged', heading: 'Logged', cell: (one) => <Logged row={one} /> },
          {
            key: 'correct',
            heading: 'Correct',
            cell: (one) => <Open row={one} onOpen={() => setCorrecting(one.trainee.id)} />,
          },
        ]}
      />
      <CorrectDialog register={register} row={row} onClose={() => setCorrecting(null)} />
    </>
  )
}

/** They were there, and neither entry was chosen. */
const isOpen = ({ attendance, clashes, outside }: RegisterRow): boolean =>
  attendance !== null &&
  countsAsLearning(attendance.mark) &&
  !outside &&
  (clashes.length > 0 || !attendance.entry)

const nameOf = ({ trainee }: RegisterRow) => `${trainee.givenName} ${trainee.familyName}`

const nameCell = (row: RegisterRow) => (
  <>
    <AppLink href={paths.trainee(row.trainee.id)}>{nameOf(row)}</AppLink>
    <span className="register-row__note">{row.trainee.studentNumber}</span>
  </>
)

const markCell = ({ attendance, outside }: RegisterRow) => (
  <>
    {attendance ? markWords[attendance.mark] : 'Not marked'}
    {attendance?.reason && <span className="register-row__note">Corrected: {attendance.reason}</span>}
    {outside && <span className="register-row__note">{outside.sentence}</span>}
  </>
)

/** Of an entry of their own that counts for nothing yet: with whom it is. */
const notSigned: Partial<Record<EntryState, string>> = {
  draft: ', a draft',
  submitted: ', waits for a signature',
  returned: ', to be sent by them',
}

/** What stands for the session in this trainee's log. */
function Logged({ row }: { row: RegisterRow }) {
  const { attendance, trainee, outside } = row
  const entry = attendance?.entry
  if (!attendance || !countsAsLearning(attendance.mark)) return 'Nothing'
  if (outside && !entry) return 'Not counted'
  if (!entry) return 'To be decided'
  const long = entry.minutes === null ? 'No time yet' : formatMinutes(entry.minutes)
  return (
    <AppLink href={paths.traineeEntry(trainee.id, entry.id)}>
      {long}
      {attendance.clash === 'keep-own' && `, their own entry${notSigned[entry.state] ?? ''}`}
      {entry.state === 'reversed' && ', reversed'}
      <span className="nhsuk-u-visually-hidden"> in the log of {nameOf(row)}</span>
    </AppLink>
  )
}

function Open({ row, onOpen }: { row: RegisterRow; onOpen: () => void }) {
  return (
    <Button type="button" kind="quiet" className="register-correct" onClick={onOpen}>
      {isOpen(row) ? 'Decide' : row.attendance ? 'Correct' : 'Mark'}
      <span className="nhsuk-u-visually-hidden"> {nameOf(row)}</span>
    </Button>
  )
}
