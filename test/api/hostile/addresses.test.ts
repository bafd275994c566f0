import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attack, openAttack } from './attack.ts'

let attack: Attack
beforeAll(async () => {
  attack = await openAttack()
})
afterAll(() => attack?.close())

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('an id', () => {
  test.each([
    '1',
    'null',
    'undefined',
    '%00',
    '..',
    '%2e%2e%2f',
    "'--",
    'x'.repeat(5000),
    '%F0%9F%92%A9',
    '*',
    '[object%20Object]',
  ])('that is none is refused: %s', async (id) => {
    const { t1, manager } = attack.scene.world
    for (const [as, path] of [
      [t1, `/trainees/${id}/home`],
      [t1, `/trainees/${t1.id}/off-the-job/entries/${id}`],
      [manager, `/people/${id}`],
    ] as const) {
      const answer = await attack.shoot({ method: 'GET', path, as })
      expect([400, 404]).toContain(answer.status)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    }
  })

  test('is the same in either case', async () => {
    const { t1, mentor1 } = attack.scene.world
    const { waiting } = attack
    const trainee = t1.id.toUpperCase()
    expect(
      (await attack.shoot({ method: 'GET', path: `/trainees/${trainee}/home`, as: t1 })).body.trainee.id,
    ).toBe(t1.id)
    const signed = await attack.shoot({
      method: 'POST',
      path: '/off-the-job/sign-offs',
      as: mentor1,
      body: {
        entries: [{ traineeId: trainee, entryId: waiting.id.toUpperCase(), version: waiting.version }],
      },
    })
    expect(signed.body).toMatchObject({
      signed: 1,
      refused: 0,
      results: [{ entryId: waiting.id, outcome: 'signed' }],
    })
  })
})

describe('a cursor that is none of ours is refused plainly', () => {
  test.each([
    'garbage',
    'eyJ',
    encoded(['a']),
    encoded({ a: 1 }),
    encoded(['\0', uuidv7()]),
    encoded(['a', 'not-an-id']),
    encoded({ sort: 'behind', key: 1e12, name: 'a', id: uuidv7() }),
    encoded({ sort: 'planned-end', key: '2026-02-30', name: 'a', id: uuidv7() }),
    '-1',
    '99999999999999999999',
    `9999-99-99_${uuidv7()}`,
    `2022-01-01_${uuidv7()}'--`,
    `${'9'.repeat(400)}_${uuidv7()}`,
  ])('%s', async (cursor) => {
    const { t1, mentor1, tutor, manager, administrator } = attack.scene.world
    const after = encodeURIComponent(cursor)
    for (const [as, path] of [
      [t1, `/trainees/${t1.id}/off-the-job/entries?after=${after}`],
      [mentor1, `/off-the-job/queue?after=${after}`],
      [tutor, `/trainees?after=${after}`],
      [tutor, `/trainees?sort=behind&before=${after}`],
      [tutor, `/trainees?sort=planned-end&after=${after}`],
      [manager, `/people?after=${after}`],
      [manager, `/people?before=${after}`],
      [administrator, `/organisations?before=${after}`],
      [
        t1,
        `/trainees/${t1.id}/history?after=${/^-/.test(cursor) || cursor.length > 15 || /\D/.test(cursor) ? after : 'x'}`,
      ],
    ] as const) {
      const answer = await attack.shoot({ method: 'GET', path, as })
      expect(answer.status, `${path}: ${answer.text}`).toBe(400)
      expect(answer.body.errors[0].detail).toMatch(/^Open the \w+ again from its beginning$/)
    }
  })
})

describe('what an address asks for', () => {
  test.each(['0', '-1', '101', '1000000000', 'NaN', '', '1.5', 'Infinity', '1&limit=2', '%00'])(
    'is never more than a page: limit=%s',
    async (limit) => {
      const answer = await attack.shoot({
        method: 'GET',
        path: `/people?limit=${limit}`,
        as: attack.scene.world.manager,
      })
      expect(answer.status).toBe(400)
    },
  )

  test.each([
    '%25',
    '%5C',
    '_',
    '%27%3B--',
    '%F0%9F%92%A9',
    '%E2%80%AE',
    '%2B',
    '%26',
    '(',
    '[',
    ':*',
    '%20',
  ])('may hold anything that can be typed: search=%s', async (search) => {
    const { tutor, manager, administrator } = attack.scene.world
    for (const [as, path] of [
      [tutor, '/trainees'],
      [manager, '/people'],
      [administrator, '/organisations'],
    ] as const)
      expect((await attack.shoot({ method: 'GET', path: `${path}?search=${search}`, as })).status).toBe(200)
  })

  test('holds nothing that cannot be kept', async () => {
    const answer = await attack.shoot({
      method: 'GET',
      path: '/trainees?search=a%00b',
      as: attack.scene.world.tutor,
    })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([
      {
        pointer: '/search',
        code: 'unreadable',
        detail: 'Take out the characters that cannot be read, or type this again',
      },
    ])
  })

  test('and does not know is left alone', async () => {
    const { t1 } = attack.scene.world
    const path = `/trainees/${t1.id}/off-the-job/entries?state=draft&trainee_id=x&__proto__=1&constructor=2&order=;drop`
    const answer = await attack.shoot({ method: 'GET', path, as: t1 })
    expect(answer.status).toBe(200)
    expect(answer.body.rows).toHaveLength(1)
  })

  test.each([
    '../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    'assets/..%5c..%5cpackage.json',
  ])('is no file of ours: %s', async (path) => {
    const answer = await attack.shoot({ method: 'GET', path })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('"workspaces"')
  })
})
