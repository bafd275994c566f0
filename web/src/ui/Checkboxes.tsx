import { useState } from 'react'
import type { Choice } from './choices.ts'
import { classes } from './classes.ts'
import { type FieldProps, FieldSet, fieldParts } from './Field.tsx'

export interface CheckboxesProps extends FieldProps {
  choices: readonly Choice[]
  values?: readonly string[] | undefined
  defaultValues?: readonly string[] | undefined
  onChange?: ((values: string[]) => void) | undefined
  /** Smaller boxes, for filters and long lists. */
  small?: boolean | undefined
}

/** Any number of a few. */
export function Checkboxes({
  choices,
  values,
  defaultValues = [],
  onChange,
  small,
  ...field
}: CheckboxesProps) {
  const [kept, setKept] = useState<readonly string[]>(defaultValues)
  const chosen = values ?? kept
  const { id } = fieldParts(field)
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
    setKept(next)
    onChange?.(next)
  }
  return (
    <FieldSet {...field}>
      <div className={classes('nhsuk-checkboxes', small && 'nhsuk-checkboxes--small')}>
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.value}
            {...choice}
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={field.name}
            checked={chosen.includes(choice.value)}
            onToggle={() => toggle(choice.value)}
          />
        ))}
      </div>
    </FieldSet>
  )
}

interface CheckboxProps extends Choice {
  id: string
  name: string
  checked: boolean
  onToggle: () => void
}

/** One box on its own, such as a declaration; in a group, Checkboxes. */
export function Checkbox({ id, name, value, text, hint, conditional, checked, onToggle }: CheckboxProps) {
  return (
    <div className="rung-choice">
      <div className="nhsuk-checkboxes__item">
        <input
          className="nhsuk-checkboxes__input"
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          onChange={onToggle}
          aria-describedby={hint ? `${id}-item-hint` : undefined}
        />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
          {text}
        </label>
        {hint && (
          <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-item-hint`}>
            {hint}
          </div>
        )}
      </div>
      {conditional && checked && <div className="nhsuk-checkboxes__conditional">{conditional}</div>}
    </div>
  )
}
