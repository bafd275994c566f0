import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { root } from '../../api/prepare.mjs'
import { dataFolder, startRung } from '../support/rung-process.ts'

const asha = [
  '--email',
  'Asha.Rao@example.org',
  '--given-name',
  'Asha',
  '--family-name',
  'Rao',
  '--region',
  'North West',
]

test('the first administrator of an empty database signs in with the password given beside a running Rung', async () => {
  const folder = dataFolder()
  const rung = startRung(folder)
  const address = await rung.address()

  const made = await createAdministrator(
    folder,
    [...asha, '--password-from-stdin'],
    'a long enough password\n',
  )
  expect(made).toEqual({
    code: 0,
    said: 'asha.rao@example.org is an administrator of North West.\nThey can sign in with the password you gave.\n',
  })
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'asha.rao@example.org', password: 'a long enough password' }),
  })
  expect(await answer.json()).toMatchObject({
    givenName: 'Asha',
    familyName: 'Rao',
    roles: ['administrator'],
  })
})

test('without a password it prints a link, also when Rung is not running, and again for the same person', async () => {
  const folder = dataFolder()
  for (const { code, said } of [
    await createAdministrator(folder, asha),
    await createAdministrator(folder, asha),
  ]) {
    expect(code).toBe(0)
    expect(said).toMatch(
      /open this link within 7 days\. It works once\.\n\n {2}http:\/\/127\.0\.0\.1:3000\/invitations\/\S{40,}\n$/,
    )
  }
})

test.each([
  ['a missing answer', asha.slice(0, 6), '', /^--region is missing\./],
  [
    'an address that is none',
    ['--email', 'asha', ...asha.slice(2)],
    '',
    /^Enter an email address like name@example\.nhs\.uk\./,
  ],
  ['a short password', [...asha, '--password-from-stdin'], 'short', /^Use 12 characters or more\./],
  ['a word it does not know', ['--name', 'Asha'], '', /^Makes a person an administrator/],
])('%s is refused in a sentence', async (_what, args, input, sentence) => {
  const { code, said } = await createAdministrator(dataFolder(), args, input)
  expect(said).toMatch(sentence)
  expect(code).toBe(2)
})

async function createAdministrator(folder: string, args: readonly string[], input = '') {
  const child = spawn(process.execPath, [join(root, 'api/dist/create-administrator.js'), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder },
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, said: `${out}${err}` }
}
