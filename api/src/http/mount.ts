import { createHash } from 'node:crypto'
import type { AnswerOf, AnyEndpoint, BodyOf, ParamsOf, QueryOf } from '@rung/shared/contract/endpoint'
import { none } from '@rung/shared/contract/shapes'
import { londonDay, type PlainDate } from '@rung/shared/kernel/plain-date'
import { mayEver, permissions, type Role } from '@rung/shared/rules/permissions'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { type Caller, inTransaction, RolledBack, type Tx } from '../db/transaction.ts'
import type { Mailer } from '../mail/mailer.ts'
import { fingerprintOf, partsOf } from './parts.ts'
import { sendProblem } from './problem.ts'
import { Refused } from './refuse.ts'
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

/** JSON text sent as it is: built in the database, or kept from the first time. */
export class RawAnswer {
  readonly text: string
  readonly etag: string | null
  /** Without an ETag given, the version the text begins with is it. */
  constructor(text: string, etag?: string | null) {
    const version = /^\{"version":(\d+)[,}]/.exec(text)?.[1]
    this.text = text
    this.etag = etag ?? (version === undefined ? null : `"${version}"`)
  }
}
/** A file to download. */
export class FileAnswer {
  readonly bytes: Buffer | string
  readonly name: string
  constructor(bytes: Buffer | string, name: string) {
    this.bytes = bytes
    this.name = name
  }
}

type Answered<E extends AnyEndpoint> = AnswerOf<E> | RawAnswer | FileAnswer | Refused
export type SignedInCall<E extends AnyEndpoint> = Call<E> & { readonly caller: Caller }
/** A use case: runs inside the caller's transaction; refusing undoes what it wrote. */
export type UseCase<E extends AnyEndpoint> = (call: SignedInCall<E>) => Promise<Answered<E>>
/** Runs in the system scope, before anyone is known: sign-in and links only. */
export type OpenUseCase<E extends AnyEndpoint> = (call: Call<E>) => Promise<Answered<E>>
/** A hot read: its statement leaves with the opening of the session, in one round trip. */
export type HotUseCase<E extends AnyEndpoint> = (
  call: Call<E>,
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
  const mount = <E extends AnyEndpoint>(endpoint: E, open: boolean, hot: boolean, run: HotUseCase<E>) => {
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
        const answer = await carryOut(endpoint, { open, hot, run, request, reply, ground, at })
        return send(endpoint, request, reply, answer)
      },
    })
  }
  return {
    add: (endpoint, run) =>
      mount(endpoint, false, false, async (call, caller) => run({ ...call, caller: await caller })),
    addOpen: (endpoint, run) => mount(endpoint, true, false, (call) => run(call)),
    addHot: (endpoint, run) => mount(endpoint, false, true, run),
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
  hot: boolean
  run: HotUseCase<E>
  request: FastifyRequest
  reply: FastifyReply
  ground: Ground
  at: Date
}

const nobody = Promise.reject<Caller>(new Error('an open use case asked who is signed in'))
nobody.catch(() => {})

async function carryOut<E extends AnyEndpoint>(endpoint: E, work: Work<E>): Promise<Answered<E>> {
  const { open, hot, run, request, reply, ground, at } = work
  const session = open ? null : sessionOf(request, ground.secureCookies)
  if (!open && !session) return new Refused('not-signed-in')
  const idleSeconds = ground.config.sessionIdleMinutes * 60
  const scope = session ? { session, idleSeconds } : ('system' as const)
  const mode = endpoint.method === 'GET' ? 'read' : 'write'
  // Before a connection is taken: a slow upload must not hold one.
  const uploaded = endpoint.upload ? await partsOf(request) : undefined
  const unstorable = typeof uploaded === 'object' ? refuseUnstorable(uploaded.texts) : null
  if (unstorable) return unstorable
  return inTransaction(ground.pool, scope, mode, at, async (tx, found) => {
    const call: Call<E> = {
      // Fastify has parsed these with the endpoint's own schemas.
      params: request.params as ParamsOf<E>,
      query: request.query as QueryOf<E>,
      body: request.body as BodyOf<E>,
      tx,
      at,
      today: londonDay(at),
      ifMatch: ifMatchOf(request) ?? 0,
      request,
      reply,
      ground,
    }
    if (open) return undoIfRefused(await run(call, nobody))
    const caller = found.then((someone) => admit(someone, endpoint, ground, request))
    caller.catch(() => {})
    if (hot) {
      const answer = await run(call, caller)
      await caller
      return undoIfRefused(answer)
    }
    const replay = replayOf(endpoint, request, await caller, at, () => contentOf(request, uploaded))
    const stored = replay && (await replay.find(tx))
    if (stored) return stored
    const answer = undoIfRefused(await run(call, caller))
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
  inTransaction(ground.pool, 'system', 'write', at, (tx) =>
    tx.rows('update session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [
      someone.sessionId,
      at.toISOString(),
    ]),
  ).catch((error: unknown) => request.log.warn({ err: error }, 'session not touched'))
}

function contentOf(
  request: FastifyRequest,
  uploaded: Awaited<ReturnType<typeof partsOf>> | undefined,
): string {
  if (uploaded === undefined) return JSON.stringify(request.body ?? null)
  return typeof uploaded === 'string' ? uploaded : fingerprintOf(uploaded)
}

/** The answer of a POST that carried a key is kept with its effect; the same key again gets the same answer. */
function replayOf(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  caller: Caller,
  at: Date,
  content: () => string,
) {
  const key = request.headers['idempotency-key']
  if (endpoint.method !== 'POST' || typeof key !== 'string') return null
  const hash = createHash('sha256').update(`${request.url}\n${content()}`).digest()
  return {
    async find(tx: Tx): Promise<RawAnswer | null> {
      const [, kept] = await Promise.all([
        tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${caller.personId}${key}`]),
        tx.row<{ body_hash: Buffer; answer: string; etag: string | null }>(
          'select body_hash, answer, etag from idempotency_key where person_id = $1 and key = $2',
          [caller.personId, key],
          'idempotency-find',
        ),
      ])
      if (!kept) return null
      if (!kept.body_hash.equals(hash)) throw new RolledBack(new Refused('key-reused'))
      return new RawAnswer(kept.answer, kept.etag)
    },
    async keep(tx: Tx, answer: RawAnswer): Promise<RawAnswer> {
      const { text, etag } = answer
      await tx.rows(
        'insert into idempotency_key (person_id, key, endpoint, body_hash, status, answer, etag, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [caller.personId, key, endpoint.name, hash, endpoint.status, text, etag, at.toISOString()],
        'idempotency-keep',
      )
      return answer
    },
  }
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

function hasVersion(answer: unknown): answer is { version: number } {
  return (
    typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number'
  )
}
