import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useDisclosure } from './use-disclosure.ts'

export interface NavigationItem {
  text: string
  href: string
  current?: boolean | undefined
  /** A number beside the words, such as signatures waiting; 0 is not shown. */
  count?: number | undefined
}

/** The main navigation on one line; what does not fit a phone is behind "More". Give it a new key for other items. */
export function Navigation({ items }: { items: readonly NavigationItem[] }) {
  const list = useRef<HTMLUListElement>(null)
  const room = useRoom(list, items.length)
  const shown = items.slice(0, room)
  const more = items.slice(room)
  return (
    <nav className="rung-nav" aria-label="Main">
      <ul ref={list} className="nhsuk-width-container rung-nav__list">
        {shown.map((item) => (
          <li key={item.href}>
            <ItemLink item={item} className="rung-nav__link" />
          </li>
        ))}
        {more.length > 0 && <More items={more} />}
      </ul>
    </nav>
  )
}

function More({ items }: { items: readonly NavigationItem[] }) {
  const { open, setOpen, button, around } = useDisclosure()
  const panelId = useId()
  const current = items.some((item) => item.current)
  return (
    <li className="rung-nav__more" {...around}>
      <button
        ref={button}
        type="button"
        className={classes('rung-nav__link', current && 'rung-nav__link--current')}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        More
        <Icon name={open ? 'up' : 'down'} />
      </button>
      <ul id={panelId} className="rung-nav__panel" hidden={!open}>
        {items.map((item) => (
          <li key={item.href}>
            <ItemLink item={item} className="rung-nav__more-link" onClick={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface ItemLinkProps {
  item: NavigationItem
  className: string
  onClick?: () => void
}

function ItemLink({ item, className, onClick }: ItemLinkProps) {
  return (
    <AppLink
      className={className}
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
      {...(onClick && { onClick })}
    >
      <span className="rung-nav__text" data-text={item.text}>
        {item.text}
      </span>
      {item.count ? <span className="rung-nav__count">{item.count}</span> : null}
    </AppLink>
  )
}

/** "More" with its arrow, in CSS pixels. */
const moreWidth = 72

/** How many items fit on the line. They are measured once, all shown, before anything is painted. */
function useRoom(list: RefObject<HTMLUListElement | null>, count: number): number {
  const [room, setRoom] = useState(count)
  const measured = useRef<readonly number[]>(null)
  useLayoutEffect(() => {
    const line = list.current
    if (!line || typeof ResizeObserver === 'undefined') return
    measured.current ??= [...line.children].map((item) => item.getBoundingClientRect().width)
    const widths = measured.current
    const gap = Number.parseFloat(getComputedStyle(line).columnGap) || 0
    const measure = () => setRoom(itemsThatFit(widths, gap, line.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(line)
    return () => observer.disconnect()
  }, [list])
  return room
}

/** All of them, or as many as leave room for "More". Widths in CSS pixels. */
export function itemsThatFit(widths: readonly number[], gap: number, line: number): number {
  const ends = widths.map((_, index) =>
    widths.slice(0, index + 1).reduce((sum, one) => sum + one + gap, -gap),
  )
  if ((ends.at(-1) ?? 0) <= line) return widths.length
  return ends.filter((end) => end + gap + moreWidth <= line).length
}
