import * as z from 'zod/mini'
import { roles } from '../rules/permissions.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, none, someText } from './shapes.ts'

const tag = 'Signing in'

export const me = z.object({
  personId: id,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  traineeId: z.nullable(id),
  /** Every role held today, the most used first. */
  roles: z.array(z.enum(roles)),
  posts: z.array(z.object({ role: z.enum(roles), organisationId: id, organisation: z.string() })),
})
export type Me = z.infer<typeof me>

export const signIn = endpoint({
  name: 'sign-in',
  method: 'POST',
  path: '/session',
  permission: 'sign-in',
  summary: 'Sign in with an email address and a password',
  tag,
  body: z.object({ email: someText(254), password: z.string().check(z.minLength(1), z.maxLength(200)) }),
  answer: me,
})

export const readSession = endpoint({
  name: 'read-session',
  method: 'GET',
  path: '/session',
  permission: 'read-own-account',
  summary: 'Who is signed in',
  tag,
  answer: me,
})

export const signOut = endpoint({
  name: 'sign-out',
  method: 'DELETE',
  path: '/session',
  permission: 'read-own-account',
  summary: 'Sign out',
  tag,
  answer: none,
  status: 204,
})

export const session = z.object({
  id,
  device: z.nullable(z.string()),
  createdAt: instant,
  lastSeenAt: instant,
  /** The session this request came with. */
  current: z.boolean(),
})

export const listSessions = endpoint({
  name: 'list-sessions',
  method: 'GET',
  path: '/sessions',
  permission: 'read-own-account',
  summary: 'Where I am signed in',
  tag,
  answer: z.object({ sessions: z.array(session) }),
})

export const endSession = endpoint({
  name: 'end-session',
  method: 'DELETE',
  path: '/sessions/:sessionId',
  permission: 'change-own-account',
  summary: 'Sign out somewhere else',
  tag,
  params: z.object({ sessionId: id }),
  answer: none,
  status: 204,
})
