import { afterEach, beforeEach, vi } from 'vitest'

export interface Request {
  method: string
  path: string
  key: string | null
  ifMatch: string | null
  body: unknown
}

/** What the network does with one request: an answer, or nothing at all. */
type Reply = { status: number; body?: unknown } | 'no-signal' | 'answer-lost'
type Server = (request: Request) => Reply

/** The network boundary and nothing behind it. `asked` is what reached it, in order. */
export function stubServer(): { asked: Request[]; answerWith: (server: Server) => void } {
  const stub = { asked: [] as Request[], server: (() => ({ status: 404 })) as Server }
  beforeEach(() => {
    localStorage.clear()
    stub.asked.length = 0
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      const headers = new Headers(init.headers)
      const request: Request = {
        method: init.method ?? 'GET',
        path: address,
        key: headers.get('idempotency-key'),
        ifMatch: headers.get('if-match'),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
      }
      const reply = stub.server(request)
      if (reply === 'no-signal') throw new TypeError('Failed to fetch')
      stub.asked.push(request)
      if (reply === 'answer-lost') throw new TypeError('Failed to fetch')
      return new Response(JSON.stringify(reply.body ?? null), { status: reply.status })
    })
  })
  afterEach(() => vi.unstubAllGlobals())
  return {
    asked: stub.asked,
    answerWith: (server) => {
      stub.server = server
    },
  }
}

export const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { type: `/problems/${code}`, title: code, status, code, ...more },
})
