import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { Form, useLocation } from 'react-router'
import { AppLink } from './AppLink.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { PageLinks, type PageLinksProps } from './PageLinks.tsx'

export interface FilterChip {
  /** 'Standing: behind plan' */
  text: string
  /** The same list without it. */
  removeHref: string
}

export interface FilterableListProps extends PageLinksProps {
  /** How many there are and what they are: '38 trainees are behind plan'. Spoken and focused after a filter. */
  countSentence: string
  /** Fields whose names are the list's query; the form asks for the same page with them in its address. */
  filters?: ReactNode
  /** What is kept in the address besides the fields, such as the sort. */
  keep?: Readonly<Record<string, string>> | undefined
  /** 'Filter trainees', where a page has more than one list. */
  filterLabel?: string | undefined
  chips?: readonly FilterChip[] | undefined
  clearHref?: string | undefined
  /** Beside the count: "Download as CSV". */
  actions?: ReactNode
  /** The table, or the empty state. */
  children: ReactNode
}

/** A list one can narrow, sort and page through. Its whole state is in the address, so that it can be sent to a colleague. */
export function FilterableList(props: FilterableListProps) {
  const { countSentence, filters, keep, filterLabel = 'Filter this list' } = props
  const { chips = [], clearHref, actions, children } = props
  return (
    <div className="rung-list">
      {filters && (
        <FilterPanel label={filterLabel} active={chips.length} keep={keep}>
          {filters}
        </FilterPanel>
      )}
      {chips.length > 0 && <Chips chips={chips} clearHref={clearHref} />}
      <div className="rung-list__top">
        <CountSentence>{countSentence}</CountSentence>
        {actions && <div className="rung-list__actions">{actions}</div>}
      </div>
      {children}
      <PageLinks previousHref={props.previousHref} nextHref={props.nextHref} />
    </div>
  )
}

interface FilterPanelProps {
  label: string
  active: number
  keep: FilterableListProps['keep']
  children: ReactNode
}

function FilterPanel({ label, active, keep = {}, children }: FilterPanelProps) {
  return (
    <details className="rung-filter">
      <summary className="rung-filter__summary">
        <Icon name="down" />
        {active > 0 ? `Filter (${active} on)` : 'Filter'}
      </summary>
      <Form
        method="get"
        className="rung-filter__form"
        role="search"
        aria-label={label}
        onSubmit={closeOnPhone}
      >
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="rung-filter__fields">{children}</div>
        <Button kind="secondary" small>
          Apply filters
        </Button>
      </Form>
    </details>
  )
}

/** The filters fill a phone; what they found would lie below it. On a wide screen they stay at hand. */
function closeOnPhone({ currentTarget }: FormEvent<HTMLFormElement>): void {
  if (window.innerWidth < 769) currentTarget.closest('details')?.removeAttribute('open')
}

function Chips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string | undefined }) {
  return (
    <div className="rung-chips">
      <h2 className="nhsuk-u-visually-hidden">Filters that are on</h2>
      <ul>
        {chips.map((chip) => (
          <li key={chip.text}>
            <AppLink className="rung-chip" href={chip.removeHref}>
              <span className="nhsuk-u-visually-hidden">Remove filter</span> {chip.text}
              <Icon name="cross" />
            </AppLink>
          </li>
        ))}
      </ul>
      {clearHref && (
        <AppLink className="rung-chips__clear" href={clearHref}>
          Clear filters
        </AppLink>
      )}
    </div>
  )
}

/** After a filter, a sort or a new page of the list, reading goes on from the count. */
function CountSentence({ children }: { children: string }) {
  const { search } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(search)
  useEffect(() => {
    if (shown.current === search) return
    shown.current = search
    heading.current?.focus({ preventScroll: true })
  }, [search])
  return (
    <h2 className="rung-list__count" ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
