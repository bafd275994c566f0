import type { CurriculumVersion } from '@rung/shared/contract/curriculum'
import { academicRulesWith, usualAcademicRules } from '@rung/shared/figures/academic-rules'
import { healthAndSocialCareCurriculum as builtIn } from '@rung/shared/figures/curricula'
import { creditsByLevel, creditsBySemester } from '@rung/shared/rules/curriculum-sums'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, describe, expect, test } from 'vitest'
import { differenceRows } from '../../../web/src/pages/curriculum/difference-words.ts'
import {
  bodyOf,
  conflictLines,
  faultAt,
  freeKey,
  textsOf,
} from '../../../web/src/pages/curriculum/draft-form.ts'
import * as editPage from '../../../web/src/pages/curriculum/EditCurriculumPage.tsx'
import { ruleInWords, rules, ruleTitle, whereFrom } from '../../../web/src/pages/curriculum/rule-words.ts'
import { readRules } from '../../../web/src/pages/curriculum/rules-form.ts'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
const saving = (reply: { status: number; body: unknown }) =>
  answerWith(({ method }) => (method === 'PUT' ? reply : { status: 200, body: draft }))
const id = '01890000-0000-7000-8000-000000000002'

const modules: CurriculumVersion['modules'] = builtIn.modules.map((module) => ({
  code: module.code,
  codeConfirmed: module.codeConfirmed,
  title: module.title,
  level: module.level,
  credits: module.credits,
  year: module.year,
  creditsBySemester: Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
    semester: Number(semester),
    credits,
  })),
  optionGroup: module.optionGroup,
  workBased: module.workBased,
  advisedPrerequisite: module.advisedPrerequisite,
  components: [{ key: 'module', title: 'Module mark', kind: 'mark', weight: 100 }],
}))
const optionGroups = builtIn.optionGroups.map(({ key, level, choose, credits, confirmed }) => ({
  key,
  level,
  choose,
  credits,
  confirmed,
}))
const draft: CurriculumVersion = {
  version: 4,
  id,
  title: 'Autumn 2022',
  startsOn: '2022-09-05',
  state: 'draft',
  basedOn: null,
  publishedAt: null,
  publishedBy: null,
  cohorts: [],
  programme: { id, title: builtIn.title, totalCredits: 240 },
  university: { id, name: 'University of Wyresdale' },
  modules,
  optionGroups,
  semesters: creditsBySemester(modules, optionGroups),
  levels: creditsByLevel(modules, optionGroups),
  faults: [],
  mayChange: true,
}

function open() {
  const routes = [
    { path: '/curricula/:curriculumId/edit', Component: editPage.Component, loader: editPage.loader },
    { path: '*', element: <h1>Elsewhere</h1> },
  ]
  const router = createMemoryRouter(routes, { initialEntries: [`/curricula/${id}/edit`] })
  render(<RouterProvider router={router} />)
  return router
}

const moduleCalled = async (name: RegExp) => {
  const heading = await screen.findByRole('heading', { level: 3, name })
  return within(heading.closest('li') as HTMLElement)
}

describe('the page of a draft', () => {
  beforeEach(() => answerWith(() => ({ status: 200, body: draft })))

  test('sums while it is typed, and sends the whole with the version that was seen', async () => {
    const router = open()
    const user = userEvent.setup()
    const module = await moduleCalled(/Study and Lifelong/)
    screen.getByText('It adds up.')
    await user.click(module.getByRole('button', { name: /^Change/ }))
    const credits = module.getByLabelText('Credits in semester 1')
    await user.clear(credits)
    await user.type(credits, '10')
    screen.getByText(/Semester 1 of year 1 comes to 30 credits, not 40/)
    await user.click(screen.getByRole('button', { name: 'Save the draft' }))
    await screen.findByRole('heading', { name: 'Elsewhere' })
    expect(router.state.location.search).toBe('?done=saved')
    const sent = asked.find(({ method }) => method === 'PUT')
    expect(sent?.ifMatch).toBe('"4"')
    expect(sent?.body).toMatchObject({ title: 'Autumn 2022', startsOn: '2022-09-05' })
    expect(sent?.body).toHaveProperty('modules.0.credits', 10)
    expect(sent?.body).toHaveProperty('modules.12.creditsBySemester', [
      { semester: 2, credits: 20 },
      { semester: 3, credits: 20 },
    ])
  })

  test('opens the module a fault is about, and leads to its box', async () => {
    saving(
      problem(422, 'refused', {
        errors: [
          {
            pointer: '/modules/2/code',
            code: 'code-repeated',
            detail: 'PZ1015 is the code of another module here',
          },
        ],
      }),
    )
    open()
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Save the draft' }))
    const alert = await screen.findByRole('alert')
    expect(within(alert).getByRole('link').getAttribute('href')).toBe('#modules-2-code')
    expect(document.getElementById('modules-2-code')?.getAttribute('aria-invalid')).toBe('true')
  })
})

