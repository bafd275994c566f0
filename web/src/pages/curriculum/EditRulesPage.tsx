import { changeAcademicRules, readAcademicRules } from '@rung/shared/contract/curriculum'
import { type AcademicRule, attempts, usualAcademicRules } from '@rung/shared/figures/academic-rules'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import type { FormFault } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { bothRules, whoChanged } from './both-rules.ts'
import { attemptWords, ruleInWords, rules, ruleTitle } from './rule-words.ts'
import {
  boxId,
  boxText,
  noneWords,
  partOf,
  type RuleBox,
  readRules,
  ruleBoxes,
  settingsOf,
  textsIn,
} from './rules-form.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readAcademicRules, {
    params: { curriculumId: params.curriculumId ?? '' },
    signal: request.signal,
  })
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const startsOn = String(form.get('startsOn') ?? '')
  const { settings, faults } = readRules(form)
  const dated = isPlainDate(startsOn)
    ? []
    : [{ field: 'startsOn', message: 'Enter a real date, for example 5 January 2026' }]
  if (dated.length + faults.length > 0) return { faults: [...dated, ...faults] }
  const curriculumId = params.curriculumId ?? ''
  return saveForm(
    changeAcademicRules,
    { params: { curriculumId }, body: { startsOn, settings }, ifMatch: Number(form.get('version')) },
    {
      fields: ['startsOn', ...rules],
      mine: { startsOn, settings, texts: textsIn(form) },
      goTo: () => `${paths.academicRules(curriculumId)}?done=saved`,
    },
  )
}

/** The rules from a day on: each the usual one, or set by the programme. */
export function Component() {
  const { version, curriculum, dated } = useLoaderData<typeof loader>()
  const { faults, stale } = useFormOutcome<typeof action>()
  const latest = settingsOf(dated[0]?.settings ?? {})
  const published = curriculum.state === 'published'
  return (
    <FormPage
      title="Change the academic rules"
      caption={curriculum.title}
      back={{ text: 'Academic rules', href: paths.academicRules(curriculum.id) }}
      faults={faults}
      version={version}
      button="Save the rules"
      stale={
        stale && (
          <StaleForm
            mine={stale.mine.texts}
            version={stale.current.version}
            what={whoChanged(stale.current)}
            rows={bothRules(stale.mine, stale.current)}
            theirsHref={paths.academicRules(curriculum.id)}
          />
        )
      }
    >
      <p>
        All of them are set together, from one day on.
        {published && ' What boards decided by the rules before stays decided.'}
      </p>
      <DateField
        name="startsOn"
        label="In force from"
        defaultValue={published ? '' : curriculum.startsOn}
        error={errorFor(faults, 'startsOn')}
      />
      {rules.map((rule) => (
        <Rule key={rule} rule={rule} value={latest[rule]} faults={faults} />
      ))}
    </FormPage>
  )
}

interface RuleProps {
  rule: AcademicRule
  /** As it was set last; undefined where it is the usual. */
  value: unknown
  faults: readonly FormFault[]
}

function Rule({ rule, value, faults }: RuleProps) {
  const usual = usualAcademicRules[rule].value
  // Where nothing is the usual, it need not be offered twice.
  const none = usual === null && value !== null ? undefined : noneWords[rule]
  const starting = value ?? usual
  return (
    <RadioGroup
      name={rule}
      label={ruleTitle(rule)}
      labelSize="s"
      error={errorFor(faults, rule)}
      defaultValue={value === undefined ? 'usual' : value === null ? 'none' : 'set'}
      choices={[
        { value: 'usual', text: 'The usual', hint: ruleInWords(rule, usual) },
        ...(none ? [{ value: 'none', text: none }] : []),
        {
          value: 'set',
          text: 'Set by the programme',
          conditional: ruleBoxes[rule].map((box) => (
            <Box key={box.name} rule={rule} box={box} value={starting} faults={faults} />
          )),
        },
      ]}
    />
  )
}

function Box({ rule, box, value, faults }: RuleProps & { box: RuleBox }) {
  const id = boxId(rule, box)
  const field = { name: id, label: box.label, error: errorFor(faults, id) }
  if (box.kind === 'attempts') {
    const chosen = partOf(value, box.name)
    return (
      <Checkboxes
        {...field}
        small
        choices={attempts.map((attempt) => ({ value: attempt, text: `A ${attemptWords[attempt]}` }))}
        defaultValues={Array.isArray(chosen) ? chosen.map(String) : []}
      />
    )
  }
  const text = boxText(value, box)
  if (box.kind === 'choice') return <SelectField {...field} choices={box.choices ?? []} defaultValue={text} />
  if (box.kind === 'text') return <TextField {...field} width={30} defaultValue={text} />
  return <TextField {...field} width={4} inputMode="numeric" suffix={box.unit} defaultValue={text} />
}
