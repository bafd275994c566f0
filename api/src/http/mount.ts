import type { AnswerOf, AnyEndpoint, BodyOf, ParamsOf, QueryOf } from '@rung/shared/contract/endpoint'
import { none } from '@rung/shared/contract/shapes'
import { londonDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { mayEver, permissions, type Role } from '@rung/shared/rules/permissions'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Config } from '../config.ts'
import {
  type Caller,
  inLook,
  inPassing,
  inTransaction,
  type Look,
  RolledBack,
  type Tx,
} from '../db/transaction.ts'
import type { Mailer } from '../mail/mailer.ts'
import { FeedAnswer, FileAnswer, RawAnswer } from './answers.ts'
import { partsOf } from './parts.ts'
import { sendProblem } from './problem.ts'
import { Refused } from './refuse.ts'
import { replayOf } from './replay.ts'
import { fromAnotherSite } from './same-site.ts'
import { sessionOf } from './session-cookie.ts'
import { refuseUnstorable } from './storable.ts'

/** What every use case is given: the process's one clock, pool, settings and mailer. */
export interface Ground {
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly config: Config
  readonly mailer: Mailer
  readonly secureCookies: boolean
}

export interface Call<E extends AnyEndpoint> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly tx: Tx
  readonly at: Date
  readonly today: PlainDate
  /** The version the caller changes, from If-Match. 0 where the endpoint is not an update. */
  readonly ifMatch: number
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly ground: Ground
}

type Answered<E extends AnyEndpoint> = AnswerOf<E> | RawAnswer | FileAnswer | FeedAnswer | Refused
export type SignedInCall<E extends AnyEndpoint> = Call<E> & { readonly caller: Caller }
/** A use case: runs inside the caller's transaction; refusing undoes what it wrote. */
export type UseCase<E extends AnyEndpoint> = (call: SignedInCall<E>) => Promise<Answered<E>>
/** Runs in the system scope, before anyone is known: sign-in and links only. */
export type OpenUseCase<E extends AnyEndpoint> = (call: Call<E>) => Promise<Answered<E>>
/**
 * A use case whose first statements travel with the opening of the session. It writes nothing before `caller` is there:
 * until then the call may be one that is not allowed, or one that was answered before.
 */
export type EarlyUseCase<E extends AnyEndpoint> = (
  call: Call<E>,
  caller: Promise<Caller>,
) => Promise<Answered<E>>
/** A hot read: its statement opens the session as well, so that both are one query. */
export type HotUseCase<E extends AnyEndpoint> = (
  call: Omit<Call<E>, 'tx'> & { readonly tx: Look },
  caller: Promise<Caller>,
) => Promise<Answered<E>>

export function rolesOf(caller: Caller): Role[] {
  const held = new Set<Role>(caller.roles.map(({ role }) => role))
  if (caller.traineeId) held.add('trainee')
  if (caller.mentors) held.add('mentor')
  if (caller.manages) held.add('manager')
  return [...held]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export interface Routes {
  add<E extends AnyEndpoint>(endpoint: E, run: UseCase<E>): void
  addOpen<E extends AnyEndpoint>(endpoint: E, run: OpenUseCase<E>): void
  addEarly<E extends AnyEndpoint>(endpoint: E, run: EarlyUseCase<E>): void
  addHot<E extends AnyEndpoint>(endpoint: E, run: HotUseCase<E>): void
}

/** Puts endpoints on the server. An endpoint without a known permission, or mounted in the wrong scope, stops the start. */
export function routesOn(app: FastifyInstance, ground: Ground): Routes {
  // Before anything of a request is read: a page of another site learns nothing from how it was written.
  app.addHook('onRequest', async (request, reply) =>
    fromAnotherSite(request, ground.config.publicUrl)
      ? sendProblem(request, reply, new Refused('other-site'))
      : undefined,
  )
  const mount = <E extends AnyEndpoint>(
    endpoint: E,
    { open = false, look = null, run = never }: Partial<Pick<Work<E>, 'open' | 'look' | 'run'>>,
  ) => {
    const grant = permissions[endpoint.permission]
    if (!grant) throw new Error(`${endpoint.name} names no permission, so the server will not start`)
    if ((grant.about === 'anyone') !== open) throw new Error(`${endpoint.name} is mounted in the wrong scope`)
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: schemaOf(endpoint),
      config: { endpoint },
      handler: async (request, reply) => {
        const refused = before(endpoint, request)
        if (refused) return sendProblem(request, reply, refused)
        const at = ground.now()
        const answer = await carryOut(endpoint, { open, look, run, request, reply, ground, at })
        return send(endpoint, request, reply, answer)
      },
    })
  }
  return {
    add: (endpoint, run) =>
      mount(endpoint, { run: async (call, caller) => run({ ...call, caller: await caller }) }),
    addEarly: (endpoint, run) => mount(endpoint, { run }),
    addOpen: (endpoint, run) => mount(endpoint, { open: true, run: (call) => run(call) }),
    addHot: (endpoint, look) => mount(endpoint, { look }),
  }
}

