import type { FormFault } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ComponentsEditor } from './ComponentsEditor.tsx'
import { type GroupTexts, groupTitle, type ModuleTexts, semesterField } from './draft-form.ts'

interface Props {
  /** Its place in the list, which is what the names of its boxes begin with. */
  at: number
  module: ModuleTexts
  others: readonly ModuleTexts[]
  groups: readonly GroupTexts[]
  faults: readonly FormFault[]
  onChange: (module: ModuleTexts) => void
  onRemove: () => void
}

export function ModuleFields({ at, module, others, groups, faults, onChange, onRemove }: Props) {
  const set = (more: Partial<ModuleTexts>) => onChange({ ...module, ...more })
  const field = (key: string) => ({
    name: `modules-${at}-${key}`,
    error: errorFor(faults, `modules-${at}-${key}`),
  })
  return (
    <div className="curriculum-fields">
      <TextField
        {...field('title')}
        label="Title"
        width={30}
        value={module.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        {...field('code')}
        label="Code"
        width={10}
        value={module.code}
        onChange={(code) => set({ code })}
      />
      <div className="curriculum-row">
        <SelectField
          {...field('level')}
          label="Level"
          choices={numbered(['4', '5'])}
          value={module.level}
          onChange={(level) => set({ level })}
        />
        <SelectField
          {...field('year')}
          label="Year"
          choices={numbered(['1', '2'])}
          value={module.year}
          onChange={(year) => set({ year })}
        />
        <Semesters at={at} module={module} faults={faults} onChange={(semesters) => set({ semesters })} />
      </div>
      <SelectField
        {...field('optionGroup')}
        label="Option group"
        placeholder="Core: everybody takes it"
        choices={groups.map(({ key }) => ({ value: key, text: groupTitle(groups, key) }))}
        value={module.optionGroup}
        onChange={(optionGroup) => set({ optionGroup })}
      />
      <SelectField
        {...field('advisedPrerequisite')}
        label="Advised to be taken first"
        placeholder="None"
        choices={others.map(({ code, title }) => ({ value: code, text: `${title} (${code})` }))}
        value={module.advisedPrerequisite}
        onChange={(advisedPrerequisite) => set({ advisedPrerequisite })}
      />
      <Checkboxes
        name={`modules-${at}-marks`}
        label="About this module"
        small
        choices={[
          { value: 'work', text: 'Learned at work' },
          { value: 'code', text: 'The code is the university’s own' },
        ]}
        values={[...(module.workBased ? ['work'] : []), ...(module.codeConfirmed ? ['code'] : [])]}
        onChange={(values) =>
          set({ workBased: values.includes('work'), codeConfirmed: values.includes('code') })
        }
      />
      <ComponentsEditor
        at={at}
        components={module.components}
        faults={faults}
        onChange={(components) => set({ components })}
      />
      <Button type="button" kind="quiet" onClick={onRemove}>
        Take this module out<span className="nhsuk-u-visually-hidden">: {module.title}</span>
      </Button>
    </div>
  )
}

const numbered = (values: string[]) => values.map((value) => ({ value, text: value }))

interface SemestersProps {
  at: number
  module: ModuleTexts
  faults: readonly FormFault[]
  onChange: (semesters: ModuleTexts['semesters']) => void
}

function Semesters({ at, module: { semesters }, faults, onChange }: SemestersProps) {
  const [first, second, third] = semesters
  const put = (before: number, text: string) =>
    onChange([before === 0 ? text : first, before === 1 ? text : second, before === 2 ? text : third])
  return semesters.map((text, before) => (
    <TextField
      key={semesterField(at, before)}
      name={semesterField(at, before)}
      label={`Credits in semester ${before + 1}`}
      width={3}
      inputMode="numeric"
      value={text}
      onChange={(typed) => put(before, typed)}
      error={errorFor(faults, semesterField(at, before))}
    />
  ))
}
