import { formatDate } from '@rung/shared/kernel/plain-date'
import { errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/counts.ts'
import { type Draft, useCohortImport } from './cohort-import-state.ts'

const isWhere = (value: string): value is Draft['where'] => value === 'new' || value === 'existing'

/** A new cohort of a programme, or one that is in Rung already. */
export function CohortQuestion({ errors }: { errors: readonly FormError[] }) {
  const { choices, draft, change } = useCohortImport()
  const hasCohorts = choices.programmes.some(({ cohorts }) => cohorts.length > 0)
  return (
    <RadioGroup
      name="where"
      label="Which cohort do they belong to?"
      value={draft.where}
      onChange={(where) => isWhere(where) && change({ where })}
      error={errorFor(errors, 'where')}
      choices={[
        { value: 'new', text: 'A new cohort', conditional: <NewCohort errors={errors} /> },
        ...(hasCohorts
          ? [
              {
                value: 'existing',
                text: 'A cohort that is in Rung already',
                conditional: <ExistingCohort errors={errors} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function NewCohort({ errors }: { errors: readonly FormError[] }) {
  const { choices, draft, change } = useCohortImport()
  return (
    <>
      {choices.programmes.length > 1 && (
        <SelectField
          name="programmeId"
          label="Programme"
          placeholder="Choose a programme"
          choices={choices.programmes.map(({ id, title, university }) => ({
            value: id,
            text: `${title}, ${university.name}`,
          }))}
          value={draft.programmeId}
          onChange={(programmeId) => change({ programmeId })}
          error={errorFor(errors, 'programmeId')}
        />
      )}
      <TextField
        name="cohortTitle"
        label="Name of the cohort"
        hint="For example, Spring 2021"
        maxLength={100}
        value={draft.cohortTitle}
        onChange={(cohortTitle) => change({ cohortTitle })}
        error={errorFor(errors, 'cohortTitle')}
      />
    </>
  )
}

function ExistingCohort({ errors }: { errors: readonly FormError[] }) {
  const { choices, draft, change } = useCohortImport()
  const several = choices.programmes.length > 1
  return (
    <SelectField
      name="cohortId"
      label="Cohort"
      placeholder="Choose a cohort"
      choices={choices.programmes.flatMap(({ university, cohorts }) =>
        cohorts.map(({ id, title, startsOn, trainees }) => ({
          value: id,
          text: `${title}${several ? `, ${university.name}` : ''}: starts ${formatDate(startsOn)}, ${countOf(trainees, 'trainee')}`,
        })),
      )}
      value={draft.cohortId}
      onChange={(cohortId) => change({ cohortId })}
      error={errorFor(errors, 'cohortId')}
    />
  )
}
