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

const newPassword = z.string().check(z.maxLength(1000))

export const changePassword = endpoint({
  name: 'change-password',
  method: 'PUT',
  path: '/account/password',
  permission: 'change-own-account',
  summary: 'Change my password; every other place I am signed in is signed out',
  tag,
  body: z.object({ old: z.string().check(z.minLength(1), z.maxLength(1000)), new: newPassword }),
  answer: none,
  status: 204,
})

export const requestReset = endpoint({
  name: 'request-reset',
  method: 'POST',
  path: '/reset-requests',
  permission: 'use-invitation',
  summary: 'Ask for a link to choose a new password; the answer is the same whoever asks',
  tag,
  body: z.object({ email: someText(254) }),
  /** `byMail` is false where Rung sends no mail: then an administrator makes the link. */
  answer: z.object({ byMail: z.boolean() }),
})

const token = z.object({ token: z.string().check(z.minLength(1), z.maxLength(100)) })

export const linkKinds = ['invitation', 'reset'] as const

export const readInvitation = endpoint({
  name: 'read-invitation',
  method: 'GET',
  path: '/invitations/:token',
  permission: 'use-invitation',
  summary: 'Whom a link is for',
  tag,
  params: token,
  answer: z.object({
    kind: z.enum(linkKinds),
    givenName: z.string(),
    familyName: z.string(),
    email: z.string(),
    expiresAt: instant,
  }),
})

export const useInvitation = endpoint({
  name: 'use-invitation',
  method: 'POST',
  path: '/invitations/:token',
  permission: 'use-invitation',
  summary: 'Choose a password with a link, which works once, and sign in',
  tag,
  params: token,
  body: z.object({ password: newPassword }),
  answer: me,
})

const persona = z.object({ role: z.enum(roles), name: z.string(), email: z.string(), about: z.string() })
/** An invented person to try Rung as. */
export type Persona = z.infer<typeof persona>

export const readDemonstration = endpoint({
  name: 'read-demonstration',
  method: 'GET',
  path: '/demonstration',
  permission: 'sign-in',
  summary: 'The invented people one can sign in as; none outside a demonstration',
  tag,
  answer: z.object({
    personas: z.array(persona),
    /** The same for all of them; null outside a demonstration. */
    password: z.nullable(z.string()),
  }),
})
