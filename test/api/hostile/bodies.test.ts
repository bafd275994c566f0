import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attack, draft, openAttack } from './attack.ts'

let attack: Attack
let entries: string
beforeAll(async () => {
  attack = await openAttack()
  entries = `/trainees/${attack.scene.world.t1.id}/off-the-job/entries`
})
afterAll(() => attack?.close())

const json = { 'Content-Type': 'application/json' }
const log = (body: unknown, headers: Record<string, string> = json) =>
  attack.shoot({ method: 'POST', path: entries, as: attack.scene.world.t1, headers, body })
const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`

describe('a body', () => {
  test.each([
    ['that breaks off', '{"activity":'],
    ['with NaN in it', '{"minutes":NaN}'],
    ['that is empty', ''],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['that is a string', '"a"'],
    ['that is 400,000 lists deep', deep],
    ['with a field 400,000 lists deep', `{"ksbs":${deep}}`],
    ['that reaches for the prototype', '{"__proto__":{"submit":true}}'],
    [
      'that reaches for the prototype through the constructor',
      '{"constructor":{"prototype":{"submit":true}}}',
    ],
  ])('%s is refused plainly', async (_what, body) => {
    const answer = await log(body)
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('not-accepted')
    expect(JSON.stringify(answer.body)).not.toMatch(/invalid input|unexpected|token|JSON|FST_/i)
    expect(({} as { submit?: unknown }).submit).toBeUndefined()
  })

  test('that is said to be packed and is not, is refused', async () => {
    expect((await log('{}', { ...json, 'Content-Encoding': 'gzip' })).status).toBe(400)
  })

  test('where none is asked for is not looked at, however deep', async () => {
    const path = `${entries}/${attack.drafted.id}`
    const headers = { ...json, 'If-Match': '"7"' }
    expect(
      (await attack.shoot({ method: 'DELETE', path, as: attack.scene.world.t1, headers, body: deep })).status,
    ).toBe(412)
  })
})

describe('a field', () => {
  test.each([
    ['learnedOn', '2026-02-30'],
    ['learnedOn', '0000-01-01'],
    ['learnedOn', '9999-12-31'],
    ['learnedOn', '+010000-01-01'],
    ['learnedOn', 20220511],
    ['minutes', 1e9],
    ['minutes', -1],
    ['minutes', 0],
    ['minutes', 1.5],
    ['minutes', '60'],
    ['minutes', 1e300],
    ['startsAt', '24:00'],
    ['startsAt', '9:00'],
    ['category', 'x'.repeat(51)],
    ['moduleCode', 'x'.repeat(51)],
    ['ksbs', ['x'.repeat(51)]],
    ['ksbs', Array.from({ length: 61 }, () => 'K1')],
    ['activity', null],
    ['activity', 'x'.repeat(2001)],
    ['activity', 'before\0after'],
    ['activity', 'half \ud83d of one'],
    ['ksbs', ['K1', '\0']],
    ['submit', 'yes'],
    ['paid', 'never'],
  ])('is not kept, even in a draft: %s %j', async (field, value) => {
    const answer = await log(JSON.stringify({ ...draft, submit: false, [field]: value }))
    expect([400, 422]).toContain(answer.status)
    expect(answer.body.errors[0].pointer).toMatch(new RegExp(`^/${field}`))
    expect(answer.body.errors[0].detail).toMatch(/^[A-Z]/)
  })

  test.each([
    '👩🏽‍⚕️ 🇬🇧 ✅',
    '\u202eright to left\u202c',
    'שלום 你好 Ñandú',
    'a\u0301e\u0300',
    '\ufeffmark',
    'tab\tand\nline',
  ])('keeps whatever can be written: %j', async (activity) => {
    const answer = await log({ ...draft, activity, submit: false })
    expect(answer.status).toBe(201)
    const path = `${entries}/${answer.body.id}`
    expect((await attack.shoot({ method: 'GET', path, as: attack.scene.world.t1 })).body.activity).toBe(
      activity.trim(),
    )
  })
})

describe('an upload', () => {
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const field = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n--x--\r\n'
  const send = (headers: Record<string, string>, body: string) =>
    attack.shoot({
      method: 'POST',
      path: '/cohort-imports/check',
      as: attack.scene.world.tutor,
      headers,
      body,
    })

  test.each([
    ['that breaks off', multipart, '--x\r\nnonsense', 400],
    ['that does not say where its parts end', { 'Content-Type': 'multipart/form-data' }, 'xx', 400],
    ['that is none', json, '{}', 415],
    ['that is none and deep', json, deep, 415],
    ['that reaches for the prototype', multipart, field('__proto__', 'a') + file, 400],
    [
      'with far too many fields',
      multipart,
      Array.from({ length: 20 }, (_, place) => field(`f${place}`, 'a')).join('') + file,
      413,
    ],
    ['with two files', multipart, file.replace('--x--\r\n', '') + file, 413],
    ['without a file', multipart, `${field('cohortTitle', 'a')}--x--\r\n`, 422],
  ] as [string, Record<string, string>, string, number][])(
    '%s is refused',
    async (_what, headers, body, status) => {
      const answer = await send(headers, body)
      expect(answer.status, answer.text).toBe(status)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    },
  )

  test('with a field that cannot be kept is refused', async () => {
    const { programme } = attack.scene.world.programme
    const answer = await send(
      multipart,
      field('programmeId', programme) + field('cohortTitle', 'a\0b') + file,
    )
    expect(answer.body.errors).toMatchObject([{ pointer: '/cohortTitle', code: 'unreadable' }])
  })
})
