import { type Action, mayEver } from '@rung/shared/rules/permissions'
import type { LoaderFunctionArgs } from 'react-router'
import { requireMe } from './session.ts'

/** A loader for around screens that only some roles may use: better told at the door than after filling in a form. */
export const requireRight =
  (action: Action) =>
  async ({ request }: LoaderFunctionArgs): Promise<null> => {
    const me = await requireMe(request)
    if (!mayEver(action, me.roles)) throw new Response(null, { status: 403 })
    return null
  }