function schemaOf(endpoint: AnyEndpoint) {
  // A query nothing is asked of is left out: described, it would be a parameter of its own.
  const querystring = endpoint.query === none ? {} : { querystring: endpoint.query }
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    operationId: endpoint.name,
    ...(endpoint.path.includes(':') ? { params: endpoint.params } : {}),
    ...(endpoint.method === 'GET' ? querystring : endpoint.upload ? {} : { body: endpoint.body }),
    response: { [endpoint.status]: endpoint.answer },
  }
}

function before(endpoint: AnyEndpoint, request: FastifyRequest): Refused | null {
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || !uuid.test(key))) {
    return new Refused('not-accepted', 'The Idempotency-Key header must be a UUID.')
  }
  const weak = endpoint.update && request.headers['if-match']?.startsWith('W/')
  if (weak) return new Refused('not-accepted', 'Send If-Match with the ETag as it was answered, without W/.')
  if (endpoint.update && ifMatchOf(request) === null) {
    return new Refused('version-needed', 'Send If-Match with the ETag you were given.')
  }
  // A body that no schema has read is not used either, and may be anything.
  const unread = endpoint.upload || endpoint.body === none
  return refuseUnstorable(request.params, request.query, unread ? null : request.body)
}

function ifMatchOf(request: FastifyRequest): number | null {
  const found = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  return found ? Number(found[1]) : null
}

interface Work<E extends AnyEndpoint> {
  open: boolean
  look: HotUseCase<E> | null
  run: EarlyUseCase<E>
  request: FastifyRequest
  reply: FastifyReply
  ground: Ground
  at: Date
}

const never = () => Promise.reject(new Error('an endpoint was mounted without its use case'))
const nobody = Promise.reject<Caller>(new Error('an open use case asked who is signed in'))
nobody.catch(() => {})

async function carryOut<E extends AnyEndpoint>(endpoint: E, work: Work<E>): Promise<Answered<E>> {
  const { open, look, run, request, reply, ground, at } = work
  const session = open ? null : sessionOf(request, ground.secureCookies)
  if (!open && !session) return new Refused('not-signed-in')
  const idleSeconds = ground.config.sessionIdleMinutes * 60
  const scope = session ? { session, idleSeconds } : ('system' as const)
  const mode = endpoint.method === 'GET' ? 'read' : 'write'
  // Before a connection is taken: a slow upload must not hold one.
  const uploaded = endpoint.upload ? await partsOf(request) : undefined
  const unstorable = typeof uploaded === 'object' ? refuseUnstorable(uploaded.texts) : null
  if (unstorable) return unstorable
  const call = {
    // Fastify has parsed these with the endpoint's own schemas.
    params: request.params as ParamsOf<E>,
    query: request.query as QueryOf<E>,
    body: request.body as BodyOf<E>,
    at,
    today: londonDay(at),
    ifMatch: ifMatchOf(request) ?? 0,
    request,
    reply,
    ground,
  }
  const admitted = (found: Promise<Caller | null>) => {
    const caller = found.then((someone) => admit(someone, endpoint, ground, request))
    caller.catch(() => {})
    return caller
  }
  if (look) {
    if (scope === 'system') throw new Error(`${endpoint.name} looks without a session`)
    return inLook(ground.pool, scope, at, async (tx, found) => {
      const caller = admitted(found)
      const answer = await look({ ...call, tx }, caller)
      await caller
      return undoIfRefused(answer)
    })
  }
  return inTransaction(ground.pool, scope, mode, at, async (tx, found) => {
    if (open) return undoIfRefused(await run({ ...call, tx }, nobody))
    const caller = admitted(found)
    const replay = replayOf(endpoint, request, at, uploaded)
    const stored = replay?.find(tx)
    const ready = Promise.all([caller, stored]).then(([someone, kept]) => {
      if (kept) throw new RolledBack(kept)
      return someone
    })
    ready.catch(() => {})
    const answer = undoIfRefused(await run({ ...call, tx }, ready))
    return replay ? replay.keep(tx, written(endpoint, reply, answer)) : answer
  })
}

