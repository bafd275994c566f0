import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { roleHints, roleInWords } from '../../words/roles.ts'
import type { QuestionProps } from './InvitePage.tsx'
import { placeOf } from './invite-steps.ts'
import { MentorFields } from './mentor-form.tsx'

export function WhoQuestion({ draft, faults }: QuestionProps) {
  return (
    <>
      <TextField
        name="givenName"
        label="Given name"
        autoComplete="off"
        spellCheck={false}
        defaultValue={draft.givenName}
        error={errorFor(faults, 'givenName')}
      />
      <TextField
        name="familyName"
        label="Family name"
        autoComplete="off"
        spellCheck={false}
        defaultValue={draft.familyName}
        error={errorFor(faults, 'familyName')}
      />
      <TextField
        name="email"
        label="Work email address"
        hint="They sign in with it. If they have an account already, they keep it and get the new role."
        type="email"
        autoComplete="off"
        spellCheck={false}
        defaultValue={draft.email}
        error={errorFor(faults, 'email')}
      />
    </>
  )
}

const fewEnough = 7

export function OrganisationQuestion({ facts, draft, faults }: QuestionProps) {
  const field = {
    name: 'organisationId',
    label: 'Organisation',
    defaultValue: draft.organisationId,
    error: errorFor(faults, 'organisationId'),
    choices: facts.places.map(({ organisation }) => ({ value: organisation.id, text: organisation.name })),
  }
  return facts.places.length <= fewEnough ? (
    <RadioGroup {...field} />
  ) : (
    <SelectField {...field} placeholder="Choose an organisation" />
  )
}

export function RolesQuestion({ facts, draft, faults }: QuestionProps) {
  const place = placeOf(facts, draft)
  return (
    <Checkboxes
      name="roles"
      label={`Roles at ${place?.organisation.name ?? 'the organisation'}`}
      hint="Choose all that apply"
      defaultValues={draft.roles}
      error={errorFor(faults, 'roles')}
      choices={(place?.roles ?? []).map((role) => ({
        value: role,
        text: roleInWords(role),
        hint: roleHints[role],
      }))}
    />
  )
}

export function DatesQuestion({ facts, draft, faults }: QuestionProps) {
  const needsEnd = draft.roles.includes('auditor')
  return (
    <>
      <DateField
        name="startsOn"
        label="First day"
        defaultValue={draft.startsOn || facts.today}
        error={errorFor(faults, 'startsOn')}
      />
      <DateField
        name="endsOn"
        label="Last day"
        hint={needsEnd ? 'An auditor looks for a limited time' : 'Leave empty if it is not known'}
        optional={!needsEnd}
        defaultValue={draft.endsOn}
        error={errorFor(faults, 'endsOn')}
      />
    </>
  )
}

export function MentorQuestion({ draft, faults }: QuestionProps) {
  return (
    <>
      <p>
        A mentor signs once their preparation is recorded and their update is current. You can add it later.
      </p>
      <MentorFields texts={draft} faults={faults} />
    </>
  )
}
