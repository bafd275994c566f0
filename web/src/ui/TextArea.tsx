import { useEffect, useState } from 'react'
import { countOf } from '../words/counts.ts'
import { classes } from './classes.ts'
import { Field, type FieldProps, fieldParts } from './Field.tsx'

export interface TextAreaProps extends FieldProps {
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
  rows?: number | undefined
  /** The most characters that are kept. More can be typed, so that nothing is cut off, and the count says by how much. */
  most?: number | undefined
  /** Adds "Do not include patient names, dates of birth or NHS numbers". On by default: free text always carries it. */
  warnAboutPatients?: boolean | undefined
}

const patientWarning = 'Do not include patient names, dates of birth or NHS numbers'

/** Free text of more than a line. */
export function TextArea({ warnAboutPatients = true, ...props }: TextAreaProps) {
  const [length, setLength] = useState((props.value ?? props.defaultValue ?? '').length)
  const withHint = { ...props, hint: warnAboutPatients ? <PatientHint hint={props.hint} /> : props.hint }
  const { id, describedBy, invalid } = fieldParts(withHint)
  const count = props.most === undefined ? '' : `${id}-count`
  const change = (value: string) => {
    setLength(value.length)
    props.onChange?.(value)
  }
  return (
    <Field {...withHint} after={props.most && <CharacterCount id={count} left={props.most - length} />}>
      <textarea
        className={classes('nhsuk-textarea', props.error && 'nhsuk-textarea--error')}
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        value={props.value}
        defaultValue={props.defaultValue}
        onChange={(event) => change(event.target.value)}
        aria-describedby={[describedBy, count].filter(Boolean).join(' ') || undefined}
        aria-invalid={invalid}
      />
    </Field>
  )
}

function PatientHint({ hint }: { hint: TextAreaProps['hint'] }) {
  return (
    <>
      {hint && <span className="rung-hint-line">{hint}</span>}
      <span className="rung-hint-line">{patientWarning}</span>
    </>
  )
}

/** Seen at once; spoken only when typing pauses, so that it does not talk over the writer. */
function CharacterCount({ id, left }: { id: string; left: number }) {
  const message =
    left < 0
      ? `You have ${countOf(-left, 'character')} too many`
      : `You have ${countOf(left, 'character')} remaining`
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(message), 1000)
    return () => clearTimeout(timer)
  }, [message])
  return (
    <>
      <div id={id} className={classes('nhsuk-hint rung-count', left < 0 && 'rung-count--over')}>
        {message}
      </div>
      <div className="nhsuk-u-visually-hidden" aria-live="polite">
        {spoken}
      </div>
    </>
  )
}
