import { AppLink } from './AppLink.tsx'

export interface PageLinksProps {
  /** Left out on the first and the last page. */
  previousHref?: string | undefined
  nextHref?: string | undefined
}

/** Under a list that comes page by page. There are no page numbers: a list that changes has none that stay true. */
export function PageLinks({ previousHref, nextHref }: PageLinksProps) {
  if (!previousHref && !nextHref) return null
  return (
    <nav className="rung-page-links" aria-label="Pages">
      {previousHref && (
        <AppLink
          className="rung-page-links__link rung-page-links__link--previous"
          href={previousHref}
          rel="prev"
        >
          Previous page
        </AppLink>
      )}
      {nextHref && (
        <AppLink className="rung-page-links__link rung-page-links__link--next" href={nextHref} rel="next">
          Next page
        </AppLink>
      )}
    </nav>
  )
}
