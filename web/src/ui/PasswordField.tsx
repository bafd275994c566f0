import { useState } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldProps, fieldParts } from './Field.tsx'

export interface PasswordFieldProps extends FieldProps {
  value?: string | undefined
  onChange?: ((value: string) => void) | undefined
  /** 'current-password' to sign in, 'new-password' to choose one. */
  autoComplete: 'current-password' | 'new-password'
}

/** A password, which the person may choose to see while typing. */
export function PasswordField(props: PasswordFieldProps) {
  const [seen, setSeen] = useState(false)
  const { id, describedBy, invalid } = fieldParts(props)
  const { onChange } = props
  return (
    <Field {...props}>
      <div className="rung-password">
        <input
          className={classes('nhsuk-input', props.error && 'nhsuk-input--error')}
          id={id}
          name={props.name}
          type={seen ? 'text' : 'password'}
          value={props.value}
          onChange={onChange && ((event) => onChange(event.target.value))}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary-solid nhsuk-button--small"
          aria-controls={id}
          aria-label={seen ? 'Hide password' : 'Show password'}
          onClick={() => setSeen(!seen)}
        >
          {seen ? 'Hide' : 'Show'}
        </button>
      </div>
    </Field>
  )
}
