import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../api/prepare.mjs'
import { type Config, readConfig, settingsTable, withPort } from '../api/src/config.ts'

test('without any setting Rung keeps to this computer, with a database and people of its own', () => {
  expect(configOf({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
    dataDir: join(root, '.data'),
    demo: true,
    smtpUrl: undefined,
    trustProxy: false,
  })
})

test('an empty setting is one that was left out', () => {
  expect(configOf({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(configOf({}))
})

test('nothing is ever loaded into a database that was given', () => {
  expect(configOf({ DATABASE_URL: 'postgres://rung@db/rung', DEMO: 'yes' }).demo).toBe(false)
})

test.each([
  ['0.0.0.0', 'http://localhost:8080'],
  ['::1', 'http://[::1]:8080'],
  ['rung.example.org', 'http://rung.example.org:8080'],
])('links lead to a server on %s by %s', (host, address) => {
  expect(configOf({ HOST: host, PORT: '8080' }).publicUrl).toBe(address)
})

test('links follow the port that was free, but not past an address that was given', () => {
  expect(withPort(configOf({ PORT: '0' }), 4321).publicUrl).toBe('http://127.0.0.1:4321')
  const given = configOf({ PORT: '0', PUBLIC_URL: 'https://rung.example.org/' })
  expect(withPort(given, 4321)).toMatchObject({ port: 4321, publicUrl: 'https://rung.example.org' })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['HOST', 'http://localhost'],
  ['PUBLIC_URL', 'rung.example.org'],
  ['PUBLIC_URL', 'https://example.org/rung'],
  ['DEMO', 'true'],
  ['LOG_LEVEL', 'loud'],
  ['MAIL_FROM', 'Rung'],
  ['MAIL_FROM', 'Rung\n<rung@example.org>'],
  ['SESSION_HOURS', '0'],
  ['DATABASE_CONNECTIONS', '0'],
])('%s does not take %j, and says what it takes', (name, value) => {
  expect(faultsOf({ [name]: value })).toEqual([
    expect.stringMatching(new RegExp(`^The setting ${name} is ".*"; it must be .+\\.$`)),
  ])
})

test.each(['DATABASE_URL', 'SMTP_URL'])('a wrong %s is refused without being shown', (name) => {
  const [fault] = faultsOf({ [name]: 'ftp://rung:hunter2@host/' })
  expect(fault).toContain(name)
  expect(fault).not.toContain('hunter2')
})

test('the README lists every setting as it is', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(settingsTable())
})

function configOf(settings: Record<string, string>): Config {
  const outcome = readConfig(settings)
  if ('faults' in outcome) throw new Error(outcome.faults.join('\n'))
  return outcome.config
}

function faultsOf(settings: Record<string, string>): string[] {
  const outcome = readConfig(settings)
  return 'faults' in outcome ? outcome.faults : []
}
