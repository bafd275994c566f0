import { changeEmployment, readTrainee, type TraineeRecord } from '@rung/shared/contract/trainees'
import { decimalHours, formatMinutes, parseDuration } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { DurationField } from '../../ui/DurationField.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'

const fullTimeMinutes = 2250
const fields = ['post', 'band', 'weeklyMinutes', 'wte', 'startsOn']

export async function loader({ params, request }: LoaderFunctionArgs) {
  return await call(readTrainee, { params: { traineeId: params.traineeId ?? '' }, signal: request.signal })
}

/** A new post, band or weekly hours from a date. The period before ends the day before; nothing is overwritten. */
export function Component() {
  const trainee = useLoaderData<typeof loader>()
  const now = trainee.employments.at(-1)
  const name = `${trainee.person.givenName} ${trainee.person.familyName}`
  return (
    <Page
      title="Record a change of employment"
      caption={name}
      back={{ text: 'Back to the record', href: paths.trainee(trainee.id) }}
      width="reading"
    >
      {now && (
        <Note>
          Now: {now.post}, Band {now.band}, {formatMinutes(now.weeklyMinutes)} a week since{' '}
          {formatDate(now.startsOn)}. This period ends the day before the new one starts.
        </Note>
      )}
      <ChangeForm trainee={trainee} />
    </Page>
  )
}

function ChangeForm({ trainee }: { trainee: TraineeRecord }) {
  const navigate = useNavigate()
  const now = trainee.employments.at(-1)
  const [post, setPost] = useState(now?.post ?? '')
  const [band, setBand] = useState(String(now?.band ?? 2))
  const [hours, setHours] = useState(now ? decimalHours(now.weeklyMinutes) : '')
  const [startsOn, setStartsOn] = useState('')
  const [faults, setFaults] = useState<FormError[]>([])
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const weeklyMinutes = parseDuration(hours)
    if (weeklyMinutes === null)
      return setFaults([{ field: 'weeklyMinutes', message: 'Enter the hours a week, for example 37.5' }])
    setBusy(true)
    try {
      const wte = Math.round((weeklyMinutes / fullTimeMinutes) * 100) / 100
      await call(changeEmployment, {
        params: { traineeId: trainee.id },
        body: { post, band: Number(band), weeklyMinutes, wte, startsOn },
      })
      navigate(paths.trainee(trainee.id))
    } catch (error) {
      setFaults(formFaults(error, fields))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={save}>
      <ErrorSummary errors={faults} />
      <TextField name="post" label="Post" value={post} onChange={setPost} error={errorFor(faults, 'post')} />
      <RadioGroup
        name="band"
        label="Band"
        inline
        choices={['2', '3', '4'].map((value) => ({ value, text: `Band ${value}` }))}
        value={band}
        onChange={setBand}
        error={errorFor(faults, 'band')}
      />
      <DurationField
        name="weeklyMinutes"
        label="Paid hours a week"
        value={hours}
        onChange={setHours}
        error={errorFor(faults, 'weeklyMinutes')}
      />
      <DateField
        name="startsOn"
        label="From which day?"
        value={startsOn}
        onChange={setStartsOn}
        error={errorFor(faults, 'startsOn')}
      />
      <Button busy={busy}>Record the change</Button>
    </form>
  )
}
