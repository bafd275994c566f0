import type { LastKind, TraineeHome } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { addDays, formatDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { kindAndModule } from './entry-words.ts'
import type { News } from './news.ts'
import { type QuickLogState, useQuickLog } from './use-quick-log.ts'
import type { WhoseLog } from './whose-log.ts'

interface QuickLogProps {
  whose: WhoseLog
  home: TraineeHome
  onLogged: (news: News) => void
}

/** The usual day in two taps: what it was, then "Log for today". All else is as it was the last time. */
export function QuickLog({ whose, home, onLogged }: QuickLogProps) {
  const quick = useQuickLog(whose, home, onLogged)
  return (
    <section className="otj-quick">
      <h2 className="rung-section-title">Log again</h2>
      <ul className="otj-quick__kinds">
        {home.lastKinds.map((kind, index) => (
          <li key={`${kind.category} ${kind.activity} ${kind.moduleCode}`} className="otj-quick__kind">
            <KindButton kind={kind} open={quick.chosen === index} onChoose={() => quick.choose(index)} />
            {quick.chosen === index && (
              <Confirm kind={kind} index={index} today={home.figures.asOf} quick={quick} />
            )}
          </li>
        ))}
      </ul>
      <ButtonLink kind="secondary" href={paths.logNew()}>
        Log something else
      </ButtonLink>
    </section>
  )
}

function KindButton({ kind, open, onChoose }: { kind: LastKind; open: boolean; onChoose: () => void }) {
  return (
    <button type="button" className="rung-quick__choice" aria-expanded={open} onClick={onChoose}>
      <span className="rung-quick__title">{kindAndModule(kind)}</span>
      <span className="rung-quick__detail">{formatMinutes(kind.minutes)}</span>
      <span className="otj-quick__activity">{kind.activity}</span>
    </button>
  )
}

interface ConfirmProps {
  kind: LastKind
  index: number
  today: PlainDate
  quick: QuickLogState
}

/** What will be sent, in full, because a mentor signs it. */
function Confirm({ kind, index, today, quick }: ConfirmProps) {
  const { day, errors, busy } = quick
  return (
    <div className="otj-quick__confirm">
      <p className="otj-quick__learned">{kind.learned}</p>
      <p className="otj-quick__note">
        {[
          kind.startsAt && kind.endsAt && `${kind.startsAt} to ${kind.endsAt}`,
          kind.ksbs.join(', '),
          'In paid hours',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {errors.length > 0 && <Refusal messages={errors} />}
      <DayPills today={today} day={day} onChoose={quick.chooseDay} />
      <div className="otj-quick__buttons">
        <Button type="button" busy={busy} onClick={quick.log}>
          {day === today ? 'Log for today' : 'Log for yesterday'}
        </Button>
        <AppLink href={`${paths.logNew()}?like=${index}`}>Change something first</AppLink>
      </div>
    </div>
  )
}

function Refusal({ messages }: { messages: readonly string[] }) {
  return (
    <div className="otj-quick__refusal" role="alert">
      {messages.map((message) => (
        <p key={message} className="nhsuk-error-message">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {message}
        </p>
      ))}
    </div>
  )
}

interface DayPillsProps {
  today: PlainDate
  day: PlainDate
  onChoose: (day: PlainDate) => void
}

/** 'Wed 11': the month is not in doubt. */
const shortDay = (day: PlainDate) => formatDay(day).replace(/^(...)\w* (\d+).*/, '$1 $2')

function DayPills({ today, day, onChoose }: DayPillsProps) {
  const days = [
    { name: 'Today', on: today },
    { name: 'Yesterday', on: addDays(today, -1) },
  ]
  return (
    <fieldset className="otj-quick__days">
      <legend className="nhsuk-u-visually-hidden">Which day?</legend>
      {days.map(({ name, on }) => (
        <button
          key={name}
          type="button"
          className="rung-pill"
          aria-pressed={day === on}
          onClick={() => onChoose(on)}
        >
          {name}, {shortDay(on)}
        </button>
      ))}
    </fieldset>
  )
}
