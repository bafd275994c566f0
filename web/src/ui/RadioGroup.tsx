import { useState } from 'react'
import type { Choice } from './choices.ts'
import { classes } from './classes.ts'
import { type FieldProps, FieldSet, fieldParts } from './Field.tsx'

export interface RadioGroupProps extends FieldProps {
  choices: readonly Choice[]
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
  /** Side by side, for two short answers. */
  inline?: boolean | undefined
}

/** One of a few. For more than about seven, SelectField. */
export function RadioGroup({ choices, value, defaultValue, onChange, inline, ...field }: RadioGroupProps) {
  const [kept, setKept] = useState(defaultValue)
  const chosen = value ?? kept
  const { id } = fieldParts(field)
  const choose = (next: string) => {
    setKept(next)
    onChange?.(next)
  }
  return (
    <FieldSet {...field}>
      <div className={classes('nhsuk-radios', inline && 'nhsuk-radios--inline')}>
        {choices.map((choice, index) => {
          const own = index === 0 ? id : `${id}-${choice.value}`
          return (
            <div key={choice.value} className="rung-choice">
              <div className="nhsuk-radios__item">
                <input
                  className="nhsuk-radios__input"
                  type="radio"
                  id={own}
                  name={field.name}
                  value={choice.value}
                  checked={chosen === choice.value}
                  onChange={() => choose(choice.value)}
                  aria-describedby={choice.hint ? `${own}-item-hint` : undefined}
                />
                <label className="nhsuk-label nhsuk-radios__label" htmlFor={own}>
                  {choice.text}
                </label>
                {choice.hint && (
                  <div className="nhsuk-hint nhsuk-radios__hint" id={`${own}-item-hint`}>
                    {choice.hint}
                  </div>
                )}
              </div>
              {choice.conditional && chosen === choice.value && (
                <div className="nhsuk-radios__conditional">{choice.conditional}</div>
              )}
            </div>
          )
        })}
      </div>
    </FieldSet>
  )
}
