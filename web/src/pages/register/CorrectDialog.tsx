import { correctRegister, type RegisterRow, type RegisterView } from '@rung/shared/contract/register'
import { longestReason } from '@rung/shared/rules/decide-sign-off'
import {
  type AttendanceMark,
  attendanceMarks,
  type ClashChoice,
  countsAsLearning,
} from '@rung/shared/rules/register'
import { markWords } from '@rung/shared/words/register-words'
import { type FormEvent, useState } from 'react'
import { useRevalidator } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { ClashQuestion } from './ClashQuestion.tsx'
import { useSaving } from './use-saving.ts'

interface Props {
  register: RegisterView
  row: RegisterRow | undefined
  onClose: () => void
}

const nameOf = ({ trainee }: RegisterRow) => `${trainee.givenName} ${trainee.familyName}`

/** One trainee's mark put right, or which entry counts. What the register logged is reversed or logged anew. */
export function CorrectDialog({ register, row, onClose }: Props) {
  return (
    <Dialog open={row !== undefined} title={row ? `Mark of ${nameOf(row)}` : ''} onClose={onClose}>
      {row && <Correction key={row.trainee.id} register={register} row={row} onClose={onClose} />}
    </Dialog>
  )
}

const marks = attendanceMarks.map((value) => ({ value, text: markWords[value] }))

function Correction({ register, row, onClose }: Props & { row: RegisterRow }) {
  const { mark, setMark, clash, setClash, reason, setReason, question, changes, faults, busy, send } =
    useCorrection(register, row, onClose)
  return (
    <form noValidate onSubmit={send}>
      <ErrorSummary errors={faults} />
      <RadioGroup
        name="mark"
        label="On the day"
        choices={marks}
        value={mark}
        onChange={setMark}
        error={errorFor(faults, 'mark')}
      />
      {question && (
        <ClashQuestion
          id="clash"
          name={nameOf(row)}
          {...question}
          value={clash ?? question.settled ?? null}
          error={errorFor(faults, 'clash')}
          onChoose={setClash}
        />
      )}
      {changes && (
        <TextArea
          name="reason"
          label="Why is it corrected?"
          hint={question ? undefined : consequence(row, mark)}
          most={longestReason}
          rows={3}
          value={reason}
          onChange={setReason}
          error={errorFor(faults, 'reason')}
        />
      )}
      <div className="rung-buttons">
        <Button busy={busy}>Save</Button>
        <Button type="button" kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function useCorrection({ cohort, session, version }: RegisterView, row: RegisterRow, onClose: () => void) {
  const { revalidate } = useRevalidator()
  const { faults, busy, save } = useSaving(['mark', 'clash', 'reason'])
  const recorded = row.attendance?.mark
  const [chosen, setMark] = useState<string>(recorded ?? 'present')
  const [clash, setClash] = useState<ClashChoice | null>(null)
  const [reason, setReason] = useState('')
  // The page itself is shown anew a moment after the refusal is.
  const [toldOf, setToldOf] = useState(version)
  const mark = attendanceMarks.find((one) => one === chosen) ?? 'present'
  const question = questionOf(row, mark)
  const settlesAnew = question?.settled !== undefined && clash !== null && clash !== question.settled
  const changes = (recorded !== undefined && recorded !== mark) || settlesAnew
  const nothingStands = countsAsLearning(mark) && recorded === mark && !row.attendance?.entry
  const body = {
    marks: [
      { traineeId: row.trainee.id, mark, clash: question ? clash : nothingStands ? 'log-register' : null },
    ],
    reason: changes ? reason : null,
    undecided: 'stop' as const,
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    return save(async () => {
      try {
        const params = { cohortId: cohort.id, teachingSessionId: session.id }
        await call(correctRegister, { params, body, ifMatch: Math.max(version, toldOf) })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.current !== undefined) await revalidate()
        const now = staleAnswer<RegisterView>(error)
        if (!now) throw error
        setToldOf(now.version)
        return [{ message: changedMeanwhile(now, row) }]
      }
      await revalidate()
      onClose()
      return []
    })
  }
  return { mark, setMark, clash, setClash, reason, setReason, question, changes, faults, busy, send }
}

/** Which entry counts, where that is open or can be settled anew. */
function questionOf({ clashes, other }: RegisterRow, mark: AttendanceMark) {
  if (!countsAsLearning(mark)) return null
  if (clashes.length > 0) return { clashes, settled: undefined }
  if (!other) return null
  const settled: ClashChoice = other.choice === 'keep-own' ? 'log-register' : 'keep-own'
  return { clashes: other.clashes, settled }
}

/** What is there now, beside what is chosen here: saved again, it takes the place of it. */
function changedMeanwhile({ rows }: RegisterView, { trainee }: RegisterRow): string {
  const now = rows.find((row) => row.trainee.id === trainee.id)?.attendance
  const recorded = now
    ? `${now.by.name} marked them ${markWords[now.mark].toLowerCase()}`
    : 'They are not marked'
  return `Someone changed this register meanwhile. ${recorded}. Save again to have it as you say, or cancel`
}

/** What saving does to the trainee's log. */
function consequence({ attendance, outside }: RegisterRow, mark: AttendanceMark): string {
  const counts = countsAsLearning(mark)
  if (outside) return 'Nothing is logged for them on this day'
  if (counts) return attendance?.entry ? 'Their log stays as it is' : 'The session is logged for them'
  return attendance?.entry?.byRegister ? 'What the register logged is reversed' : 'Their log stays as it is'
}
