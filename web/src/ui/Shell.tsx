import { type ReactNode, useEffect, useRef } from 'react'
import { ScrollRestoration, useLocation } from 'react-router'
import { Announcer } from './Announcer.tsx'
import { AppLink } from './AppLink.tsx'
import { Navigation, type NavigationItem } from './Navigation.tsx'
import { NavigationProgress } from './NavigationProgress.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { ServiceMark } from './ServiceMark.tsx'
import { ShellAccount, type ShellAccountProps } from './ShellAccount.tsx'

export interface FooterLink {
  text: string
  href: string
}

export interface ShellProps {
  homeHref?: string | undefined
  /** Left out before sign-in. */
  account?: ShellAccountProps | undefined
  /** By role. */
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
        {navigation.length > 0 && (
          <Navigation key={navigation.map(({ href }) => href).join()} items={navigation} />
        )}
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
