import type { Action } from '@rung/shared/rules/permissions'
import type { RouteObject } from 'react-router'

/** Screens of those who may do this; others are told at the door, not after they have filled in a form. */
export const onlyFor = (action: Action, children: RouteObject[]): RouteObject[] => [
  { lazy: { loader: async () => (await import('./require-right.ts')).requireRight(action) }, children },
]
