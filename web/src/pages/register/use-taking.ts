import { type RegisterRow, type RegisterView, takeRegister } from '@rung/shared/contract/register'
import { countsAsLearning } from '@rung/shared/rules/register'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import type { FormFault } from '../../form-faults.ts'
import { useMe } from '../../session.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { forgetMarks, keepMarks, keptMarks, type Marks, type Said } from './kept-marks.ts'
import { useSaving } from './use-saving.ts'

/** Everyone expected is taken to be there until the tutor says otherwise; who is not expected has no mark. */
export const saidOf = ({ trainee, outside }: RegisterRow, marks: Marks): Said | null =>
  marks[trainee.id] ?? (outside ? null : { mark: 'present', clash: null })

/** A clash of someone who was there, which nobody has decided. */
export const isUndecided = (row: RegisterRow, marks: Marks): boolean => {
  const said = saidOf(row, marks)
  return row.clashes.length > 0 && said !== null && countsAsLearning(said.mark) && said.clash === null
}

/** The marks of a register before it is taken, and taking it. */
export function useTaking(
  { session, cohort, rows, version }: RegisterView,
  onOvertaken: (said: Marks) => void,
) {
  const { personId } = useMe()
  const { revalidate } = useRevalidator()
  const [marks, setMarks] = useState<Marks>(() => keptMarks(personId, session.id))
  const { faults, setFaults, busy, save } = useSaving([])
  const say = (traineeId: string, said: Said) => {
    const next = { ...marks, [traineeId]: said }
    keepMarks(personId, session.id, next)
    setMarks(next)
  }
  const send = (undecided: 'stop' | 'leave') =>
    save(async () => {
      const sent = rows.flatMap((row) => {
        const said = saidOf(row, marks)
        return said ? [{ traineeId: row.trainee.id, ...said }] : []
      })
      try {
        await call(takeRegister, {
          params: { cohortId: cohort.id, teachingSessionId: session.id },
          body: { marks: sent, undecided },
          ifMatch: version,
        })
        forgetMarks(personId, session.id)
      } catch (error) {
        const now = staleAnswer<RegisterView>(error)
        if (now?.session.state === 'taken') {
          onOvertaken(Object.fromEntries(sent.map(({ traineeId, ...said }) => [traineeId, said])))
          forgetMarks(personId, session.id)
        }
        // Whatever stood against it, the register may have changed since it was opened.
        if (error instanceof ProblemError && error.problem.current !== undefined) await revalidate()
        if (now) return [{ message: changedMeanwhile }]
        throw error
      }
      await revalidate()
      return []
    })
  const take = () => {
    const undecided = rows.filter((row) => isUndecided(row, marks)).map(faultOf)
    return undecided.length > 0 ? setFaults(undecided) : send('stop')
  }
  return { marks, say, faults, busy, take, leaveClashes: () => send('leave') }
}

const changedMeanwhile =
  'Someone changed this session meanwhile. Look at its day and times, then take the register. Your marks are kept'

const faultOf = ({ trainee }: RegisterRow): FormFault => ({
  field: clashField(trainee.id),
  message: `${trainee.givenName} ${trainee.familyName}: choose which entry counts`,
})

/** The id of the question about a trainee's clash, for the links of an error summary. */
export const clashField = (traineeId: string): string => `clash-${traineeId}`
