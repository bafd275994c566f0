import { changeLineManager, type TraineeRecord } from '@rung/shared/contract/trainees'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { withDone } from './just-done.ts'
import { byTime } from './periods.ts'
import { useSaving } from './use-saving.ts'

interface Props {
  trainee: TraineeRecord
  managers: readonly { readonly id: string; readonly name: string }[]
}

/** Who manages this trainee from a day on; the one before ends the day before. */
export function LineManagerForm({ trainee, managers }: Props) {
  const navigate = useNavigate()
  const { asOf } = trainee.figures
  const { faults, setFaults, busy, save } = useSaving(['managerId'])
  const [managerId, setManagerId] = useState('')
  const [startsOn, setStartsOn] = useState(asOf)
  const now = byTime(trainee.lineManagements, asOf).now.map(({ manager }) => manager)
  const others = managers.filter(({ id }) => !now.some((manager) => manager.id === id))
  if (others.length === 0) return null
  const change = (event: FormEvent) => {
    event.preventDefault()
    const chosen = others.find(({ id }) => id === managerId)
    if (!chosen) return setFaults([{ field: 'managerId', message: 'Choose a line manager' }])
    return save(async () => {
      await call(changeLineManager, { params: { traineeId: trainee.id }, body: { managerId, startsOn } })
      navigate(
        paths.trainee(trainee.id),
        withDone(`${chosen.name} is line manager from ${formatDate(startsOn)}`),
      )
      return []
    })
  }
  return (
    <form className="trainees-second" noValidate onSubmit={change}>
      <h2 className="rung-section-title">Change line manager</h2>
      <ErrorSummary errors={faults} />
      <SelectField
        name="managerId"
        label="Who is the new line manager?"
        hint={now.length > 0 ? `Now ${now.map(({ name }) => name).join(' and ')}` : undefined}
        placeholder="Choose a manager"
        choices={others.map(({ id, name }) => ({ value: id, text: name }))}
        value={managerId}
        onChange={setManagerId}
        error={errorFor(faults, 'managerId')}
      />
      <DateField
        name="managerFrom"
        label="From which day?"
        value={startsOn}
        onChange={setStartsOn}
        today={asOf}
      />
      <Button kind="secondary" busy={busy}>
        Change line manager
      </Button>
    </form>
  )
}
