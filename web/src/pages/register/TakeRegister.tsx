import type { RegisterView } from '@rung/shared/contract/register'
import { useRef } from 'react'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { StickyActions } from '../../ui/StickyActions.tsx'
import type { Marks } from './kept-marks.ts'
import { MarkRow } from './MarkRow.tsx'
import { marksInWords } from './session-words.ts'
import { clashField, isUndecided, saidOf, useTaking } from './use-taking.ts'

interface Props {
  register: RegisterView
  /** Somebody else took it first: what was said here. */
  onOvertaken: (said: Marks) => void
}

/** Everyone is present until marked otherwise: the exceptions are one press each, and the register one more. */
export function TakeRegister({ register, onOvertaken }: Props) {
  const { marks, say, faults, busy, take, leaveClashes } = useTaking(register, onOvertaken)
  const box = useRef<HTMLDivElement>(null)
  const { rows } = register
  if (rows.length === 0) return <Nobody register={register} />
  const undecided = rows.filter((row) => isUndecided(row, marks)).length
  const goToTake = () => box.current?.querySelector<HTMLElement>('.rung-sticky button')?.focus()
  return (
    <div className="register-take" ref={box}>
      <ErrorSummary errors={faults} />
      <button type="button" className="nhsuk-skip-link register-skip" onClick={goToTake}>
        Skip to the Take register button
      </button>
      <ul className="register-rows">
        {rows.map((row) => (
          <MarkRow
            key={row.trainee.id}
            row={row}
            said={saidOf(row, marks)}
            error={errorFor(faults, clashField(row.trainee.id))}
            onSay={(said) => say(row.trainee.id, said)}
          />
        ))}
      </ul>
      <StickyActions text={<p aria-live="polite">{countsIn(register, marks)}</p>}>
        <Button type="button" busy={busy} onClick={take}>
          Take register
        </Button>
        {undecided > 0 && (
          <Button type="button" kind="quiet" busy={busy} onClick={leaveClashes}>
            {undecided === 1 ? 'Decide the clash later' : `Decide ${undecided} clashes later`}
          </Button>
        )}
      </StickyActions>
    </div>
  )
}

function countsIn({ rows }: RegisterView, marks: Marks): string {
  const counts = { present: 0, late: 0, online: 0, absent: 0 }
  for (const row of rows) {
    const said = saidOf(row, marks)
    if (said) counts[said.mark] += 1
  }
  return marksInWords(counts)
}

function Nobody({ register: { session } }: { register: RegisterView }) {
  return (
    <EmptyState
      title="Nobody takes this module"
      action={<AppLink href={paths.trainees()}>See your trainees</AppLink>}
    >
      <p>Trainees of this cohort who take {session.moduleCode} are shown here once they are enrolled.</p>
    </EmptyState>
  )
}
