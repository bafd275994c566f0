import { standingFilters, type TraineesAnswer } from '@rung/shared/contract/trainees'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type ListAddress, onlyWords, standingFilterInWords } from './list-address.ts'

const standingChoices = standingFilters.map((value) => ({ value, text: standingFilterInWords(value) }))
const onlyChoices = Object.entries(onlyWords).map(([value, { text }]) => ({ value, text }))
const named = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, text: name }))

/** What the list of trainees can be narrowed by. Employers and cohorts are those of the trainees one sees. */
export function TraineeFilters({ address, answer }: { address: ListAddress; answer: TraineesAnswer }) {
  return (
    <>
      <TextField
        name="search"
        label="Name or student number"
        type="search"
        defaultValue={address.search ?? ''}
      />
      <SelectField
        name="standing"
        label="Standing"
        placeholder="Any"
        defaultValue={address.standing ?? ''}
        choices={standingChoices}
      />
      <SelectField
        name="only"
        label="What needs attention"
        placeholder="Anything"
        defaultValue={address.only ?? ''}
        choices={onlyChoices}
      />
      {answer.employers.length > 1 && (
        <SelectField
          name="employer"
          label="Employer"
          placeholder="Any"
          defaultValue={address.employer ?? ''}
          choices={named(answer.employers)}
        />
      )}
      {answer.cohorts.length > 1 && (
        <SelectField
          name="cohort"
          label="Cohort"
          placeholder="Any"
          defaultValue={address.cohort ?? ''}
          choices={named(answer.cohorts)}
        />
      )}
    </>
  )
}
