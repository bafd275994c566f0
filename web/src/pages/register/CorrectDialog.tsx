import { correctRegister, type RegisterRow, type RegisterView } from '@rung/shared/contract/register'
import { longestReason } from '@rung/shared/rules/decide-sign-off'
import { attendanceMarks, type ClashChoice, countsAsLearning } from '@rung/shared/rules/register'
import { markWords } from '@rung/shared/words/register-words'
import { type FormEvent, useState } from 'react'
import { useRevalidator } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
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

/** One trainee's mark put right. What the register logged is reversed or logged anew. */
export function CorrectDialog({ register, row, onClose }: Props) {
  return (
    <Dialog open={row !== undefined} title={row ? `Mark of ${nameOf(row)}` : ''} onClose={onClose}>
      {row && <Correction key={row.trainee.id} register={register} row={row} onClose={onClose} />}
    </Dialog>
  )
}

const marks = attendanceMarks.map((value) => ({ value, text: markWords[value] }))

function Correction({ register, row, onClose }: Props & { row: RegisterRow }) {
  const { revalidate } = useRevalidator()
  const { faults, busy, save } = useSaving(['mark', 'clash', 'reason'])
  const recorded = row.attendance?.mark
  const [mark, setMark] = useState<string>(recorded ?? 'present')
  const [clash, setClash] = useState<ClashChoice | null>(null)
  const [reason, setReason] = useState('')
  const chosen = attendanceMarks.find((one) => one === mark) ?? 'present'
  const changes = recorded !== undefined && recorded !== chosen
  const asks = row.clashes.length > 0 && countsAsLearning(chosen)
  const nothingStands = countsAsLearning(chosen) && recorded === chosen && !row.attendance?.entry
  const send = (event: FormEvent) => {
    event.preventDefault()
    return save(async () => {
      try {
        await call(correctRegister, {
          params: { cohortId: register.cohort.id, teachingSessionId: register.session.id },
          body: {
            marks: [
              {
                traineeId: row.trainee.id,
                mark: chosen,
                clash: asks ? clash : nothingStands ? 'log-register' : null,
              },
            ],
            reason: changes ? reason : null,
            undecided: 'stop',
          },
          ifMatch: register.version,
        })
      } catch (error) {
        if (error instanceof ProblemError && error.problem.current !== undefined) await revalidate()
        throw error
      }
      await revalidate()
      onClose()
    })
  }
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
      {asks && (
        <ClashQuestion
          id="clash"
          name={nameOf(row)}
          clashes={row.clashes}
          value={clash}
          error={errorFor(faults, 'clash')}
          onChoose={setClash}
        />
      )}
      {changes && (
        <TextArea
          name="reason"
          label="Why is it corrected?"
          hint={consequence(row, countsAsLearning(chosen))}
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

/** What saving does to the trainee's log. */
function consequence({ attendance, outside }: RegisterRow, counts: boolean): string {
  if (outside) return 'Nothing is logged for them on this day'
  if (counts) return attendance?.entry ? 'Their log stays as it is' : 'The session is logged for them'
  return attendance?.entry?.byRegister ? 'What the register logged is reversed' : 'Their log stays as it is'
}
