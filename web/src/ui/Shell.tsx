import { type ReactNode, useEffect, useRef } from 'react'
import { ScrollRestoration, useLocation } from 'react-router'
import { Announcer } from './Announcer.tsx'
import { AppLink } from './AppLink.tsx'
import { NavigationProgress } from './NavigationProgress.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { ServiceMark } from './ServiceMark.tsx'
import { ShellAccount, type ShellAccountProps } from './ShellAccount.tsx'

export interface NavigationItem {
  text: string
  href: string
  current?: boolean | undefined
  /** A number beside the words, such as signatures waiting; 0 is not shown. */
  count?: number | undefined
}

export interface FooterLink {
  text: string
  href: string
}

export interface ShellProps {
  homeHref?: string | undefined
  /** Left out before sign-in. */
  account?: ShellAccountProps | undefined
  /** By role; four or fewer fit a phone on one line. */
  navigation?: readonly NavigationItem[] | undefined
  footerLinks: readonly FooterLink[]
  children: ReactNode
}

/** Around every page: skip link, header, page, footer. Rendered once, by the root route. */
export function Shell({ homeHref = '/', account, navigation = [], footerLinks, children }: ShellProps) {
  useFocusOnNewPage()
  return (
    <>
      <a className="nhsuk-skip-link" href="#main">
        Skip to main content
      </a>
      <NavigationProgress />
      <header className="rung-header">
        <div className="nhsuk-width-container rung-header__bar">
          <AppLink className="rung-header__home" href={homeHref}>
            <ServiceMark />
            <span className="rung-header__name">Rung</span>
          </AppLink>
          {account && <ShellAccount {...account} />}
        </div>
        {navigation.length > 0 && <Navigation items={navigation} />}
      </header>
      <OfflineBanner />
      {children}
      <footer className="rung-footer">
        <div className="nhsuk-width-container">
          <p className="rung-footer__what">Rung, from Trainee Assistant Practitioner to Band 4</p>
          <ul className="rung-footer__links">
            {footerLinks.map((link) => (
              <li key={link.href}>
                <AppLink href={link.href}>{link.text}</AppLink>
              </li>
            ))}
          </ul>
        </div>
      </footer>
      <Announcer />
      <ScrollRestoration />
    </>
  )
}

function Navigation({ items }: { items: readonly NavigationItem[] }) {
  return (
    <nav className="rung-nav" aria-label="Main">
      <ul className="nhsuk-width-container rung-nav__list">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink
              className="rung-nav__link"
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
            >
              {item.text}
              {item.count ? <span className="rung-nav__count">{item.count}</span> : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A new page starts at its heading for everyone: sighted readers by scroll, the rest by focus. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [pathname])
}
