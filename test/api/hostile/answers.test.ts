import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { problem } from '@rung/shared/contract/problem'
import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type Attack, openAttack, type Shot } from './attack.ts'

let attack: Attack
beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

function expectProblem(answer: Response, status: number, code: string): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(z.parse(problem, answer.body)).toMatchObject({ status, code, type: `/problems/${code}` })
  expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
}

const json = { 'Content-Type': 'application/json' }

describe('every refusal is a problem that names its request and that no cache keeps', () => {
  const refusals: [string, number, string, (attack: Attack) => Shot][] = [
    ['not signed in', 401, 'not-signed-in', () => ({ method: 'GET', path: '/session' })],
    [
      'not permitted',
      403,
      'not-permitted',
      ({ scene }) => ({ method: 'GET', path: '/people', as: scene.world.t1 }),
    ],
    ['an unknown call', 404, 'not-found', () => ({ method: 'GET', path: '/nothing' })],
    [
      'an unknown call from a browser',
      404,
      'not-found',
      () => ({ method: 'GET', path: 'api', headers: { Accept: 'text/html' } }),
    ],
    [
      'another method',
      405,
      'method-not-allowed',
      ({ scene }) => ({ method: 'PATCH', path: '/session', as: scene.world.t1 }),
    ],
    ['OPTIONS', 405, 'method-not-allowed', () => ({ method: 'OPTIONS', path: '/session' })],
    [
      'too much',
      413,
      'too-large',
      () => ({ method: 'POST', path: '/session', headers: json, body: `"${'a'.repeat(3_000_000)}"` }),
    ],
    [
      'plain text',
      415,
      'unsupported-media',
      () => ({ method: 'POST', path: '/session', headers: { 'Content-Type': 'text/plain' }, body: '{}' }),
    ],
    [
      'a form',
      415,
      'unsupported-media',
      () => ({
        method: 'POST',
        path: '/session',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'a=b',
      }),
    ],
    [
      'no media type at all',
      415,
      'unsupported-media',
      () => ({ method: 'POST', path: '/session', headers: { 'Content-Type': ';;;' }, body: '{}' }),
    ],
    [
      'an unknown coding',
      415,
      'unsupported-media',
      () => ({
        method: 'POST',
        path: '/session',
        headers: { ...json, 'Content-Encoding': 'nonsense' },
        body: '{}',
      }),
    ],
    [
      'a neighbouring site',
      403,
      'other-site',
      () => ({
        method: 'POST',
        path: '/session',
        headers: { 'Sec-Fetch-Site': 'same-site' },
        body: { email: 'a', password: 'b' },
      }),
    ],
    [
      'another site, before a word of what it sends is read',
      403,
      'other-site',
      () => ({
        method: 'POST',
        path: '/session',
        headers: { ...json, Origin: 'https://elsewhere.example.org' },
        body: '{"email":',
      }),
    ],
    [
      'a key that is none',
      400,
      'not-accepted',
      ({ scene }) => ({
        method: 'POST',
        path: '/off-the-job/sign-offs',
        as: scene.world.mentor1,
        headers: { 'Idempotency-Key': 'one' },
        body: { entries: [{ traineeId: scene.world.t1.id, entryId: scene.world.t1.id, version: 1 }] },
      }),
    ],
  ]
  test.for(refusals)('%s', async ([, status, code, shot]) => {
    expectProblem(await attack.shoot(shot(attack)), status, code)
  })
})

describe('a known address asked with another method names those it answers', () => {
  const others: [string, string, string][] = [
    ['PATCH', '/session', 'DELETE, GET, HEAD, POST'],
    ['DELETE', '/trainees', 'GET, HEAD'],
    ['GET', '/off-the-job/sign-offs', 'POST'],
    ['HEAD', '/off-the-job/sign-offs', 'POST'],
    ['POST', '/trainees/counts', 'GET, HEAD'],
    ['POST', 'livez', 'GET, HEAD'],
    ['PUT', 'openapi.json', 'GET, HEAD'],
  ]
  test.for(others)('%s %s', async ([method, path, allow]) => {
    // What is sent with it is not read, so it may be anything.
    const answer = await attack.shoot({
      method,
      path,
      ...(method === 'GET' || method === 'HEAD'
        ? {}
        : { headers: { 'Content-Type': 'text/plain' }, body: 'x' }),
    })
    expect([answer.status, answer.headers.allow]).toEqual([405, allow])
    if (method !== 'HEAD') expectProblem(answer, 405, 'method-not-allowed')
  })

  test('an address that is none stays not found with every method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])
      expectProblem(await attack.shoot({ method, path: '/nothing' }), 404, 'not-found')
  })
})

describe('HEAD', () => {
  test('answers as GET without a body, and only to who may read', async () => {
    const { t1, t3 } = attack.scene.world
    const path = `/trainees/${t1.id}/home`
    const head = await attack.shoot({ method: 'HEAD', path, as: t1 })
    expect([head.status, head.text]).toEqual([200, undefined])
    expect((await attack.shoot({ method: 'HEAD', path })).status).toBe(401)
    expect((await attack.shoot({ method: 'HEAD', path, as: t3 })).status).toBe(404)
  })
})

describe('what never becomes a request', () => {
  test('is refused with a problem and the headers that protect', async () => {
    const { port } = new URL(attack.scene.app.address)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end(`GET /api/v1/session?${'a'.repeat(70_000)} HTTP/1.1\r\nHost: rung\r\n\r\n`)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('content-type: application/problem+json')
    expect(answer).toContain("frame-ancestors 'none'")
    expect(answer).toContain('x-content-type-options: nosniff')
  })
})
