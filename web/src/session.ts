import type { Me } from '@rung/shared/contract/session'
import type { Role } from '@rung/shared/rules/permissions'
import { redirect, useRouteLoaderData } from 'react-router'
import { call, OfflineError, ProblemError } from './api-client.ts'
import { emptyReloadStore, keepForReload, keptForReload } from './drafts/reload-store.ts'
import { readSession } from './first-calls.ts'
import { paths } from './paths.ts'

let known: Promise<Me> | undefined

/** Who is signed in, asked once for each page load; for loaders. Sends to sign-in, and back here after it. */
export async function requireMe(request: Request): Promise<Me> {
  known ??= call(readSession)
  try {
    const me = await known
    keepForReload('me', me)
    return me
  } catch (error) {
    known = undefined
    const before = error instanceof OfflineError && keptForReload('me')
    // Only the lines above keep it.
    if (before) return before as Me
    if (error instanceof ProblemError && error.problem.code === 'not-signed-in') {
      emptyReloadStore()
      const { pathname, search } = new URL(request.url)
      throw redirect(paths.signIn(`${pathname}${search}`))
    }
    throw error
  }
}

/** For pages that anyone may read. Asked only where this tab has known somebody; else nobody is signed in. */
export async function meIfSignedIn(): Promise<Me | null> {
  // Only requireMe keeps it.
  const before = keptForReload('me') as Me | null
  if (!known && !before) return null
  known ??= call(readSession)
  try {
    return await known
  } catch (error) {
    known = undefined
    return error instanceof OfflineError ? before : null
  }
}

/** After signing in or out: who is signed in has to be asked again. */
export function forgetMe(me?: Me): void {
  emptyReloadStore()
  known = me ? Promise.resolve(me) : undefined
}

/** The id of the route whose loader is requireMe; all signed-in screens lie below it. */
export const signedInRoute = 'signed-in'

export function useMe(): Me {
  const me = useRouteLoaderData<Me>(signedInRoute)
  if (!me) throw new Error('this screen lies outside the signed-in routes')
  return me
}

const roleKey = (me: Me) => `rung.role.${me.personId}`

/** The role this person works in now: what they last chose on this device, else the first they hold. */
export function actingRole(me: Me): Role | undefined {
  const chosen = localStorage.getItem(roleKey(me))
  return me.roles.find((role) => role === chosen) ?? me.roles[0]
}

export function actAs(me: Me, role: Role): void {
  localStorage.setItem(roleKey(me), role)
}
