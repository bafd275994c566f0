import type {
  AnswerOf,
  AnyEndpoint,
  BodyInputOf,
  ParamsOf,
  QueryInputOf,
} from '@rung/shared/contract/endpoint'
import type { Problem } from '@rung/shared/contract/problem'
import { schemaFaultSentence } from '@rung/shared/words/schema-faults'

/** The API said no; `problem` is what it said. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** The request did not reach the server. Nothing is known to have happened; sending it again with the same key is safe. */
export class OfflineError extends Error {
  constructor() {
    super('No signal')
  }
}

interface Sent<E extends AnyEndpoint> {
  params?: ParamsOf<E>
  query?: QueryInputOf<E>
  body?: BodyInputOf<E>
  /** The version being changed. */
  ifMatch?: number
  /** Makes sending again harmless. Made here where it is not given. */
  key?: string
  file?: File
  signal?: AbortSignal
}

const root = '/api/v1'

/** Asks the person to sign in again in place; true once they have. */
type SessionGate = () => Promise<boolean>
let gate: SessionGate | undefined

/** While a signed-in screen is open, a call that finds the session ended waits here and is then sent again. */
export function setSessionGate(open: SessionGate | undefined): void {
  gate = open
}

/** The address of a call, for links to files. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, sent: Sent<E> = {}): string {
  // The endpoint's schemas say what these hold; here they are only names and values.
  const params = (sent.params ?? {}) as Record<string, string>
  const query = (sent.query ?? {}) as Record<string, string | number | boolean | undefined>
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return `${root}${path}${search.size > 0 ? `?${search}` : ''}`
}

/** One call of the API. Checks the body by the contract first, so that a form hears of a fault without a round trip. */
export async function call<E extends AnyEndpoint>(endpoint: E, sent: Sent<E> = {}): Promise<AnswerOf<E>> {
  const fault = endpoint.upload || endpoint.method === 'GET' ? null : faultOf(endpoint, sent.body)
  if (fault) throw new ProblemError(fault)
  const once = { ...sent, key: sent.key ?? crypto.randomUUID() }
  let response = await send(endpoint, once)
  if (response.status === 401 && gate && !asksWhoIsSignedIn(endpoint) && (await gate()))
    response = await send(endpoint, once)
  if (response.status === 204) return undefined as AnswerOf<E>
  const answer: unknown = await response.json().catch(() => {
    // Cut off on its way: whether it was done is not known, as with no answer at all.
    if (response.ok) throw new OfflineError()
    return null
  })
  if (!response.ok) throw new ProblemError(problemOf(answer, response.status))
  // The server writes answers from the same schema; checking again here would only cost the phone time.
  return answer as AnswerOf<E>
}

const asksWhoIsSignedIn = (endpoint: AnyEndpoint) => endpoint.path === '/session'

async function send<E extends AnyEndpoint>(endpoint: E, sent: Sent<E>): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  if (sent.ifMatch !== undefined) headers.set('if-match', `"${sent.ifMatch}"`)
  if (endpoint.method === 'POST') headers.set('idempotency-key', sent.key ?? '')
  let body: BodyInit | null = null
  if (endpoint.upload) {
    const form = new FormData()
    if (sent.file) form.set('file', sent.file)
    for (const [name, value] of Object.entries(sent.body ?? {})) form.set(name, String(value))
    body = form
  } else if (sent.body !== undefined) {
    headers.set('content-type', 'application/json')
    body = JSON.stringify(sent.body)
  }
  try {
    return await fetch(addressOf(endpoint, sent), {
      method: endpoint.method,
      headers,
      body,
      signal: sent.signal ?? null,
    })
  } catch (error) {
    if (sent.signal?.aborted && sent.signal.reason?.name !== 'TimeoutError') throw error
    throw new OfflineError()
  }
}

function faultOf(endpoint: AnyEndpoint, body: unknown): Problem | null {
  const outcome = endpoint.body.safeParse(body)
  if (outcome.success) return null
  return {
    type: '/problems/not-accepted',
    title: 'Something needs correcting',
    status: 400,
    code: 'not-accepted',
    errors: outcome.error.issues.map((issue) => ({
      pointer: `/${issue.path.join('/')}`,
      code: issue.code ?? 'shape',
      detail: schemaFaultSentence(issue.message, { issue }),
    })),
  }
}

function problemOf(answer: unknown, status: number): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer)
    return answer as Problem
  return {
    type: '/problems/fault',
    title: 'Something went wrong on our side',
    status,
    code: 'fault',
    detail: 'Try again in a minute.',
  }
}
