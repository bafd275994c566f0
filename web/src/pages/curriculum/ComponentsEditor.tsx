import type { FormFault } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type ComponentTexts, freeKey } from './draft-form.ts'

interface Props {
  /** Place of the module in the list. */
  at: number
  components: readonly ComponentTexts[]
  faults: readonly FormFault[]
  onChange: (components: ComponentTexts[]) => void
}

const kinds = [
  { value: 'mark', text: 'Marked' },
  { value: 'pass-fail', text: 'Pass or fail' },
]

/** What a module's mark is made of. Keys are made from the first title, so that results keep their component. */
export function ComponentsEditor({ at, components, faults, onChange }: Props) {
  const put = (place: number, more: Partial<ComponentTexts>) =>
    onChange(components.map((one, index) => (index === place ? { ...one, ...more } : one)))
  const add = () =>
    onChange([
      ...components,
      {
        key: freeKey(
          'part',
          components.map(({ key }) => key),
        ),
        title: '',
        kind: 'mark',
        weight: '',
      },
    ])
  return (
    <fieldset className="nhsuk-fieldset curriculum-components">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Assessed by</legend>
      {components.map((component, place) => (
        <div key={component.key} className="curriculum-row">
          <TextField
            name={`modules-${at}-components-${place}-title`}
            label={`Component ${place + 1}`}
            width={20}
            value={component.title}
            onChange={(title) => put(place, { title })}
            error={errorFor(faults, `modules-${at}-components-${place}-title`)}
          />
          <SelectField
            name={`modules-${at}-components-${place}-kind`}
            label={`Kind of component ${place + 1}`}
            choices={kinds}
            value={component.kind}
            onChange={(kind) => put(place, { kind: kind === 'pass-fail' ? 'pass-fail' : 'mark' })}
          />
          {component.kind === 'mark' && (
            <TextField
              name={`modules-${at}-components-${place}-weight`}
              label={`Weight of component ${place + 1}`}
              width={3}
              inputMode="numeric"
              suffix="%"
              value={component.weight}
              onChange={(weight) => put(place, { weight })}
              error={errorFor(faults, `modules-${at}-components-${place}-weight`)}
            />
          )}
          {components.length > 1 && (
            <Button
              type="button"
              kind="quiet"
              onClick={() => onChange(components.filter((_one, index) => index !== place))}
            >
              Take out<span className="nhsuk-u-visually-hidden"> component {place + 1}</span>
            </Button>
          )}
        </div>
      ))}
      <Button type="button" kind="secondary" small onClick={add}>
        Add a component
      </Button>
    </fieldset>
  )
}
