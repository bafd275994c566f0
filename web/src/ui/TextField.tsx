import type { ComponentPropsWithRef, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldProps, fieldParts } from './Field.tsx'

type InputProps = ComponentPropsWithRef<'input'>

export interface TextFieldProps extends FieldProps {
  /** Give `value` to keep it yourself, or `defaultValue` to let the form keep it. */
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
  onBlur?: InputProps['onBlur']
  type?: 'text' | 'email' | 'search' | 'tel' | 'url' | undefined
  inputMode?: InputProps['inputMode']
  autoComplete?: string | undefined
  /** How many characters it is wide; full width without. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  maxLength?: number | undefined
  spellCheck?: boolean | undefined
  readOnly?: boolean | undefined
  prefix?: string | undefined
  suffix?: string | undefined
  /** Beside the box: an echo of what was understood. */
  beside?: ReactNode
  ref?: InputProps['ref']
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { prefix, suffix, beside } = props
  return (
    <Field {...props}>
      {beside ? (
        <div className="rung-beside">
          <TextInput {...props} />
          {beside}
        </div>
      ) : prefix || suffix ? (
        <div className="nhsuk-input-wrapper">
          {prefix && (
            <div className="nhsuk-input-wrapper__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          <TextInput {...props} />
          {suffix && (
            <div className="nhsuk-input-wrapper__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        <TextInput {...props} />
      )}
    </Field>
  )
}

function TextInput(props: TextFieldProps) {
  const { id, describedBy, invalid } = fieldParts(props)
  const { onChange, width, type = 'text' } = props
  return (
    <input
      className={classes(
        'nhsuk-input',
        width && `nhsuk-input--width-${width}`,
        props.error && 'nhsuk-input--error',
      )}
      id={id}
      name={props.name}
      type={type}
      value={props.value}
      defaultValue={props.defaultValue}
      onChange={onChange && ((event) => onChange(event.target.value))}
      onBlur={props.onBlur}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      maxLength={props.maxLength}
      spellCheck={props.spellCheck}
      readOnly={props.readOnly}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      ref={props.ref}
    />
  )
}
