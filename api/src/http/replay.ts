import { createHash } from 'node:crypto'
import type { AnyEndpoint } from '@rung/shared/contract/endpoint'
import type { FastifyRequest } from 'fastify'
import { type OpenTx, RolledBack, type Tx } from '../db/transaction.ts'
import { RawAnswer } from './answers.ts'
import { fingerprintOf, type partsOf } from './parts.ts'
import { Refused } from './refuse.ts'

type Uploaded = Awaited<ReturnType<typeof partsOf>>

/** The answer of a POST that carried a key is kept with its effect; the same key again gets the same answer. */
export function replayOf(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  at: Date,
  uploaded: Uploaded | undefined,
) {
  const key = request.headers['idempotency-key']
  if (endpoint.method !== 'POST' || typeof key !== 'string') return null
  const hash = createHash('sha256')
    .update(`${request.url}\n${contentOf(request, uploaded)}`)
    .digest()
  return {
    /** Leaves with the opening of the session: whose key it is, the database knows before the server does. */
    async find(tx: Tx): Promise<RawAnswer | null> {
      const [, kept] = await Promise.all([
        tx.rows(
          'select pg_advisory_xact_lock(hashtextextended(me()::text || $1, 0))',
          [key],
          'idempotency-lock',
        ),
        tx.row<{ body_hash: Buffer; answer: string; etag: string | null }>(
          'select body_hash, answer, etag from idempotency_key where person_id = (select me()) and key = $1',
          [key],
          'idempotency-find',
        ),
      ])
      if (!kept) return null
      if (!kept.body_hash.equals(hash)) throw new RolledBack(new Refused('key-reused'))
      return new RawAnswer(kept.answer, kept.etag)
    },
    /** Leaves with the commit. */
    keep(tx: OpenTx, answer: RawAnswer): RawAnswer {
      const { text, etag } = answer
      tx.last(
        'insert into idempotency_key (person_id, key, endpoint, body_hash, status, answer, etag, created_at) select me(), $1, $2, $3, $4, $5, $6, $7',
        [key, endpoint.name, hash, endpoint.status, text, etag, at.toISOString()],
        'idempotency-keep',
      )
      return answer
    },
  }
}

function contentOf(request: FastifyRequest, uploaded: Uploaded | undefined): string {
  if (uploaded === undefined) return JSON.stringify(request.body ?? null)
  return typeof uploaded === 'string' ? uploaded : fingerprintOf(uploaded)
}
