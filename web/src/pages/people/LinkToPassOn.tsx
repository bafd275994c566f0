import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { PersonView, replaceLink } from '@rung/shared/contract/people'
import { useState } from 'react'
import { announce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { momentInWords } from '../../words/moments.ts'

export type MadeLink = AnswerOf<typeof replaceLink>

/** The one time the link is seen: it goes when the page does. */
export function LinkToPassOn({ made, person }: { made: MadeLink; person: PersonView }) {
  const until = momentInWords(made.expiresAt)
  if (made.link === null)
    return (
      <Notification title={`A link went to ${person.email}`} focus>
        <p>It works once, until {until}. Earlier links no longer work.</p>
      </Notification>
    )
  return (
    <Notification title={`Pass this link on to ${person.givenName}`} focus>
      <p>
        It is shown only now. It works once, until {until}, and lets whoever has it sign in as{' '}
        {person.givenName}. Earlier links no longer work.
      </p>
      <TextField name="link" label="Link" value={made.link} readOnly beside={<Copy text={made.link} />} />
    </Notification>
  )
}

function Copy({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    announce('Link copied')
  }
  return (
    <Button type="button" kind="secondary" small onClick={copy}>
      {copied ? 'Copied' : 'Copy'}
    </Button>
  )
}
