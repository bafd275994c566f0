import { type MouseEvent, useEffect, useRef } from 'react'

export interface FormError {
  /** The name (or id) of the field it is about; left out where it is about the whole form. */
  field?: string | undefined
  message: string
}

export interface ErrorSummaryProps {
  /** In the order of the fields. Nothing is shown while it is empty. */
  errors: readonly FormError[]
  title?: string | undefined
}

/** At the top of a form that could not be sent. Takes focus each time it comes with new errors; its links lead to the fields. */
export function ErrorSummary({ errors, title = 'There is a problem' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="nhsuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">{title}</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                {field ? (
                  <a href={`#${field}`} onClick={(event) => goToField(event, field)}>
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** The label is brought into view with its field, so that the question is seen with the box. */
function goToField(event: MouseEvent, id: string): void {
  const field = document.getElementById(id)
  if (!field) return
  event.preventDefault()
  const group = field.closest('.nhsuk-form-group') ?? field
  group.scrollIntoView?.()
  field.focus({ preventScroll: true })
}

/** The message for one field, for its `error`. */
export function errorFor(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
