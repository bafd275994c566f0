import { useState } from 'react'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Checkboxes } from '../ui/Checkboxes.tsx'
import { DateField } from '../ui/DateField.tsx'
import { DurationField } from '../ui/DurationField.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileField } from '../ui/FileField.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { QuickPick } from '../ui/QuickPick.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { SaveState } from '../ui/SaveState.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { TimeField } from '../ui/TimeField.tsx'
import { today } from './sample-hours.ts'
import type { Specimen } from './specimen.ts'

const kinds = [
  { value: 'university', text: 'University day' },
  { value: 'shadowing', text: 'Shadowing', hint: 'Watching someone do work that is new to you' },
  { value: 'other', text: 'Something else', conditional: <TextField name="other" label="What was it?" /> },
]

export const quickChoices = [
  { key: 'university', title: 'University day', detail: '7 hours 30 minutes' },
  { key: 'shadowing', title: 'Shadowing on Willow ward', detail: '3 hours' },
  { key: 'reading', title: 'Reading for Foundations for Practice', detail: '45 minutes' },
]

function SampleQuickPick() {
  const [chosen, setChosen] = useState('shadowing')
  return <QuickPick label="Log again" choices={quickChoices} chosen={chosen} onChoose={setChosen} />
}

export const formSpecimens: readonly Specimen[] = [
  {
    id: 'buttons',
    title: 'Buttons',
    states: [
      {
        name: 'Every kind',
        show: (
          <div className="rung-buttons">
            <Button type="button">Log learning</Button>
            <Button type="button" kind="secondary">
              Return
            </Button>
            <Button type="button" kind="warning">
              Delete draft
            </Button>
            <ButtonLink kind="secondary" small href="#small">
              Small link
            </ButtonLink>
            <Button type="button" kind="quiet">
              Cancel
            </Button>
          </div>
        ),
      },
      {
        name: 'Busy',
        show: (
          <Button type="button" busy>
            Sending
          </Button>
        ),
      },
    ],
  },
  { id: 'quick-pick', title: 'Quick pick', states: [{ name: 'One chosen', show: <SampleQuickPick /> }] },
  {
    id: 'fields',
    title: 'Fields',
    states: [
      {
        name: 'Empty',
        show: (
          <>
            <DateField name="date" label="When was it?" hint="For example, 5 1 2026" today={today} />
            <DurationField name="duration" label="How long did it take?" />
            <TimeField name="from" label="From" />
            <TextField name="title" label="What did you do?" optional />
            <TextArea
              name="learned"
              label="What did you learn?"
              hint="One or two sentences are enough"
              most={500}
            />
            <SelectField
              name="module"
              label="Module"
              placeholder="Choose a module"
              choices={[{ value: 'f', text: 'Foundations for Practice' }]}
            />
            <RadioGroup name="kind" label="What kind of learning was it?" choices={kinds} />
            <Checkboxes
              name="ksbs"
              label="What does it show?"
              hint="Choose all that apply"
              choices={[
                { value: 'k1', text: 'K1 Physiology' },
                { value: 'k2', text: 'K2 Communication' },
              ]}
            />
            <FileField name="file" label="Your earlier log" hint="A CSV file" accept=".csv" />
            <PasswordField name="password" label="Password" autoComplete="current-password" />
          </>
        ),
      },
      {
        name: 'Filled in',
        show: (
          <>
            <DateField id="b-date" name="date" label="When was it?" defaultValue="2022-06-17" today={today} />
            <DurationField id="b-duration" name="duration" label="How long did it take?" defaultValue="6.5" />
            <TextArea
              id="b-learned"
              name="learned"
              label="What did you learn?"
              most={20}
              defaultValue="How a reflex works, and why."
            />
            <RadioGroup
              id="b-kind"
              name="b-kind"
              label="What kind of learning was it?"
              choices={kinds}
              defaultValue="other"
            />
            <RadioGroup
              id="b-paid"
              name="b-paid"
              label="Was it in your paid hours?"
              inline
              choices={[
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No' },
              ]}
              defaultValue="yes"
            />
            <Checkboxes
              id="b-ksbs"
              name="b-ksbs"
              label="What does it show?"
              small
              choices={[
                { value: 'k1', text: 'K1 Physiology' },
                { value: 'k2', text: 'K2 Communication' },
              ]}
              defaultValues={['k2']}
            />
          </>
        ),
      },
      {
        name: 'With errors',
        show: (
          <>
            <ErrorSummary
              errors={[
                { field: 'c-date', message: 'Date must be 17 June 2022 or earlier' },
                { field: 'c-duration', message: 'Enter how long it took, for example 6 hours 30 minutes' },
                { field: 'c-learned', message: 'Enter what you learned' },
                { field: 'c-kind', message: 'Choose what kind of learning it was' },
                { message: 'You already have an entry from 9am to 5pm on this day' },
              ]}
            />
            <DateField
              id="c-date"
              name="date"
              label="When was it?"
              defaultValue="2022-06-31"
              error="Date must be 17 June 2022 or earlier"
              today={today}
            />
            <DurationField
              id="c-duration"
              name="duration"
              label="How long did it take?"
              defaultValue="6,5"
              error="Enter how long it took, for example 6 hours 30 minutes"
            />
            <TextArea
              id="c-learned"
              name="learned"
              label="What did you learn?"
              error="Enter what you learned"
            />
            <SelectField
              id="c-module"
              name="module"
              label="Module"
              placeholder="Choose a module"
              choices={[]}
              error="Choose a module"
            />
            <RadioGroup
              id="c-kind"
              name="c-kind"
              label="What kind of learning was it?"
              choices={kinds}
              error="Choose what kind of learning it was"
            />
            <FileField
              id="c-file"
              name="file"
              label="Your earlier log"
              accept=".csv"
              error="The file must be a CSV"
            />
          </>
        ),
      },
    ],
  },
  {
    id: 'save-state',
    title: 'Where the work is',
    states: [
      { name: 'Saving', show: <SaveState state="saving" /> },
      { name: 'Saved', show: <SaveState state="saved" at="9:42am" /> },
      { name: 'No signal', show: <SaveState state="on-device" /> },
      { name: 'Failed', show: <SaveState state="failed" onRetry={() => undefined} /> },
    ],
  },
]
