import { addDays, type PlainDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { classes } from './classes.ts'
import { type FieldProps, FieldSet, fieldParts } from './Field.tsx'

export interface DateFieldProps extends FieldProps {
  /** 'YYYY-MM-DD', or as much of it as is typed: '2026-2-', ''. */
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
  /** Gives the quick "Today" and "Yesterday" buttons; left out for dates that are seldom near. */
  today?: PlainDate | undefined
}

const parts = [
  { key: 'day', label: 'Day', width: 2 },
  { key: 'month', label: 'Month', width: 2 },
  { key: 'year', label: 'Year', width: 4 },
] as const

/** A day, in three boxes. The form posts one value under `name`: '2026-02-05' when complete, as typed when not. */
export function DateField({ value, defaultValue, onChange, today, ...field }: DateFieldProps) {
  const [kept, setKept] = useState(defaultValue ?? '')
  const date = value ?? kept
  const { id } = fieldParts(field)
  const change = (next: string) => {
    setKept(next)
    onChange?.(next)
  }
  const boxes = toBoxes(date)
  return (
    <FieldSet {...field} role="group">
      <input type="hidden" name={field.name} value={date} />
      <div className="nhsuk-date-input">
        {parts.map(({ key, label, width }) => (
          <div key={key} className="nhsuk-date-input__item">
            <label className="nhsuk-label nhsuk-date-input__label" htmlFor={boxId(id, key)}>
              {label}
            </label>
            <input
              className={classes(
                `nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}`,
                field.error && 'nhsuk-input--error',
              )}
              id={boxId(id, key)}
              inputMode="numeric"
              maxLength={width}
              autoComplete="off"
              aria-invalid={field.error ? true : undefined}
              value={boxes[key]}
              onChange={(event) => change(fromBoxes({ ...boxes, [key]: digits(event.target.value) }))}
            />
          </div>
        ))}
      </div>
      {today && <QuickDays today={today} chosen={date} onChoose={change} />}
    </FieldSet>
  )
}

function QuickDays(props: { today: PlainDate; chosen: string; onChoose: (date: PlainDate) => void }) {
  const days = [
    { text: 'Today', date: props.today },
    { text: 'Yesterday', date: addDays(props.today, -1) },
  ]
  return (
    <div className="rung-quick-days">
      {days.map(({ text, date }) => (
        <button
          key={text}
          type="button"
          className="rung-pill"
          aria-pressed={props.chosen === date}
          onClick={() => props.onChoose(date)}
        >
          {text}
        </button>
      ))}
    </div>
  )
}

interface Boxes {
  day: string
  month: string
  year: string
}

/** The first box carries the field's own id, so that an error link lands on it. */
function boxId(id: string, key: keyof Boxes): string {
  return key === 'day' ? id : `${id}-${key}`
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function toBoxes(date: string): Boxes {
  const [year = '', month = '', day = ''] = date.split('-')
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(date)
  return whole ? { day: String(Number(day)), month: String(Number(month)), year } : { day, month, year }
}

/** A whole date gets its zeros; half a date stays as it was typed, for the answer to say what is missing. */
function fromBoxes({ day, month, year }: Boxes): string {
  if (!day && !month && !year) return ''
  const whole = day !== '' && month !== '' && year.length === 4
  return whole ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : `${year}-${month}-${day}`
}
