import { createProgramme, listOrganisations } from '@rung/shared/contract/organisations'
import { assessmentPlans } from '@rung/shared/figures/assessment-plans'
import { curricula } from '@rung/shared/figures/curricula'
import { standards } from '@rung/shared/figures/standards'
import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { saveForm, useFormOutcome } from '../../save-form.ts'
import { useMe } from '../../session.ts'
import { errorFor } from '../../ui/ErrorSummary.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { FormPage } from '../../ui/SaveForm.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { formatCount } from '../../words/counts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { rows } = await call(listOrganisations, {
    query: { kind: 'university', limit: 200 },
    signal: request.signal,
  })
  return rows
}

const keyOf = (one: { reference: string; version: string }) => `${one.reference} ${one.version}`

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const standard = standards.find((one) => keyOf(one) === text('standard'))
  const plan = assessmentPlans.find(
    (one) => one.standard === standard?.reference && one.standardVersion === standard.version,
  )
  const missing = [
    ...(text('universityId') === '' ? [{ field: 'universityId', message: 'Choose a university' }] : []),
    ...(standard && plan ? [] : [{ field: 'standard', message: 'Choose a standard' }]),
  ]
  if (missing.length > 0 || !standard || !plan) return { faults: missing }
  return saveForm(
    createProgramme,
    {
      body: {
        universityId: text('universityId'),
        title: text('title'),
        curriculum: text('curriculum'),
        standard: { reference: standard.reference, version: standard.version },
        assessmentPlan: plan.key,
      },
    },
    {
      fields: ['universityId', 'title', 'curriculum', 'standard'],
      mine: null,
      goTo: ({ id }) => `${paths.programme(id)}?done=set-up`,
    },
  )
}

export function Component() {
  const me = useMe()
  const rows = useLoaderData<typeof loader>()
  const { faults } = useFormOutcome<typeof action>()
  // A tutor's own universities; whoever looks after a region may change the universities in it.
  const own = me.posts.filter(({ role }) => role === 'tutor').map(({ organisationId }) => organisationId)
  const universities = rows.filter(({ id, mayChange }) => mayChange || own.includes(id))
  const [first] = curricula
  const [title, setTitle] = useState(first?.title ?? '')
  return (
    <FormPage
      title="Set up a programme"
      back={{ text: 'Back to programmes', href: paths.programmes() }}
      faults={faults}
      button="Set up the programme"
    >
      <p>
        A programme starts with a curriculum and a standard that Rung brings. Its settings can be changed
        later.
      </p>
      <SelectField
        name="universityId"
        label="University"
        placeholder="Choose a university"
        defaultValue={universities.length === 1 ? universities[0]?.id : ''}
        choices={universities.map(({ id, name }) => ({ value: id, text: name }))}
        error={errorFor(faults, 'universityId')}
      />
      <TextField
        name="title"
        label="Name of the programme"
        value={title}
        onChange={setTitle}
        error={errorFor(faults, 'title')}
      />
      <RadioGroup
        name="curriculum"
        label="Curriculum"
        defaultValue={first?.key}
        choices={curricula.map((one) => ({
          value: one.key,
          text: one.title,
          hint: `${formatCount(one.totalCredits)} credits in ${one.years * one.semestersPerYear} semesters, ${one.attendance}`,
        }))}
        error={errorFor(faults, 'curriculum')}
      />
      <RadioGroup
        name="standard"
        label="Apprenticeship standard"
        choices={standards.map((one) => ({
          value: keyOf(one),
          text: `${one.title}, version ${one.version}`,
          hint: one.note ?? undefined,
        }))}
        error={errorFor(faults, 'standard')}
      />
    </FormPage>
  )
}
