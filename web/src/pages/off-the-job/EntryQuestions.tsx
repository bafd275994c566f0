import { formatMinutes, parseClock } from '@rung/shared/kernel/minutes'
import { longestActivity } from '@rung/shared/rules/decide-entry'
import { useState } from 'react'
import { minutesBetween } from '../../drafts/entry-fields.ts'
import { DateField } from '../../ui/DateField.tsx'
import { DurationField } from '../../ui/DurationField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { KsbQuestion } from './KsbQuestion.tsx'
import type { EntryChoices } from './load-choices.ts'
import type { EntryFormState } from './use-entry-form.ts'

interface QuestionsProps {
  form: EntryFormState
  choices: EntryChoices
}

export function EntryQuestions({ form, choices }: QuestionsProps) {
  const { fields, set } = form
  const error = (field: string) => errorFor(form.errors, field)
  return (
    <>
      <DateField
        name="learnedOn"
        label="When did you learn this?"
        value={fields.learnedOn}
        onChange={(date) => set('learnedOn', date)}
        today={choices.latest}
        error={error('learnedOn')}
      />
      <KindQuestion form={form} choices={choices} />
      <TextArea
        name="activity"
        label="What did you do?"
        hint="For example, lecture on safeguarding adults"
        rows={2}
        most={longestActivity}
        value={fields.activity}
        onChange={(text) => set('activity', text)}
        error={error('activity')}
      />
      <TextArea
        name="learned"
        label="What did you learn that was new?"
        hint="One or two sentences are enough"
        value={fields.learned}
        onChange={(text) => set('learned', text)}
        error={error('learned')}
      />
      <TimeQuestions form={form} />
      <SelectField
        name="moduleCode"
        label="Which module was it for?"
        hint="If it was for no module, choose knowledge, skills, values or behaviours below"
        placeholder="No module"
        choices={choices.modules.map(({ code, title }) => ({ value: code, text: `${code} ${title}` }))}
        value={fields.moduleCode}
        onChange={(code) => set('moduleCode', code)}
        error={error('moduleCode')}
      />
      <KsbQuestion
        ksbs={choices.ksbs}
        chosen={fields.ksbs}
        onChange={(codes) => set('ksbs', codes)}
        error={error('ksbs')}
      />
      <PaidQuestion form={form} />
    </>
  )
}

function KindQuestion({ form, choices }: QuestionsProps) {
  return (
    <>
      <RadioGroup
        name="category"
        label="What kind of learning was it?"
        choices={choices.categories.map(({ key, title }) => ({ value: key, text: title }))}
        value={form.fields.category}
        onChange={(key) => form.set('category', key)}
        error={errorFor(form.errors, 'category')}
      />
      <details className="nhsuk-details otj-aside">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">What does not count?</span>
        </summary>
        <div className="nhsuk-details__text">
          <ul className="nhsuk-list nhsuk-list--bullet">
            {choices.excluded.map(({ title, reason }) => (
              <li key={title}>
                <strong>{title}.</strong> {reason}.
              </li>
            ))}
          </ul>
        </div>
      </details>
    </>
  )
}

function TimeQuestions({ form }: { form: EntryFormState }) {
  const { fields, errors, set } = form
  const [open] = useState(fields.startsAt !== '' || fields.endsAt !== '')
  const faulty = errors.some(({ field }) => field === 'startsAt' || field === 'endsAt')
  const between = minutesBetween(clockOf(fields.startsAt), clockOf(fields.endsAt))
  return (
    <>
      <DurationField
        name="minutes"
        label="How long did it take?"
        hint="Leave out breaks. For example, 6 hours, 6.5, 6:30 or 45m"
        value={fields.minutes}
        onChange={(text) => set('minutes', text)}
        error={errorFor(errors, 'minutes')}
      />
      <details className="nhsuk-details otj-aside" open={open || faulty}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Add the start and end times (optional)</span>
        </summary>
        <div className="nhsuk-details__text otj-times">
          <TimeField
            name="startsAt"
            label="Started at"
            value={fields.startsAt}
            onChange={(text) => set('startsAt', text)}
            error={errorFor(errors, 'startsAt')}
          />
          <TimeField
            name="endsAt"
            label="Ended at"
            hint="For example, 17:00"
            value={fields.endsAt}
            onChange={(text) => set('endsAt', text)}
            error={errorFor(errors, 'endsAt')}
          />
          <p className="otj-times__between" aria-live="polite">
            {between !== null && betweenInWords(between, fields.minutes === '')}
          </p>
        </div>
      </details>
    </>
  )
}

const clockOf = (text: string) => (parseClock(text) === null ? null : text)

function betweenInWords(minutes: number, used: boolean): string {
  const words = `${formatMinutes(minutes)} from start to end.`
  return used ? `${words} This counts unless you enter how long it took.` : words
}

function PaidQuestion({ form }: { form: EntryFormState }) {
  const { fields, errors, set } = form
  return (
    <RadioGroup
      name="paid"
      label="Was this in your paid hours?"
      choices={[
        { value: 'paid-hours', text: 'Yes, in my paid hours' },
        {
          value: 'time-off-in-lieu',
          text: 'No, I get the time back (time off in lieu)',
          conditional: (
            <DateField
              name="lieuOn"
              label="Which day do you take off?"
              hint="It can be a day that is still to come"
              value={fields.lieuOn}
              onChange={(date) => set('lieuOn', date)}
              error={errorFor(errors, 'lieuOn')}
            />
          ),
        },
      ]}
      value={fields.paid}
      onChange={(paid) => set('paid', paid)}
      error={errorFor(errors, 'paid')}
    />
  )
}
