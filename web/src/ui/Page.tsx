import type { ReactNode } from 'react'
import { AppLink } from './AppLink.tsx'
import { classes } from './classes.ts'

export interface Crumb {
  text: string
  href: string
}

export interface PageProps {
  /** The heading, and the browser tab's title before " – Rung". */
  title: string
  /** What the page belongs to, above the heading: the trainee's name, the cohort. */
  caption?: string | undefined
  /** Shown instead of the title in the heading, when the heading carries more than words. */
  heading?: ReactNode
  /** Leaves the heading to screen readers, where a figure is the first thing seen. */
  hideHeading?: boolean | undefined
  /** For a step or a page with one way in. */
  back?: Crumb | undefined
  /** For a page deep in a list or record; the current page is not among them. */
  breadcrumbs?: readonly Crumb[] | undefined
  /** At the heading's right on wide screens: a status, or one button. */
  aside?: ReactNode
  /** 'reading' keeps lines short for forms and text; 'full' is for tables, queues and dashboards. */
  width?: 'reading' | 'full' | undefined
  /** True while the page shows an error summary, so that the tab's title says so. */
  failed?: boolean | undefined
  children?: ReactNode
}

/** The frame of every page: title, way back, heading, main. Every route returns exactly one. */
export function Page(props: PageProps) {
  const { title, caption, heading, hideHeading, back, breadcrumbs, aside, width = 'full', failed } = props
  return (
    <div className="nhsuk-width-container rung-page">
      <title>{`${failed ? 'Error: ' : ''}${title} – Rung`}</title>
      {back && <BackLink {...back} />}
      {breadcrumbs && <Breadcrumbs crumbs={breadcrumbs} />}
      <main
        className={classes('rung-main', width === 'reading' && 'rung-main--reading')}
        id="main"
        tabIndex={-1}
      >
        <div className={classes('rung-page__top', hideHeading && 'rung-page__top--hidden')}>
          <h1 className={hideHeading ? 'nhsuk-u-visually-hidden' : 'rung-page__heading'} tabIndex={-1}>
            {caption && <span className="rung-page__caption">{caption} </span>}
            {heading ?? title}
          </h1>
          {aside && <div className="rung-page__aside">{aside}</div>}
        </div>
        {props.children}
      </main>
    </div>
  )
}

export function BackLink({ text, href }: Crumb) {
  return (
    <nav className="rung-way-back" aria-label="Back">
      <AppLink className="nhsuk-back-link" href={href}>
        {text}
      </AppLink>
    </nav>
  )
}

/** On a phone only the step above is shown, as a back link would be. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="rung-breadcrumbs" aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <AppLink href={crumb.href}>{crumb.text}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
