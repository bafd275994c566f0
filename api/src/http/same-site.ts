import type { FastifyRequest } from 'fastify'

/** A browser names the page a change came from; a change from any other site is not ours to carry out. */
export function fromAnotherSite(request: FastifyRequest, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const { origin, host, 'sec-fetch-site': site } = request.headers
  // Browsers always name the origin of a change; where one does not, it must not come from a neighbour either.
  if (origin === undefined) return site !== undefined && site !== 'same-origin' && site !== 'none'
  if (origin === publicUrl) return false
  if (!URL.canParse(origin)) return true
  const page = new URL(origin)
  const unguarded = publicUrl.startsWith('https:') && page.protocol !== 'https:'
  return unguarded || page.host !== host
}
