import { formatClock, parseClock } from '@rung/shared/kernel/minutes'
import { useState } from 'react'
import type { FieldProps } from './Field.tsx'
import { TextField } from './TextField.tsx'

export interface TimeFieldProps extends FieldProps {
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((text: string) => void) | undefined
}

/** A time of day. '9am', '0930' and '9.30' become '09:30' when the person leaves the field. */
export function TimeField({ value, defaultValue, onChange, hint, ...field }: TimeFieldProps) {
  const [typed, setTyped] = useState(defaultValue ?? '')
  const text = value ?? typed
  const change = (next: string) => {
    setTyped(next)
    onChange?.(next)
  }
  const tidy = () => {
    const minutes = parseClock(text)
    if (minutes !== null) change(formatClock(minutes))
  }
  return (
    <TextField
      {...field}
      hint={hint ?? 'For example, 09:30'}
      value={text}
      onChange={change}
      onBlur={tidy}
      width={5}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
