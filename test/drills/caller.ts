import { uuidv7 } from 'uuidv7'
import { password, type Someone } from '../support/build.ts'

/** Bytes as they came, to be held against other bytes. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly etag: string | null
  readonly type: string | null
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1. */
  readonly path: string
  readonly body?: unknown
  /** Of the POST; made anew for each sending where it is left out. */
  readonly key?: string
  readonly ifMatch?: number
}

/** Sends one call as one person. Fails where no answer comes. */
export type Caller = (sent: Sent) => Promise<Answer>

const longestAnswerMs = 15_000

async function signIn(address: string, { email }: Someone): Promise<Caller> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`)
  return (sent) => send(address, cookie, sent)
}

/** One after another: hashing a password is slow on purpose. */
export async function eachSignedIn<P extends Someone>(
  address: string,
  people: readonly P[],
): Promise<(P & { readonly call: Caller })[]> {
  const found: (P & { call: Caller })[] = []
  for (const one of people) found.push({ ...one, call: await signIn(address, one) })
  return found
}

async function send(address: string, cookie: string, sent: Sent): Promise<Answer> {
  const { method, path, body, ifMatch, key = uuidv7() } = sent
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      cookie,
      ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(longestAnswerMs),
  })
  const { status, headers } = response
  return { status, text: await response.text(), etag: headers.get('etag'), type: headers.get('content-type') }
}
