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

export function invitationMail(to: WithLink & { readonly invitedBy: string; readonly role: string }): Mail {
  return {
    to: to.email,
    subject: 'Your invitation to Rung',
    text: `Hello ${to.givenName}

${to.invitedBy} has invited you to Rung as ${to.role}. Rung shows where each Trainee Assistant Practitioner stands.

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
