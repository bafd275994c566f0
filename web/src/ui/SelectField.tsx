import { classes } from './classes.ts'
import { Field, type FieldProps, fieldParts } from './Field.tsx'

export interface SelectFieldProps extends FieldProps {
  choices: readonly { value: string; text: string }[]
  /** The first line when nothing is chosen: 'Choose a module'. */
  placeholder?: string | undefined
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
}

/** One of many. For a few, RadioGroup. */
export function SelectField(props: SelectFieldProps) {
  const { choices, placeholder, value, defaultValue, onChange, name, error } = props
  const { id, describedBy, invalid } = fieldParts(props)
  return (
    <Field {...props}>
      <select
        className={classes('nhsuk-select', error && 'nhsuk-select--error')}
        id={id}
        name={name}
        value={value}
        defaultValue={defaultValue}
        onChange={onChange && ((event) => onChange(event.target.value))}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Field>
  )
}
