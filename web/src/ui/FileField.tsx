import { useState } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldProps, fieldParts } from './Field.tsx'

export interface FileFieldProps extends FieldProps {
  /** '.csv,.xlsx' */
  accept: string
  onChange?: ((file: File | null) => void) | undefined
}

/** One file, chosen or dropped on the box. */
export function FileField(props: FileFieldProps) {
  const [over, setOver] = useState(false)
  const { id, describedBy, invalid } = fieldParts(props)
  return (
    <Field {...props}>
      <input
        className={classes('rung-file', over && 'rung-file--over', props.error && 'rung-file--error')}
        type="file"
        id={id}
        name={props.name}
        accept={props.accept}
        onChange={(event) => props.onChange?.(event.target.files?.[0] ?? null)}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    </Field>
  )
}
