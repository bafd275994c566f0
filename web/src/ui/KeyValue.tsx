import { SummaryList } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { AppLink } from './AppLink.tsx'

export interface KeyValueRow {
  key: string
  value: ReactNode
  /** `of` completes the link for screen readers: Change + 'start date'. */
  actions?: readonly { text: string; href: string; of: string }[] | undefined
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
    <SummaryList className="rung-key-value" noBorder={noBorder === true}>
      {rows.map(({ key, value, actions = [] }) => (
        <SummaryList.Row key={key}>
          <SummaryList.Key>{key}</SummaryList.Key>
          <SummaryList.Value>{value ?? 'Not known'}</SummaryList.Value>
          {actions.length > 0 && (
            <dd className="nhsuk-summary-list__actions">
              <ul className="nhsuk-summary-list__actions-list">
                {actions.map((action) => (
                  <li key={action.text} className="nhsuk-summary-list__actions-list-item">
                    <AppLink href={action.href}>
                      {action.text}
                      <span className="nhsuk-u-visually-hidden"> {action.of}</span>
                    </AppLink>
                  </li>
                ))}
              </ul>
            </dd>
          )}
        </SummaryList.Row>
      ))}
    </SummaryList>
  )
}
