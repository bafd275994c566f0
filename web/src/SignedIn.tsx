import { Outlet } from 'react-router'
import { SignedInShell } from './SignedInShell.tsx'
import { useMe } from './session.ts'

/** Around every screen that needs a signed-in person. */
export function Component() {
  return (
    <SignedInShell me={useMe()}>
      <Outlet />
    </SignedInShell>
  )
}
