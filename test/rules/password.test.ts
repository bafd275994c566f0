import { decidePassword, leastPasswordLength } from '@rung/shared/rules/password'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<Case<{ password: string; email: string }, string[]>[]>('password')
const codesOf = (password: string, email: string) => {
  const decision = decidePassword(password, email)
  return decision.ok ? [] : decision.refusals.map(({ code }) => code)
}

test.each(cases)('a password is decided on: $situation', ({ given, expect: expected }) => {
  expect(codesOf(given.password, given.email)).toEqual(expected)
})

it('is refused in words that say what to do', () => {
  for (const { given } of cases) {
    const decision = decidePassword(given.password, given.email)
    if (decision.ok) continue
    for (const refusal of decision.refusals) expect(refusalSentence(refusal)).not.toMatch(/refused|undefined/)
  }
})

it('is never accepted when short, and never when it holds the name of the address', () => {
  const email = 'maya.okafor@example.org'
  fc.assert(
    fc.property(fc.string({ maxLength: leastPasswordLength - 1 }), (password) => {
      expect(decidePassword(password, email).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom('okafor', 'Maya', 'MAYA.OKAFOR'),
      (before, after, name) => {
        expect(decidePassword(`${before}${name}${after}`, email).ok).toBe(false)
      },
    ),
  )
})