test('What is typed and what is sent are the same draft', () => {
  const { title, startsOn } = draft
  expect(bodyOf(textsOf(draft))).toEqual({ title, startsOn, modules, optionGroups })
})

test('Where someone saved first, both sides are laid side by side, only what stands differently', () => {
  const [first, ...rest] = draft.modules
  const mine = { ...bodyOf(textsOf(draft)), modules: rest }
  expect(conflictLines(mine, { ...draft, version: 9, title: 'Spring 2023' })).toEqual([
    { name: 'Name', mine: 'Autumn 2022', theirs: 'Spring 2023' },
    {
      name: first?.code,
      mine: 'Not there',
      theirs:
        'Study and Lifelong Learning Skills, level 4, 20 credits, year 1, semester 1: 20. Module mark 100%',
    },
  ])
})

test('A fault is at the box it speaks of, or of the whole form', () => {
  expect(faultAt('/modules/3/credits', 'x').field).toBe('modules-3-creditsBySemester')
  expect(faultAt('/modules/3/components/1/title', 'x').field).toBe('modules-3-components-1-title')
  expect(faultAt('/optionGroups/0/credits', 'x').field).toBe('optionGroups-0-credits')
  expect(faultAt('/title', 'x').field).toBe('title')
  expect(faultAt('/modules', 'x').field).toBeUndefined()
  expect(freeKey('part', ['part', 'part-2'])).toBe('part-3')
})

test('Differences are said in words, modules that came and went first', () => {
  expect(
    differenceRows({
      added: [{ code: 'A1', title: 'New' }],
      removed: [{ code: 'B1', title: 'Old' }],
      changed: [{ code: 'C1', title: 'Same', fields: [{ field: 'workBased', from: 'no', to: 'yes' }] }],
      groups: [],
      rules: [{ field: 'passMarkPercent', from: '', to: '50' }],
    }),
  ).toEqual([
    { what: 'New (A1): module', from: '', to: 'Added' },
    { what: 'Old (B1): module', from: 'There', to: 'Taken out' },
    { what: 'Same (C1): learned at work', from: 'no', to: 'yes' },
    { what: 'Academic rule: Pass mark', from: 'Usual', to: '50' },
  ])
})

test('Each academic rule has a title, words and where it comes from; what nobody confirmed is never law', () => {
  for (const rule of rules) {
    expect(ruleTitle(rule)).not.toBe(rule)
    expect(ruleInWords(rule, usualAcademicRules[rule].value)).not.toBe('')
  }
  expect(rules.toSorted()).toEqual(Object.keys(usualAcademicRules).toSorted())
  expect(whereFrom(usualAcademicRules.passMarkPercent)).toMatch(/^Usual\. Basis: /)
  expect(whereFrom(usualAcademicRules.latePenalty)).toMatch(/^Usual, set by the programme\. Basis: /)
  expect(whereFrom(academicRulesWith({ passMarkPercent: 50 }).passMarkPercent)).toBe(
    'Set by the programme in this version',
  )
  expect(ruleInWords('compensation', usualAcademicRules.compensation.value)).toBe(
    'From 30%, for at most 20 credits a level, never a work-based module, after a first sit or reassessment',
  )
  expect(
    ruleInWords('attempts', academicRulesWith({ attempts: { reassessments: 0, retakes: 1 } }).attempts.value),
  ).toBe('0 reassessments and 1 retake of a module, no reassessment after the retake')
  expect(whereFrom(usualAcademicRules.attempts)).toBe(
    'Usual, set by the programme. Basis: Usual UK practice; set by the university',
  )
})

test('The form of the rules reads what is set, what is none and what is left at the usual', () => {
  const form = new FormData()
  form.set('passMarkPercent', 'set')
  form.set('passMarkPercent-value', '45')
  form.set('latePenalty', 'none')
  form.set('progression', 'usual')
  form.set('compensation', 'set')
  form.set('compensation-minimumMark', '35')
  form.set('compensation-maximumCreditsPerLevel', 'some')
  form.set('compensation-workBasedModules', 'no')
  form.append('compensation-attempts', 'first-sit')
  form.set('attempts', 'set')
  form.set('attempts-reassessments', '1')
  form.set('attempts-retakes', '1')
  form.set('attempts-reassessmentAfterRetake', 'yes')
  const { settings, faults } = readRules(form)
  expect(settings).toMatchObject({
    passMarkPercent: 45,
    latePenalty: null,
    attempts: { reassessments: 1, retakes: 1, reassessmentAfterRetake: true },
  })
  expect(settings).not.toHaveProperty('progression')
  expect(faults).toEqual([{ field: 'compensation-maximumCreditsPerLevel', message: 'Enter a whole number' }])
})