/** An answer as the text it goes out as, so that what is kept is what was sent, written from the schema and no more. */
function written(endpoint: AnyEndpoint, reply: FastifyReply, answer: unknown): RawAnswer {
  if (answer instanceof RawAnswer) return answer
  if (endpoint.status === 204) return new RawAnswer('null')
  // An answer with a body is what the endpoint's schema says, an object.
  const text = reply.serializeInput(answer as Record<string, unknown>, String(endpoint.status))
  return new RawAnswer(String(text), hasVersion(answer) ? `"${answer.version}"` : null)
}

function undoIfRefused<T>(answer: T): T {
  if (answer instanceof Refused) throw new RolledBack(answer)
  return answer
}

function admit(
  someone: Caller | null,
  endpoint: AnyEndpoint,
  ground: Ground,
  request: FastifyRequest,
): Caller {
  if (!someone) throw new RolledBack(new Refused('not-signed-in'))
  if (!mayEver(endpoint.permission, rolesOf(someone))) throw new RolledBack(new Refused('not-permitted'))
  if (someone.stale) noteSeen(someone, ground, request)
  return someone
}

/** Keeps the session alive, beside the request: it never delays or fails it. */
function noteSeen(someone: Caller, ground: Ground, request: FastifyRequest): void {
  const at = ground.now()
  inPassing(
    ground.pool,
    at,
    'update session set last_seen_at = $2 where id = $1 and last_seen_at < $2',
    [someone.sessionId, at.toISOString()],
    'session-seen',
  ).catch((error: unknown) => request.log.warn({ err: error }, 'session not touched'))
}

function send(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
): FastifyReply {
  if (answer instanceof Refused) return sendProblem(request, reply, answer)
  reply.code(endpoint.status).header('cache-control', 'no-store')
  if (endpoint.status === 204) return reply.send()
  if (answer instanceof FileAnswer) {
    return reply
      .type(endpoint.file ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename="${answer.name.replaceAll(/[^\w.-]+/g, '-')}"`)
      .serializer((bytes) => bytes)
      .send(answer.bytes)
  }
  if (answer instanceof FeedAnswer) return sendFeed(endpoint, request, reply, answer)
  if (answer instanceof RawAnswer) {
    if (answer.etag !== null) reply.header('etag', answer.etag)
    return reply
      .type('application/json; charset=utf-8')
      .serializer((text: string) => text)
      .send(answer.text)
  }
  if (hasVersion(answer)) reply.header('etag', `"${answer.version}"`)
  return reply.send(answer)
}

function sendFeed(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  { text, etag }: FeedAnswer,
): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  // Caches on the way may mark the tag as weak.
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag)) return reply.code(304).send()
  return reply
    .type(endpoint.file ?? 'text/plain; charset=utf-8')
    .serializer((body: string) => body)
    .send(text)
}

function hasVersion(answer: unknown): answer is { version: number } {
  return (
    typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number'
  )
}
