import { formatCount } from '../words/counts.ts'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'

export interface CountLink {
  /** Left out where it is not known. */
  count: number | undefined
  /** After the number: 'behind plan', 'signatures waiting'. */
  text: string
  href: string
  /** A line of what it means or since when. */
  detail?: string | undefined
  /** The one that most needs a look. */
  urgent?: boolean | undefined
}

/** Counts that are links to the list they count. For the top of a manager's or tutor's home; at most six. */
export function CountLinks({ links }: { links: readonly CountLink[] }) {
  return (
    <ul className="rung-counts">
      {links.map(({ count, text, href, detail, urgent }) => (
        <li
          key={href}
          className={classes(
            'rung-count-card',
            urgent && 'rung-count-card--urgent',
            count === 0 && 'rung-count-card--none',
          )}
        >
          <AppLink className="rung-count-card__link" href={href}>
            <span className="rung-count-card__number">{count === undefined ? '–' : formatCount(count)}</span>{' '}
            <span className="rung-count-card__text">{text}</span>
          </AppLink>
          {detail && <p className="rung-count-card__detail">{detail}</p>}
        </li>
      ))}
    </ul>
  )
}
