import type { SessionRow, SessionsAnswer } from '@rung/shared/contract/register'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import type { FormFault } from '../../form-faults.ts'
import { DateField } from '../../ui/DateField.tsx'
import { DurationField } from '../../ui/DurationField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { TimeField } from '../../ui/TimeField.tsx'

interface Props {
  modules: SessionsAnswer['modules']
  faults: readonly FormFault[]
  /** As it is planned now, where it is changed. */
  session?: Pick<SessionRow, 'moduleCode' | 'topic' | 'heldOn' | 'startsAt' | 'endsAt' | 'minutes'>
}

/** What is taught, when, and how much of it is teaching. */
export function SessionFields({ modules, faults, session }: Props) {
  const error = (field: string) => errorFor(faults, field)
  return (
    <>
      <SelectField
        name="moduleCode"
        label="Module"
        placeholder="Choose a module"
        choices={modules.map(({ code, title }) => ({ value: code, text: `${code} ${title}` }))}
        defaultValue={session?.moduleCode ?? ''}
        error={error('moduleCode')}
      />
      <TextField
        name="topic"
        label="What is it about?"
        hint="Trainees see this in their log"
        defaultValue={session?.topic}
        error={error('topic')}
      />
      <DateField name="heldOn" label="Date" defaultValue={session?.heldOn} error={error('heldOn')} />
      <div className="register-times">
        <TimeField
          name="startsAt"
          label="Starts"
          defaultValue={session?.startsAt ?? '09:30'}
          error={error('startsAt')}
        />
        <TimeField
          name="endsAt"
          label="Ends"
          hint="For example, 16:30"
          defaultValue={session?.endsAt ?? '16:30'}
          error={error('endsAt')}
        />
      </div>
      <DurationField
        name="minutes"
        label="How much of it is teaching?"
        hint="Without breaks. This is what is logged for each trainee"
        defaultValue={session ? formatMinutes(session.minutes) : '6 hours'}
        error={error('minutes')}
      />
    </>
  )
}
