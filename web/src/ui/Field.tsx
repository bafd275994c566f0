import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** What every form field takes. The name is also the id, so that ErrorSummary can link to it. */
export interface FieldProps {
  name: string
  /** Where two fields on a page would share a name. */
  id?: string | undefined
  label: string
  labelSize?: 's' | 'm' | 'l' | undefined
  hint?: ReactNode
  error?: string | undefined
  /** Adds "(optional)": everything else is asked for because it is needed. */
  optional?: boolean | undefined
}

export interface FieldParts {
  id: string
  describedBy: string | undefined
  invalid: true | undefined
}

/** What the control itself needs to point at its hint and error. */
export function fieldParts({ id, name, hint, error }: FieldProps): FieldParts {
  const own = id ?? name
  const describedBy = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ')
  return { id: own, describedBy: describedBy || undefined, invalid: error ? true : undefined }
}

/** Label, hint and error around one control. Fields of several controls use FieldSet. */
export function Field(props: FieldProps & { children: ReactNode; after?: ReactNode }) {
  const { id } = fieldParts(props)
  return (
    <div className={classes('nhsuk-form-group', props.error && 'nhsuk-form-group--error')}>
      <label
        className={classes('nhsuk-label', props.labelSize && `nhsuk-label--${props.labelSize}`)}
        htmlFor={id}
      >
        {labelText(props)}
      </label>
      <HintAndError {...props} />
      {props.children}
      {props.after}
    </div>
  )
}

/** Legend, hint and error around several controls: choices, a date. */
export function FieldSet(props: FieldProps & { children: ReactNode; role?: 'group' | undefined }) {
  const { describedBy } = fieldParts(props)
  return (
    <div className={classes('nhsuk-form-group', props.error && 'nhsuk-form-group--error')}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy} role={props.role}>
        <legend
          className={classes(
            'nhsuk-fieldset__legend',
            props.labelSize && `nhsuk-fieldset__legend--${props.labelSize}`,
          )}
        >
          {labelText(props)}
        </legend>
        <HintAndError {...props} />
        {props.children}
      </fieldset>
    </div>
  )
}

function labelText({ label, optional }: FieldProps): string {
  return optional ? `${label} (optional)` : label
}

function HintAndError(props: FieldProps) {
  const { id } = fieldParts(props)
  return (
    <>
      {props.hint && (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.error && (
        <span className="nhsuk-error-message" id={`${id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {props.error}
        </span>
      )}
    </>
  )
}
