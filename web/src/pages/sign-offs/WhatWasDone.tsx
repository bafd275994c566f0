import { formatHours, formatMinutes } from '@rung/shared/kernel/minutes'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { countOf } from '../../words/counts.ts'
import { wholeHours } from '../../words/quantities.ts'
import type { Done, Gain } from './sign-all.ts'

/** At the top of the queue after signing: what was signed, whose hours changed, and what was refused and why. */
export function WhatWasDone({ done }: { done: { readonly what: Done; readonly turn: number } | null }) {
  if (!done) return null
  const { title, text, worked, gains = [], refused } = done.what
  return (
    <Notification key={done.turn} kind={worked ? 'success' : 'information'} title={title} focus>
      {text && <p>{text}</p>}
      {gains.length > 0 && (
        <ul className="nhsuk-list sign-offs__gains">
          {gains.map((gain) => (
            <li key={gain.trainee.id}>
              <GainOf gain={gain} />
            </li>
          ))}
        </ul>
      )}
      {reasonsIn(refused).map(({ reason, entries }) => (
        <p key={reason}>
          {entries < refused.size && `${countOf(entries, 'entry', 'entries')}: `}
          {reason}.
        </p>
      ))}
    </Notification>
  )
}

/** 'Agnieszka Nowicka: 31 hours 15 minutes more, now 136 of 560 hours' */
function GainOf({ gain: { trainee, minutes, now } }: { gain: Gain }) {
  return (
    <>
      <AppLink href={paths.traineeHours(trainee.id)}>
        {trainee.givenName} {trainee.familyName}
      </AppLink>
      : {formatMinutes(minutes)} more
      {now && `, now ${wholeHours(now.signedMinutes)} of ${formatHours(now.plannedMinutes)}`}
    </>
  )
}

function reasonsIn(refused: ReadonlyMap<string, string>): { reason: string; entries: number }[] {
  const counts = new Map<string, number>()
  for (const reason of refused.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, entries]) => ({ reason, entries }))
}
