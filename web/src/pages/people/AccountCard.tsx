import { type PersonView, replaceLink } from '@rung/shared/contract/people'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { momentInWords } from '../../words/moments.ts'
import { AccountState } from './AccountState.tsx'
import { LinkToPassOn, type MadeLink } from './LinkToPassOn.tsx'

export function AccountCard({ person }: { person: PersonView }) {
  const { account, link, lastSeenAt } = person
  return (
    <SummaryCard
      title="Account"
      actions={
        person.lookedAfter && (
          <AppLink href={paths.personDetails(person.id)}>
            Correct<span className="nhsuk-u-visually-hidden"> name or email address</span>
          </AppLink>
        )
      }
    >
      <KeyValue
        noBorder
        rows={[
          { key: 'Email address', value: <span className="rung-break">{person.email}</span> },
          { key: 'State', value: <AccountState state={account} /> },
          ...(link ? [{ key: 'Link', value: `Works until ${momentInWords(link.expiresAt)}` }] : []),
          { key: 'Last used', value: lastSeenAt ? momentInWords(lastSeenAt) : 'Never' },
        ]}
      />
      {person.lookedAfter && account !== 'ended' && <NewLink person={person} />}
    </SummaryCard>
  )
}

function NewLink({ person }: { person: PersonView }) {
  const { revalidate } = useRevalidator()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<MadeLink | null>(null)
  const [faults, setFaults] = useState<FormError[]>([])
  const make = async () => {
    setBusy(true)
    try {
      setMade(await call(replaceLink, { params: { personId: person.id } }))
      setFaults([])
      await revalidate()
    } catch (error) {
      setFaults(formFaults(error, []))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <ErrorSummary errors={faults} />
      {made && <LinkToPassOn made={made} person={person} />}
      <Button type="button" kind="secondary" small busy={busy} onClick={make}>
        {buttonText[person.account]}
      </Button>
    </>
  )
}

const buttonText: Record<PersonView['account'], string> = {
  'not-invited': 'Make a link to start with',
  invited: 'Make a new link to start with',
  'link-expired': 'Make a new link to start with',
  active: 'Make a link for a new password',
  ended: '',
}
