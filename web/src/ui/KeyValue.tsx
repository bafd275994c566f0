import type { ReactNode } from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'

export interface KeyValueAction {
  text: string
  href: string
  /** Completes the link for screen readers: Change + 'start date'. */
  of: string
}

export interface KeyValueRow {
  key: string
  /** 'Not known' is shown for nothing. */
  value: ReactNode
  actions?: readonly KeyValueAction[] | undefined
}

/** Facts about one thing, each with what can be done about it. */
export function KeyValue({
  rows,
  noBorder,
}: {
  rows: readonly KeyValueRow[]
  noBorder?: boolean | undefined
}) {
  return (
    <dl className={classes('nhsuk-summary-list rung-key-value', noBorder && 'nhsuk-summary-list--no-border')}>
      {rows.map(({ key, value, actions = [] }) => (
        <div key={key} className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value ?? 'Not known'}</dd>
          {actions.length > 0 && (
            <dd className="nhsuk-summary-list__actions">
              {actions.map((action) => (
                <AppLink key={action.text} href={action.href}>
                  {action.text}
                  <span className="nhsuk-u-visually-hidden"> {action.of}</span>
                </AppLink>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
