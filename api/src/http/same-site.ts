import type { FastifyRequest } from 'fastify'

/** A browser names the page a change came from; a change from any other site is not ours to carry out. */
export function fromAnotherSite(request: FastifyRequest, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site'
  if (origin === publicUrl) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host
}
