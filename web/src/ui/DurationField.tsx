import { formatMinutes, parseDuration } from '@rung/shared/kernel/minutes'
import { useState } from 'react'
import type { FieldProps } from './Field.tsx'
import { TextField } from './TextField.tsx'

export interface DurationFieldProps extends FieldProps {
  /** The text as typed: '6.5', '6:30', '6h30', '390m'. */
  value?: string | undefined
  defaultValue?: string | undefined
  /** How the text is read; as a duration anywhere in Rung unless a page knows better. */
  parse?: ((text: string) => number | null) | undefined
  /** The text, and whole minutes where it can be understood. */
  onChange?: ((text: string, minutes: number | null) => void) | undefined
}

/** How long something took. Takes it as people write it and says back in words what was understood. */
export function DurationField(props: DurationFieldProps) {
  const { value, defaultValue, parse = parseDuration, onChange, hint, ...field } = props
  const [typed, setTyped] = useState(defaultValue ?? '')
  const text = value ?? typed
  const minutes = parse(text)
  const change = (next: string) => {
    setTyped(next)
    onChange?.(next, parse(next))
  }
  return (
    <TextField
      {...field}
      hint={hint ?? 'For example, 6 hours, 6.5, 6:30 or 45m'}
      value={text}
      onChange={change}
      width={10}
      autoComplete="off"
      spellCheck={false}
      beside={
        <p className="rung-echo" aria-live="polite">
          {minutes === null ? '' : formatMinutes(minutes)}
        </p>
      }
    />
  )
}
