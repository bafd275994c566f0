import { formatMinutes } from '@rung/shared/kernel/minutes'
import { useId } from 'react'
import { AppLink } from './AppLink.tsx'
import type { QueueItem } from './SelectQueue.tsx'

export interface QueueEntryProps {
  item: QueueItem
  checked: boolean
  onToggle: (on: boolean) => void
}

/** One line of a queue. The whole of its heading selects it; what wants a closer look is said in words. */
export function QueueEntry({ item, checked, onToggle }: QueueEntryProps) {
  const id = useId()
  const { title, when, minutes, exceptions = [], detail, href, actions, blocked } = item
  const said = [exceptions.length > 0 || blocked ? `${id}-why` : '', detail ? `${id}-detail` : '']
  return (
    <li className={checked ? 'rung-queue__item rung-queue__item--chosen' : 'rung-queue__item'}>
      <div className="rung-tick">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          disabled={Boolean(blocked)}
          onChange={(event) => onToggle(event.target.checked)}
          aria-describedby={said.filter(Boolean).join(' ') || undefined}
        />
        <label htmlFor={id}>
          <span className="rung-queue__title">{title}</span>{' '}
          <span className="rung-queue__facts">
            {when}
            {minutes !== undefined && <>, {formatMinutes(minutes)}</>}
          </span>
        </label>
      </div>
      <div className="rung-queue__more">
        {(exceptions.length > 0 || blocked) && (
          <ul className="rung-queue__exceptions" id={`${id}-why`}>
            {blocked && <li className="rung-queue__blocked">{blocked}</li>}
            {exceptions.map((exception) => (
              <li key={exception}>{exception}</li>
            ))}
          </ul>
        )}
        {detail && (
          <div className="rung-queue__detail" id={`${id}-detail`}>
            {detail}
          </div>
        )}
        {(href || actions) && (
          <div className="rung-queue__actions">
            {href && (
              <AppLink className="rung-queue__open" href={href}>
                Open
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  {title}, {when}
                </span>
              </AppLink>
            )}
            {actions}
          </div>
        )}
      </div>
    </li>
  )
}
