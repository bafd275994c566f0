import { type Problem, type ProblemCode, problemStatus, problemTitle } from '@rung/shared/contract/problem'
import { schemaFaultSentence } from '@rung/shared/words/schema-faults'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Refused } from './refuse.ts'

export function problemOf(refused: Refused, requestId: string): Problem {
  return {
    type: `/problems/${refused.code}`,
    title: problemTitle[refused.code],
    status: problemStatus[refused.code],
    code: refused.code,
    ...(refused.detail === undefined ? {} : { detail: refused.detail }),
    ...(refused.errors.length === 0 ? {} : { errors: [...refused.errors] }),
    ...refused.extra,
    requestId,
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refused: Refused): FastifyReply {
  const problem = problemOf(refused, request.id)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body) => JSON.stringify(body))
    .send(problem)
}

const codeOfStatus: Record<number, ProblemCode> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media',
}

/** SQLSTATEs by which the database itself refuses; anything else from it is our fault. */
const conflictStates = new Set(['RU001', '23505', '23P01', '23514', '40001', '40P01', '55P03'])

function databaseState(error: unknown): string | undefined {
  const source =
    error instanceof Error && 'cause' in error && error.cause instanceof Error ? error.cause : error
  return source instanceof Error && 'code' in source && typeof source.code === 'string'
    ? source.code
    : undefined
}

function refusedFrom(error: FastifyError): Refused {
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new Refused(
      'not-accepted',
      undefined,
      error.validation.map((fault) => ({
        pointer: fault.instancePath || '/',
        code: fault.keyword,
        detail: schemaFaultSentence(fault.message ?? '', fault.params),
      })),
    )
  }
  if (conflictStates.has(databaseState(error) ?? ''))
    return new Refused('conflict', 'Something else changed at the same moment. Try again.')
  const status = error.statusCode ?? 500
  if (status >= 500) return new Refused('fault', 'Nothing was saved. Try again in a minute.')
  return new Refused(codeOfStatus[status] ?? 'not-accepted')
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = refusedFrom(error)
    if (problemStatus[refused.code] >= 500 || refused.code === 'conflict')
      request.log.error({ err: error }, 'request failed')
    return sendProblem(request, reply, refused)
  })
}
