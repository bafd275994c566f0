import { type Action, may, permissions, type Relationship } from '@rung/shared/rules/permissions'
import { notPermitted, type Refused } from '../../http/refuse.ts'

/** Null where the permissions table grants this, in the entry's state; else who or what stands against it. */
export function refusedTo(
  action: Action,
  relationships: readonly Relationship[],
  state: string,
): Refused | null {
  if (may(action, relationships, state)) return null
  return mayInSomeState(action, relationships)
    ? notPermitted(`This entry is ${state}, so this cannot be done now.`)
    : notPermitted()
}

/** Whether some state of the entry would allow it: someone who never may is told so before anything else. */
export function mayInSomeState(action: Action, relationships: readonly Relationship[]): boolean {
  const grant = permissions[action]
  const states: readonly (string | undefined)[] = 'states' in grant ? grant.states : [undefined]
  return states.some((state) => may(action, relationships, state))
}
