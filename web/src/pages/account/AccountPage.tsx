import { endSession, listSessions } from '@rung/shared/contract/session'
import { useState } from 'react'
import { useLoaderData, useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { momentInWords } from '../../words/moments.ts'
import { roleInWords } from '../../words/roles.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { deviceInWords } from './device-in-words.ts'

export async function loader({ request }: { request: Request }) {
  return await call(listSessions, { signal: request.signal })
}

export function Component() {
  const me = useMe()
  const { sessions } = useLoaderData<typeof loader>()
  const [done, setDone] = useState('')
  return (
    <Page title="Your account" width="reading">
      {done && <Notification title={done} focus />}
      <SummaryCard title="You">
        <KeyValue
          noBorder
          rows={[
            { key: 'Name', value: `${me.givenName} ${me.familyName}` },
            { key: 'Email address', value: me.email },
            { key: 'Roles', value: rolesOf(me) },
          ]}
        />
        <p>To correct your name or email address, ask the person who invited you.</p>
      </SummaryCard>
      <SummaryCard title="Calendar">
        <p>
          <AppLink href={paths.calendar()}>Add your university dates to your own calendar</AppLink>
        </p>
      </SummaryCard>
      <ChangePassword onChanged={() => setDone('Password changed. You are signed out everywhere else')} />
      <Sessions sessions={sessions} onEnded={setDone} />
    </Page>
  )
}

function rolesOf(me: ReturnType<typeof useMe>) {
  if (me.roles.length === 0) return 'None today'
  return (
    <ul className="nhsuk-list">
      {me.roles.map((role) => {
        const places = me.posts.filter((post) => post.role === role).map((post) => post.organisation)
        return <li key={role}>{[roleInWords(role), ...places].join(', ')}</li>
      })}
    </ul>
  )
}

type Sessions = Awaited<ReturnType<typeof loader>>['sessions']

function Sessions({ sessions, onEnded }: { sessions: Sessions; onEnded: (sentence: string) => void }) {
  const { revalidate } = useRevalidator()
  const [ending, setEnding] = useState('')
  const end = async (sessionId: string) => {
    setEnding(sessionId)
    try {
      await call(endSession, { params: { sessionId } })
      onEnded('Signed out there')
      await revalidate()
    } finally {
      setEnding('')
    }
  }
  return (
    <SummaryCard title="Where you are signed in">
      <ul className="nhsuk-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <strong>{deviceInWords(session.device)}</strong>
              {session.current && ' (this one)'}
              <br />
              Signed in {momentInWords(session.createdAt)}, last used {momentInWords(session.lastSeenAt)}
            </p>
            {!session.current && (
              <Button
                type="button"
                kind="secondary"
                small
                busy={ending === session.id}
                onClick={() => end(session.id)}
              >
                Sign out there
                <span className="nhsuk-u-visually-hidden">, {deviceInWords(session.device)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SummaryCard>
  )
}
