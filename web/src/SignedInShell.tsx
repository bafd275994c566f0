import type { Me } from '@rung/shared/contract/session'
import type { Role } from '@rung/shared/rules/permissions'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useRevalidator } from 'react-router'
import { call, OfflineError, ProblemError, setSessionGate } from './api-client.ts'
import { useWaits } from './drafts/use-waits.ts'
import { footerLinks } from './footer-links.ts'
import { navigationFor } from './navigation.ts'
import { paths } from './paths.ts'
import { actAs, actingRole, forgetMe } from './session.ts'
import { Shell } from './ui/Shell.tsx'
import { roleInWords } from './words/roles.ts'

const SendWaiting = lazy(async () => ({
  default: (await import('./pages/off-the-job/SendWaiting.tsx')).SendWaiting,
}))
const SessionEndedDialog = lazy(async () => ({
  default: (await import('./ui/SessionEndedDialog.tsx')).SessionEndedDialog,
}))

/** The shell with who is signed in, their navigation, and what keeps their work safe while they move about. */
export function SignedInShell({ me, children }: { me: Me; children: ReactNode }) {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const [role, setRole] = useState(() => actingRole(me))
  const leave = async () => {
    const { signOut } = await import('@rung/shared/contract/session')
    await call(signOut).catch(() => {})
    forgetMe()
    navigate(paths.signIn())
  }
  const chooseRole = (key: string) => {
    const chosen = me.roles.find((held) => held === key)
    if (!chosen) return
    actAs(me, chosen)
    setRole(chosen)
    if (pathname === paths.home()) revalidate()
    else navigate(paths.home())
  }
  return (
    <Shell
      account={{
        personName: `${me.givenName} ${me.familyName}`,
        roles: me.roles.map((key) => ({ key, text: roleInWords(key), where: whereHeld(me, key) })),
        currentRole: role ?? '',
        onChooseRole: chooseRole,
        accountHref: paths.account(),
        onSignOut: leave,
      }}
      navigation={navigationFor(role, pathname)}
      footerLinks={footerLinks}
    >
      <Sending personId={me.personId} listed={listsWhatWaits(role, pathname)} />
      {children}
      <SignInAgain me={me} />
    </Shell>
  )
}

/** The screens that list what waits on this device themselves. */
const listsWhatWaits = (role: Role | undefined, pathname: string) =>
  pathname === paths.log() || (pathname === paths.home() && role === 'trainee')

/** From the first time something waits, so that what was sent can be told when nothing waits any more. */
function Sending({ personId, listed }: { personId: string; listed: boolean }) {
  const waits = useWaits(personId)
  const [waited, setWaited] = useState(waits)
  if (waits && !waited) setWaited(true)
  if (!waited) return null
  return (
    <Suspense>
      <SendWaiting personId={personId} listed={listed} />
    </Suspense>
  )
}

const whereHeld = (me: Me, role: string) =>
  me.posts
    .filter((post) => post.role === role)
    .map((post) => post.organisation)
    .join(', ') || undefined

/** Holds calls back while the session has ended, and lets them go on once the same person is signed in again. */
function SignInAgain({ me }: { me: Me }) {
  const navigate = useNavigate()
  // The dialog is fetched when a session first ends, and stays so that focus goes back to where it was.
  const [open, setOpen] = useState<boolean>()
  const waiting = useRef<((signedIn: boolean) => void)[]>([])
  const release = useCallback((signedIn: boolean) => {
    setOpen(false)
    for (const go of waiting.current.splice(0)) go(signedIn)
  }, [])
  useEffect(() => {
    setSessionGate(() => {
      setOpen(true)
      return new Promise((go) => waiting.current.push(go))
    })
    return () => setSessionGate(undefined)
  }, [])
  const signInAgain = async (password: string) => {
    try {
      const { signIn } = await import('@rung/shared/contract/session')
      forgetMe(await call(signIn, { body: { email: me.email, password } }))
      release(true)
      return null
    } catch (error) {
      if (error instanceof ProblemError) return error.problem.detail ?? error.problem.title
      if (error instanceof OfflineError) return 'There is no signal. Try again when there is'
      throw error
    }
  }
  const leave = () => {
    release(false)
    forgetMe()
    navigate(paths.signIn())
  }
  return (
    <Suspense>
      {open !== undefined && (
        <SessionEndedDialog open={open} email={me.email} onSignIn={signInAgain} onSignInAsOther={leave} />
      )}
    </Suspense>
  )
}
