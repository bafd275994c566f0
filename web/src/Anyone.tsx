import { Outlet, useLoaderData } from 'react-router'
import { footerLinks } from './footer-links.ts'
import { SignedInShell } from './SignedInShell.tsx'
import { meIfSignedIn } from './session.ts'
import { Shell } from './ui/Shell.tsx'

export const loader = meIfSignedIn
export const shouldRevalidate = () => false

/** Around pages that anyone may read: whoever is signed in keeps their navigation. */
export function Component() {
  const me = useLoaderData<typeof loader>()
  if (me)
    return (
      <SignedInShell me={me}>
        <Outlet />
      </SignedInShell>
    )
  return (
    <Shell footerLinks={footerLinks}>
      <Outlet />
    </Shell>
  )
}
