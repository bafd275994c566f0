import { changeAcademicRules, readAcademicRules } from '@rung/shared/contract/curriculum'
import { type AcademicRule, attempts, usualAcademicRules } from '@rung/shared/figures/academic-rules'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
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
} from './rules-form.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readAcademicRules, {
    params: { curriculumId: params.curriculumId ?? '' },
    signal: request.signal,
  })
}

export async function action({
  params,
  request,
}: ActionFunctionArgs): Promise<readonly FormFault[] | Response> {
  const form = await request.formData()
  const startsOn = String(form.get('startsOn') ?? '')
  const { settings, faults } = readRules(form)
  const dated = isPlainDate(startsOn)
    ? []
    : [{ field: 'startsOn', message: 'Enter a real date, for example 5 January 2026' }]
  if (dated.length + faults.length > 0) return [...dated, ...faults]
  const curriculumId = params.curriculumId ?? ''
  try {
    await call(changeAcademicRules, {
      params: { curriculumId },
      body: { startsOn, settings },
      ifMatch: Number(form.get('version')),
    })
    return redirect(`${paths.academicRules(curriculumId)}?done=saved`)
  } catch (error) {
    // The page has read the newer version by now: sent again, this form replaces it knowingly.
    if (error instanceof ProblemError && error.problem.code === 'stale')
      return [
        { message: 'Someone changed this version since you opened it. Look at the rules, then save again' },
      ]
    return formFaults(error, ['startsOn', ...rules])
  }
}

/** The rules from a day on: each the usual one, or set by the programme. */
export function Component() {
  const { version, curriculum, dated } = useLoaderData<typeof loader>()
  const faults = useActionData<readonly FormFault[]>() ?? []
  const busy = useNavigation().state !== 'idle'
  const latest = settingsOf(dated[0]?.settings ?? {})
  const published = curriculum.state === 'published'
  return (
    <Page
      title="Change the academic rules"
      caption={curriculum.title}
      width="reading"
      back={{ text: 'Academic rules', href: paths.academicRules(curriculum.id) }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      <p>
        All of them are set together, from one day on.
        {published && ' What boards decided by the rules before stays decided.'}
      </p>
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        <DateField
          name="startsOn"
          label="In force from"
          defaultValue={published ? '' : curriculum.startsOn}
          error={errorFor(faults, 'startsOn')}
        />
        {rules.map((rule) => (
          <Rule key={rule} rule={rule} value={latest[rule]} faults={faults} />
        ))}
        <Button busy={busy}>Save the rules</Button>
      </Form>
    </Page>
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
