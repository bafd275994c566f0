import { decide, type Outcome, type Refusal } from '../kernel/outcome.ts'

/** Characters, as a person counts them. */
export const leastPasswordLength = 12
export const mostPasswordLength = 200
const leastDifferentCharacters = 5
const leastNameLength = 4

export type PasswordRefusalCode =
  | 'password-missing'
  | 'password-too-short'
  | 'password-too-long'
  | 'password-has-name'
  | 'password-too-plain'
  | 'password-common'

/** Long enough for the rule and still among the first to be guessed; spaces, signs and case are left out of account. */
const common = new Set([
  '0123456789012',
  '1234567890ab',
  '1234567890123',
  '123456789012',
  '123456789101112',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'administrator',
  'adminadminadmin',
  'assistantpractitioner',
  'changeme1234',
  'changemechangeme',
  'correcthorse',
  'dontforgetme',
  'iloveyou1234',
  'iloveyouiloveyou',
  'letmein12345',
  'letmeinletmein',
  'liverpoolfc1',
  'manchesterunited',
  'mypassword12',
  'mypassword123',
  'newpassword1',
  'newpassword123',
  'nhspassword1',
  'passw0rd1234',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'practitioner',
  'qwerty123456',
  'qwerty12345678',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopas',
  'qwertyuiopasdfghjkl',
  'superman1234',
  'thisismypassword',
  'traineetrainee',
  'welcome12345',
  'welcome123456',
  'zaq12wsxcde3',
])

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * Decides whether a password may be chosen. Length protects; forced signs and digits do not, so none are asked for.
 * Basis: National Cyber Security Centre, password guidance: length, a list of common ones, no composition rules.
 * Example: 'three ward kettles' may be chosen by ruth.calder@example.org, 'ruthcalder2026' may not.
 */
export function decidePassword(password: string, email: string): Outcome<string, PasswordRefusalCode> {
  if (password === '') return decide(password, [{ code: 'password-missing' }])
  const length = [...password].length
  if (length < leastPasswordLength) return no('password-too-short', { least: leastPasswordLength, length })
  if (length > mostPasswordLength) return no('password-too-long', { most: mostPasswordLength })
  if (hasNameOf(email, password)) return no('password-has-name')
  if (new Set(bare(password)).size < leastDifferentCharacters) return no('password-too-plain')
  return common.has(bare(password)) ? no('password-common') : decide(password, [])

  function no(code: PasswordRefusalCode, detail?: Refusal['detail']): Outcome<string, PasswordRefusalCode> {
    return decide(password, [detail ? { code, detail } : { code }])
  }
}

/** The part before the @, whole or any part of it that is long enough to be a name. */
function hasNameOf(email: string, password: string): boolean {
  const local = email.split('@')[0] ?? ''
  const names = [local, ...local.split(/[^\p{L}\p{N}]+/u)].map(bare)
  return names.some((name) => name.length >= leastNameLength && bare(password).includes(name))
}
