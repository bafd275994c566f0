import { formatDate, isPlainDate } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { CheckAnswers } from '../../ui/CheckAnswers.tsx'
import type { KeyValueRow } from '../../ui/KeyValue.tsx'
import { roleInWords } from '../../words/roles.ts'
import type { InviteDraft } from './invite-draft.ts'
import { type InviteFacts, type InviteStep, placeOf } from './invite-steps.ts'

const day = (text: string, otherwise: string) => (isPlainDate(text) ? formatDate(text) : otherwise)

interface CheckInviteProps {
  facts: InviteFacts
  draft: InviteDraft
  /** The page of a question, from which one comes back here. */
  hrefOf: (step: InviteStep) => string
  children: ReactNode
}

export function CheckInvite({ facts, draft, hrefOf, children }: CheckInviteProps) {
  const row = (step: InviteStep, key: string, value: ReactNode): KeyValueRow => ({
    key,
    value,
    actions: [{ text: 'Change', href: hrefOf(step), of: key.toLowerCase() }],
  })
  const where = placeOf(facts, draft)?.organisation.name
  const who = [
    row('who', 'Name', `${draft.givenName} ${draft.familyName}`),
    row('who', 'Email address', draft.email),
  ]
  const roles = [
    facts.places.length > 1
      ? row('organisation', 'Organisation', where)
      : { key: 'Organisation', value: where },
    row('roles', 'Roles', draft.roles.map(roleInWords).join(' and ')),
    row('dates', 'First day', day(draft.startsOn, '')),
    row('dates', 'Last day', day(draft.endsOn, 'Not set')),
  ]
  const mentor = [
    row('mentor', 'Profession', draft.profession),
    row('mentor', 'Registration number', draft.registrationNumber || 'None recorded'),
    row('mentor', 'Prepared', prepared(draft)),
    row('mentor', 'Last update', day(draft.updatedOn, 'None recorded')),
    row('mentor', 'Trainees at a time', draft.capacity),
  ]
  return (
    <CheckAnswers
      sections={[
        { heading: 'Who', rows: who },
        { heading: 'What they will do', rows: roles },
        ...(draft.roles.includes('mentor') ? [{ heading: 'Mentor record', rows: mentor }] : []),
      ]}
      consequence={
        <p>
          {draft.givenName} gets a link by email to choose a password. It works once, for 7 days. Where Rung
          sends no email, you make the link on the next page and pass it on.
        </p>
      }
    >
      {children}
    </CheckAnswers>
  )
}

function prepared({ preparedOn, preparation }: InviteDraft): string {
  if (!isPlainDate(preparedOn)) return 'Not recorded yet, so they cannot sign'
  return `${preparation}, ${formatDate(preparedOn)}`
}
