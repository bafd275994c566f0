import type { ComponentPropsWithRef } from 'react'
import { Link } from 'react-router'

export interface AppLinkProps extends ComponentPropsWithRef<'a'> {
  href: string
  /** Replaces the current place in the browser's history, for filters and sorting. */
  replace?: boolean | undefined
}

/** Every link in Rung. Pages change without a reload; files, other sites and the API's own pages load as the browser would. */
export function AppLink({ href, replace, ...rest }: AppLinkProps) {
  if (leavesTheApp(href) || rest.download !== undefined) return <a {...rest} href={href} />
  return <Link {...rest} to={href} replace={replace === true} />
}

function leavesTheApp(href: string): boolean {
  return /^(?:[a-z]+:|#|\/\/|\/api\/|\/docs(?:\/|$)|\/openapi\.json)/.test(href)
}
