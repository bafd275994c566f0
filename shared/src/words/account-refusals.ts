import type { Refusal } from '../kernel/outcome.ts'
import type { PasswordRefusalCode } from '../rules/password.ts'

type Detail = NonNullable<Refusal['detail']>

/** What was wrong with a password and how to choose another. */
export const accountRefusals: Record<PasswordRefusalCode, string | ((detail: Detail) => string)> = {
  'password-missing': 'Enter a password',
  'password-too-short': (d) => `Use ${d.least} characters or more. Three words are easy to remember`,
  'password-too-long': (d) => `Use ${d.most} characters or fewer`,
  'password-has-name': 'Leave out the name in your email address. It is the first thing others try',
  'password-too-plain': 'Use more different characters. Three words are easy to remember',
  'password-common': 'Choose another password. This one is used by many people',
}
