import type { ResultCell } from '@rung/shared/contract/results'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { type Deadline, daysLate, type GivenHandIn, mostDaysLate } from '@rung/shared/rules/days-late'
import { dayAndTime } from '@rung/shared/words/deadlines'
import { useState } from 'react'
import { DateField } from '../../ui/DateField.tsx'
import type { FormError } from '../../ui/ErrorSummary.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { countOf } from '../../words/counts.ts'
import { timeIn, timeMessage } from './time-in.ts'

interface HandedInFieldsProps {
  /** What the form calls a field, with its fault. */
  field: (name: 'handedIn' | 'at') => { name: string; id: string; error: string | undefined }
  deadline: Deadline | null
  cell: ResultCell | undefined
  /** Told what stands in the boxes, where the page keeps it itself. */
  onChange?: (typed: TypedHandIn) => void
}

export interface TypedHandIn {
  on: string
  at: string
}

export const typedFrom = (cell: ResultCell | undefined): TypedHandIn => ({
  on: cell?.handedIn?.on ?? '',
  at: cell?.handedIn?.at ?? '',
})

/** When work was handed in, with the days late it comes to as it is typed. */
export function HandedInFields({ field, deadline, cell, onChange }: HandedInFieldsProps) {
  const [typed, setTyped] = useState(typedFrom(cell))
  const change = (part: Partial<TypedHandIn>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    onChange?.(next)
  }
  return (
    <>
      <DateField
        {...field('handedIn')}
        label="Handed in on"
        hint={
          deadline
            ? `Due on ${dayAndTime(deadline.dueOn, deadline.dueAt)}. Leave it empty where it came in time`
            : 'No submission date is set, so days late cannot be worked out'
        }
        optional
        value={typed.on}
        onChange={(on) => change({ on })}
      />
      <TimeField
        {...field('at')}
        label="Time handed in"
        optional
        value={typed.at}
        onChange={(at) => change({ at })}
      />
      {deadline && <p aria-live="polite">{comesTo(typed, deadline)}</p>}
    </>
  )
}

function comesTo({ on, at }: TypedHandIn, deadline: Deadline): string {
  const time = timeIn(at.trim())
  if (!isPlainDate(on) || time === undefined) return ''
  const days = daysLate({ on, at: time }, deadline)
  if (days > mostDaysLate) return ''
  return days === 0 ? 'In time' : `${countOf(days, 'day')} late`
}

/** What was typed, as the API takes it; else what is wrong with it. */
export function readHandIn({ on, at }: TypedHandIn): { given: GivenHandIn | null } | { faults: FormError[] } {
  const time = timeIn(at.trim())
  if (time === undefined) return { faults: [{ field: 'at', message: timeMessage }] }
  if (on === '')
    return time === null
      ? { given: null }
      : { faults: [{ field: 'handedIn', message: 'Enter the day it was handed in, or take out the time' }] }
  return isPlainDate(on)
    ? { given: { on, at: time } }
    : { faults: [{ field: 'handedIn', message: 'Enter a real date, for example 5 January 2026' }] }
}
