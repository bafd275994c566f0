import '@fastify/cookie'
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `secure`: Rung is reached over https, so that the cookie can be bound to it. */
export const nameOfCookie = (secure: boolean) => (secure ? '__Host-rung' : 'rung-session')

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const newToken = (): string => randomBytes(32).toString('base64url')

export function sessionOf(request: FastifyRequest, secure: boolean): Buffer | null {
  const token = request.cookies[nameOfCookie(secure)]
  return token ? tokenHash(token) : null
}

/** For so many seconds, counted by the caller's own clock: it need not agree with ours. */
export function giveSession(reply: FastifyReply, secure: boolean, token: string, seconds: number): void {
  reply.setCookie(nameOfCookie(secure), token, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite: 'lax',
    maxAge: seconds,
  })
}

export function dropSession(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(nameOfCookie(secure), { path: '/', httpOnly: true, secure, sameSite: 'lax' })
}
