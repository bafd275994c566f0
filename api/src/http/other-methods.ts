import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'
import { Refused } from './refuse.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/**
 * Watches what is put on the server from now on. What it answers, called once everything is, lets each address refuse
 * every other method by naming those it knows. Files and the pages that describe the API are left out.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    if (/^\/docs|[*]/.test(url)) return
    known.set(url, new Set([...(known.get(url) ?? []), ...[method].flat()]))
  })
  return () => {
    for (const [url, allowed] of [...known]) refuseOthers(app, url, allowed)
  }
}

function refuseOthers(app: FastifyInstance, url: string, allowed: ReadonlySet<string>): void {
  const allow = [...allowed].toSorted().join(', ')
  app.route({
    method: methods.filter((method) => !allowed.has(method)),
    url,
    schema: { hide: true },
    exposeHeadRoute: false,
    // Before the body is taken in: whatever it is, nothing is done with it.
    onRequest: async (request, reply) =>
      sendProblem(request, reply.header('allow', allow), new Refused('method-not-allowed')),
    handler: () => undefined,
  })
}
