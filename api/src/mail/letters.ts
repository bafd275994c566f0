import { formatDate, londonDay } from '@rung/shared/kernel/plain-date'
import type { Mail } from './mailer.ts'

/** What Rung writes by mail: plain text, one link, no picture. */
interface WithLink {
  readonly email: string
  readonly givenName: string
  readonly link: string
  readonly expiresAt: Date
}

const inLondon = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
  timeZone: 'Europe/London',
})

/** '5 January 2026 at 9:05am', in London. */
function moment(at: Date): string {
  return `${formatDate(londonDay(at))} at ${inLondon.format(at).replace(' ', '')}`
}

export function invitationMail(to: WithLink & { readonly invitedBy: string }): Mail {
  return {
    to: to.email,
    subject: 'Your invitation to Rung',
    text: `Hello ${to.givenName}

${to.invitedBy} has invited you to Rung. It shows where each Trainee Assistant Practitioner stands.

Choose a password to start:
${to.link}

The link works once, until ${moment(to.expiresAt)}.

If you do not know ${to.invitedBy}, do not use the link.
`,
  }
}

export function resetMail(to: WithLink): Mail {
  return {
    to: to.email,
    subject: 'Choose a new password for Rung',
    text: `Hello ${to.givenName}

Choose a new password for Rung:
${to.link}

The link works once, until ${moment(to.expiresAt)}.

If you did not ask for this, you can leave it. Your password stays as it is.
`,
  }
}

/** To the address a person had until now. */
export function addressChangedMail(to: {
  readonly email: string
  readonly givenName: string
  readonly changedBy: string
}): Mail {
  return {
    to: to.email,
    subject: 'You now sign in to Rung with another email address',
    text: `Hello ${to.givenName}

${to.changedBy} has changed the email address you sign in to Rung with. From now on use the new one.

If this is not right, tell your manager or the programme team.
`,
  }
}

/** To a trainee whose board was published. Marks stay behind the sign-in. */
export function resultsPublishedMail(to: {
  readonly email: string
  readonly givenName: string
  readonly board: string
  readonly link: string
}): Mail {
  return {
    to: to.email,
    subject: 'Your results are in Rung',
    text: `Hello ${to.givenName}

The results of ${to.board} are published. See your results, your credits and what comes next:
${to.link}
`,
  }
}
