import { changeProgramme, readProgramme } from '@rung/shared/contract/organisations'
import { breakRules, defaultSettings, lapsedMentorRules } from '@rung/shared/figures/programme-settings'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { StaleForm } from '../../ui/StaleForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { choiceWords, type SettingName, settingInWords, settingWords } from './setting-words.ts'
import { readSettings, settingTexts, textsOf } from './settings-form.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readProgramme, { params: { programmeId: params.programmeId ?? '' }, signal: request.signal })
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const mine = settingTexts(form)
  const read = readSettings(mine)
  if ('faults' in read) return { faults: read.faults }
  const programmeId = params.programmeId ?? ''
  return saveForm(
    changeProgramme,
    {
      params: { programmeId },
      body: { title: mine.title, settings: read.settings },
      ifMatch: Number(form.get('version')),
    },
    {
      fields: ['title', ...settingWords.map(({ name }) => name)],
      mine,
      goTo: () => `${paths.programme(programmeId)}?done=settings`,
    },
  )
}

export function Component() {
  const programme = useLoaderData<typeof loader>()
  const { faults, stale } = useFormOutcome<typeof action>()
  const texts = textsOf(programme)
  const theirs = stale && textsOf(stale.current)
  const here = paths.programme(programme.id)
  return (
    <FormPage
      title="Set by the programme"
      caption={programme.title}
      back={{ text: 'Back', href: here }}
      faults={faults}
      version={programme.version}
      button="Save"
      stale={
        stale &&
        theirs && (
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
        )
      }
    >
      <p>Leave a box empty to take the usual value. Where trainees stand is worked out anew when you save.</p>
      <TextField
        name="title"
        label="Name of the programme"
        defaultValue={texts.title}
        error={errorFor(faults, 'title')}
      />
      {settingWords.map(({ name }) => (
        <Setting key={name} name={name} text={texts[name]} error={errorFor(faults, name)} />
      ))}
    </FormPage>
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
