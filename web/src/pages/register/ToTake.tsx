import type { RegistersToTake } from '@rung/shared/contract/register'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { moduleInWords, whenInWords } from './session-words.ts'
import './register.scss'

type Session = Pick<
  RegistersToTake['rows'][number],
  'id' | 'cohort' | 'heldOn' | 'startsAt' | 'endsAt' | 'moduleCode' | 'moduleTitle' | 'minutes' | 'topic'
>

/** Sessions whose register waits, each one press from being taken. On a home they say whose they are. */
export function ToTake({ sessions, nameCohorts }: { sessions: readonly Session[]; nameCohorts?: boolean }) {
  return (
    <ul className="register-to-take">
      {sessions.map((session, place) => (
        <li key={session.id}>
          <div>
            <p className="register-to-take__when">{whenInWords(session)}</p>
            <p>
              {nameCohorts && `${session.cohort.title}: `}
              {moduleInWords(session)}
            </p>
            <p>{session.topic}</p>
          </div>
          <ButtonLink
            small
            kind={place === 0 && !nameCohorts ? 'primary' : 'secondary'}
            href={paths.session(session.cohort.id, session.id)}
          >
            Take register
            <span className="nhsuk-u-visually-hidden"> of {whenInWords(session)}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
