import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { buildWorld, password, type World } from '../../support/build.ts'

let rung: TestApp
let world: World

beforeAll(async () => {
  rung = await startApp({ settings: { PUBLIC_URL: 'https://rung.example.org' } })
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
})
afterAll(() => rung.close())

const signIn = (headers: Record<string, string> = {}) =>
  rung.request().post('/api/v1/session').set(headers).send({ email: world.tutor.email, password })

describe('every answer, errors included,', () => {
  it.each([
    ['an answer', 'get', '/api/v1/demonstration', 200],
    ['not signed in', 'get', '/api/v1/session', 401],
    ['a body that is refused', 'post', '/api/v1/session', 400],
    ['an unknown call', 'get', '/api/v1/nothing-here', 404],
    ['an unknown page', 'get', '/nothing-here', 404],
    ['an address that cannot be read', 'get', '/api/v1/%E0%A4%A', 404],
    ['a sign of life', 'get', '/livez', 200],
    ['the description of the API', 'get', '/openapi.json', 200],
    ['the page to browse it', 'get', '/docs/', 200],
  ] as const)('carries the headers that protect: %s', async (_what, method, path, status) => {
    const answer = await rung.request()[method](path)
    expect(answer.status).toBe(status)
    const policy = answer.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-')
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'referrer-policy': 'same-origin',
    })
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  it('carries them when there is too much of it', async () => {
    const answer = await rung
      .request()
      .post('/api/v1/session')
      .send({ email: 'a', password: 'b'.repeat(3_000_000) })
    expect(answer.status).toBe(413)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('of the API is kept by no cache', async () => {
    expect((await rung.request().get('/api/v1/demonstration')).headers['cache-control']).toBe('no-store')
  })
})

describe('over https', () => {
  it('the cookie is bound to this host and sent nowhere else', async () => {
    const answer = await signIn()
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^__Host-rung=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})

describe('a change that comes from another site', () => {
  it.each([
    ['another origin', { Origin: 'https://elsewhere.example.org' }],
    ['an origin that merely begins like ours', { Origin: 'https://rung.example.org.elsewhere.org' }],
    ['an origin that is hidden', { Origin: 'null' }],
    ['a browser that says so', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('is refused: %s', async (_what, headers) => {
    const answer = await signIn(headers)
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('other-site')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it.each([
    ['our own address', { Origin: 'https://rung.example.org' }],
    ['a program without a page', {}],
  ])('is carried out from %s', async (_what, headers) => {
    expect((await signIn(headers)).status).toBe(200)
  })
})

describe('what is not HTTP', () => {
  it('is turned away without a word about us', async () => {
    const { port } = new URL(rung.address)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end('nonsense\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request/)
    expect(answer).not.toMatch(/fastify|node/i)
  })
})
