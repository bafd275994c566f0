import { changeProgramme, type ProgrammeView, readProgramme } from '@rung/shared/contract/organisations'
import { breakRules, defaultSettings, lapsedMentorRules } from '@rung/shared/figures/programme-settings'
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { call } from '../../api-client.ts'
import { formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { choiceWords, type SettingName, settingInWords, settingWords } from './setting-words.ts'
import { readSettings, type SettingTexts, settingTexts, textsOf } from './settings-form.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readProgramme, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

interface Outcome {
  faults: FormError[]
  stale?: { mine: SettingTexts; current: ProgrammeView }
}

export async function action({ params, request }: ActionFunctionArgs): Promise<Outcome | Response> {
  const form = await request.formData()
  const mine = settingTexts(form)
  const read = readSettings(mine)
  if ('faults' in read) return { faults: read.faults }
  const programmeId = params.programmeId ?? ''
  try {
    await call(changeProgramme, {
      params: { programmeId },
      body: { title: mine.title, settings: read.settings },
      ifMatch: Number(form.get('version')),
    })
    return redirect(`${paths.programme(programmeId)}?done=settings`)
  } catch (error) {
    const current = staleAnswer<ProgrammeView>(error)
    const fields = ['title', ...settingWords.map(({ name }) => name)]
    return current ? { faults: [], stale: { mine, current } } : { faults: formFaults(error, fields) }
  }
}

export function Component() {
  const programme = useLoaderData<typeof loader>()
  const { faults, stale } = useActionData<Outcome>() ?? { faults: [] }
  const busy = useNavigation().state !== 'idle'
  const texts = textsOf(programme)
  const theirs = stale && textsOf(stale.current)
  const here = paths.programme(programme.id)
  return (
    <Page
      title="Set by the programme"
      caption={programme.title}
      width="reading"
      back={{ text: 'Back', href: here }}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {stale && theirs && (
        <StaleForm
          mine={stale.mine}
          version={stale.current.version}
          what="Someone changed this programme"
          rows={[
            { name: 'Name', mine: stale.mine.title, theirs: theirs.title },
            ...settingWords.map(({ name, title }) => ({
              name: title,
              mine: choiceWords[stale.mine[name]] ?? stale.mine[name],
              theirs: choiceWords[theirs[name]] ?? theirs[name],
            })),
          ]}
          theirsHref={here}
        />
      )}
      <p>Leave a box empty to take the usual value. Where trainees stand is worked out anew when you save.</p>
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={programme.version} />
        <TextField
          name="title"
          label="Name of the programme"
          defaultValue={texts.title}
          error={errorFor(faults, 'title')}
        />
        {settingWords.map(({ name }) => (
          <Setting key={name} name={name} text={texts[name]} error={errorFor(faults, name)} />
        ))}
        <Button busy={busy}>Save</Button>
      </Form>
    </Page>
  )
}

const suffixes = { percent: '%', days: 'days', months: 'months', minutes: 'minutes' }

function Setting({ name, text, error }: { name: SettingName; text: string; error: string | undefined }) {
  const words = settingWords.find((one) => one.name === name)
  if (!words) return null
  const usual = `Usual: ${settingInWords(name, defaultSettings[name])}`
  const field = { name, label: words.title, hint: `${words.hint}. ${usual}`, defaultValue: text, error }
  if (words.unit !== 'choice')
    return <TextField {...field} width={4} inputMode="numeric" suffix={suffixes[words.unit]} />
  const values: readonly string[] = name === 'breakMovesEnd' ? breakRules : lapsedMentorRules
  return (
    <SelectField
      {...field}
      placeholder="The usual"
      choices={values.map((value) => ({ value, text: choiceWords[value] ?? value }))}
    />
  )
}
