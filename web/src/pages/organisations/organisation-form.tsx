import type { OrganisationKind } from '@rung/shared/rules/grantable-roles'
import { partOfKind } from '@rung/shared/rules/organisation-details'
import { errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { organisationKindWords } from '../../words/accounts.ts'

export const organisationFields = ['name', 'ukprn', 'levyPayer', 'partOf'] as const

export type OrganisationTexts = Readonly<Record<(typeof organisationFields)[number], string>>

export function organisationTexts(form: FormData): OrganisationTexts {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    name: text('name'),
    ukprn: text('ukprn').replaceAll(' ', ''),
    levyPayer: text('levyPayer'),
    partOf: text('partOf'),
  }
}

export const bodyOf = ({ name, ukprn, levyPayer, partOf }: OrganisationTexts) => ({
  name,
  ukprn: ukprn || null,
  levyPayer: levyPayer === '' ? null : levyPayer === 'yes',
  partOf: partOf || null,
})

interface OrganisationFieldsProps {
  kind: OrganisationKind
  texts: OrganisationTexts
  /** What it may be part of. */
  above: readonly { id: string; name: string }[]
  faults: readonly FormError[]
}

export function OrganisationFields({ kind, texts, above, faults }: OrganisationFieldsProps) {
  const partOf = partOfKind[kind]
  return (
    <>
      <TextField name="name" label="Name" defaultValue={texts.name} error={errorFor(faults, 'name')} />
      {partOf && (
        <SelectField
          name="partOf"
          label={organisationKindWords[partOf].one}
          placeholder={`Choose ${organisationKindWords[partOf].a}`}
          defaultValue={texts.partOf}
          choices={above.map(({ id, name }) => ({ value: id, text: name }))}
          error={errorFor(faults, 'partOf')}
        />
      )}
      {kind !== 'system' && kind !== 'region' && (
        <TextField
          name="ukprn"
          label="UKPRN"
          hint="8 digits, from the UK Register of Learning Providers"
          optional
          width={10}
          inputMode="numeric"
          defaultValue={texts.ukprn}
          error={errorFor(faults, 'ukprn')}
        />
      )}
      {kind === 'employer' && (
        <RadioGroup
          name="levyPayer"
          label="Does it pay the apprenticeship levy?"
          inline
          defaultValue={texts.levyPayer}
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: '', text: 'Not known' },
          ]}
        />
      )}
    </>
  )
}
