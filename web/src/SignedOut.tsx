import { Outlet } from 'react-router'
import { footerLinks } from './footer-links.ts'
import { Shell } from './ui/Shell.tsx'

/** Around the screens anyone may open: signing in, links from mail. */
export function Component() {
  return (
    <Shell footerLinks={footerLinks}>
      <Outlet />
    </Shell>
  )
}
