import { makeCalendarFeed, readCalendarFeed, revokeCalendarFeed } from '@rung/shared/contract/calendar'
import { useState } from 'react'
import { useLoaderData, useRevalidator } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { announce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorSummary, type FormError } from '../../ui/ErrorSummary.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { momentInWords } from '../../words/moments.ts'
import { HowToAdd } from './HowToAdd.tsx'

export async function loader({ request }: { request: Request }) {
  return call(readCalendarFeed, { signal: request.signal })
}

/** One's own dates in a calendar elsewhere, by an address that is the secret. */
export function Component() {
  const { feed } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const [address, setAddress] = useState<string | null>(null)
  const [stopped, setStopped] = useState(false)
  const [asking, setAsking] = useState<'replace' | 'stop' | null>(null)
  const [faults, setFaults] = useState<FormError[]>([])
  const [busy, setBusy] = useState(false)
  const carryOut = async (work: () => Promise<void>) => {
    setAsking(null)
    setBusy(true)
    try {
      await work()
      setFaults([])
      await revalidate()
    } catch (error) {
      setFaults(formFaults(error, []))
    } finally {
      setBusy(false)
    }
  }
  const make = () =>
    carryOut(async () => {
      setAddress((await call(makeCalendarFeed)).address)
      setStopped(false)
    })
  const stop = () =>
    carryOut(async () => {
      await call(revokeCalendarFeed)
      setAddress(null)
      setStopped(true)
    })
  return (
    <Page
      title="Calendar"
      width="reading"
      back={{ text: 'Your account', href: paths.account() }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {address && <NewAddress address={address} />}
      {stopped && <Notification title="The address no longer works" focus />}
      <p>
        See your university days, submission dates and boards in the calendar on your phone or in Outlook.
      </p>
      <SummaryCard title={feed ? 'Your calendar has an address' : 'Your calendar has no address yet'}>
        {feed && <p>Made {momentInWords(feed.createdAt)}. It was shown once and is not kept.</p>}
        <p>Whoever has the address can read these dates, and nothing else. Do not pass it on.</p>
        <div className="rung-buttons">
          {feed ? (
            <>
              <Button type="button" kind="secondary" busy={busy} onClick={() => setAsking('replace')}>
                Make a new address
              </Button>
              <Button type="button" kind="quiet" onClick={() => setAsking('stop')}>
                Stop the address
              </Button>
            </>
          ) : (
            <Button type="button" busy={busy} onClick={make}>
              Make an address
            </Button>
          )}
        </div>
      </SummaryCard>
      <HowToAdd />
      <ConfirmDialog
        open={asking === 'replace'}
        title="Make a new address?"
        confirm="Make a new address"
        onConfirm={make}
        onCancel={() => setAsking(null)}
      >
        <p>The one you have stops working. Calendars that use it need the new one.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'stop'}
        title="Stop the address?"
        confirm="Stop the address"
        warning
        onConfirm={stop}
        onCancel={() => setAsking(null)}
      >
        <p>Calendars that use it get no more dates.</p>
      </ConfirmDialog>
    </Page>
  )
}

/** The one time the address is seen: it goes when the page does. */
function NewAddress({ address }: { address: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
    announce('Address copied')
  }
  const button = (
    <Button type="button" kind="secondary" small onClick={copy}>
      {copied ? 'Copied' : 'Copy'}
    </Button>
  )
  return (
    <Notification title="Your calendar’s address" focus>
      <p>It is shown only now. Copy it, or open it on the device whose calendar you use.</p>
      <TextField name="address" label="Address" value={address} readOnly beside={button} />
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>Add it to the calendar on this device</a>
      </p>
    </Notification>
  )
}
