import type { FormFault } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { freeKey, type GroupTexts, groupTitle } from './draft-form.ts'

interface Props {
  groups: readonly GroupTexts[]
  faults: readonly FormFault[]
  onChange: (groups: GroupTexts[]) => void
}

/** Which modules stand in for each other. */
export function GroupsEditor({ groups, faults, onChange }: Props) {
  const put = (at: number, more: Partial<GroupTexts>) =>
    onChange(groups.map((one, index) => (index === at ? { ...one, ...more } : one)))
  const add = () => {
    const key = freeKey(
      'option',
      groups.map((group) => group.key),
    )
    onChange([...groups, { key, level: '4', choose: '1', credits: '20', confirmed: true }])
  }
  return (
    <section aria-labelledby="groups-title">
      <h2 className="rung-section-title" id="groups-title">
        Option groups
      </h2>
      {groups.map((group, at) => (
        <div key={group.key} className="curriculum-module">
          <fieldset className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
              {groupTitle(groups, group.key)}
            </legend>
            <div className="curriculum-row">
              <SelectField
                name={`optionGroups-${at}-level`}
                label="Level"
                choices={['4', '5'].map((value) => ({ value, text: value }))}
                value={group.level}
                onChange={(level) => put(at, { level })}
                error={errorFor(faults, `optionGroups-${at}-level`)}
              />
              <TextField
                name={`optionGroups-${at}-choose`}
                label="How many are chosen"
                width={2}
                inputMode="numeric"
                value={group.choose}
                onChange={(choose) => put(at, { choose })}
                error={errorFor(faults, `optionGroups-${at}-choose`)}
              />
              <TextField
                name={`optionGroups-${at}-credits`}
                label="Credits of each module"
                width={3}
                inputMode="numeric"
                value={group.credits}
                onChange={(credits) => put(at, { credits })}
                error={errorFor(faults, `optionGroups-${at}-credits`)}
              />
            </div>
            <Checkboxes
              name={`optionGroups-${at}-confirmed`}
              label="About this group"
              small
              choices={[{ value: 'yes', text: 'The university says these are options of each other' }]}
              values={group.confirmed ? ['yes'] : []}
              onChange={(values) => put(at, { confirmed: values.length > 0 })}
            />
            <Button
              type="button"
              kind="quiet"
              onClick={() => onChange(groups.filter((_one, index) => index !== at))}
            >
              Take this group out
              <span className="nhsuk-u-visually-hidden">: {groupTitle(groups, group.key)}</span>
            </Button>
          </fieldset>
        </div>
      ))}
      <p>
        <Button type="button" kind="secondary" onClick={add}>
          Add an option group
        </Button>
      </p>
    </section>
  )
}
