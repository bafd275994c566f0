import type { RegisterView } from '@rung/shared/contract/register'
import { markWords } from '@rung/shared/words/register-words'
import { Notification } from '../../ui/Notification.tsx'
import type { Marks } from './kept-marks.ts'

/** Somebody else took the register first: theirs holds, and where this one said otherwise. */
export function Overtaken({ register: { session, rows }, said }: { register: RegisterView; said: Marks }) {
  const others = rows.flatMap(({ trainee, attendance }) => {
    const mine = said[trainee.id]?.mark
    if (!mine || mine === attendance?.mark) return []
    const recorded = attendance ? `marked ${markWords[attendance.mark].toLowerCase()}` : 'did not mark'
    const name = `${trainee.givenName} ${trainee.familyName}`
    return [
      { id: trainee.id, text: `${name}: you marked ${markWords[mine].toLowerCase()}, they ${recorded}` },
    ]
  })
  return (
    <Notification
      kind="information"
      title={`${session.takenBy?.name ?? 'Someone'} took this register before you. Yours was not saved`}
      focus
    >
      {others.length === 0 ? (
        <p>You both marked everyone the same.</p>
      ) : (
        <>
          <p>You marked these differently. Correct those where you are right.</p>
          <ul>
            {others.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Notification>
  )
}
