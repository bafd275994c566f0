import { AppLink } from './AppLink.tsx'

export interface TabLink {
  text: string
  href: string
  current?: boolean | undefined
  count?: number | undefined
}

/** Parts of one record, each with its own address. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav className="rung-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AppLink
              className="rung-tabs__link"
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
            >
              {tab.text}
              {tab.count !== undefined && <span className="rung-tabs__count"> ({tab.count})</span>}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
