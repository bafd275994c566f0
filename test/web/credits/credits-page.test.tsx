import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { cleanup, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CreditsChart } from '../../../web/src/pages/credits/CreditsChart.tsx'
import { Ledger } from '../../../web/src/pages/credits/Ledger.tsx'
import { ModuleList } from '../../../web/src/pages/credits/ModuleList.tsx'
import { Outlook } from '../../../web/src/pages/credits/Outlook.tsx'
import { renderInApp } from '../ui/render-in-app.tsx'

const explanation = {
  rule: 'progression',
  title: 'Progression to year 2',
  basis: 'All of level 4',
  startsFrom: null,
  startsTo: null,
  inputs: [],
  formula: 'C ≥ N',
  working: '20 < 120',
  result: { value: 'not met', unit: 'text' },
  notes: [],
}
const row = {
  id: '1',
  moduleCode: 'PZ1015',
  title: 'Study Skills',
  level: 4,
  year: 1,
  semester: 1,
  credits: 20,
  source: 'board' as const,
  from: 'Winter board',
  awardedOn: '2022-01-19',
  reversed: true,
}
const module = {
  code: 'PZ1015',
  title: 'Study Skills',
  level: 4,
  year: 1,
  credits: 20,
  bySemester: [{ semester: 1, credits: 20 }],
  workBased: false,
  awarded: 0,
  source: null,
  recognition: null,
  decided: {
    outcome: 'reassess',
    mark: 28,
    board: 'Winter board',
    on: '2022-01-19',
    reassessBy: '2022-03-01',
  },
}
const credits: CreditsAnswer = {
  trainee: { id: 't', givenName: 'Asha', familyName: 'Grant' },
  award: 'FdSc',
  credits: 20,
  of: 240,
  missing: 220,
  levels: [
    { level: 4, credits: 20, of: 120, explanation },
    { level: 5, credits: 0, of: 120, explanation },
  ],
  semesters: [
    { year: 1, semester: 1, credits: 20, of: 40 },
    { year: 2, semester: 1, credits: 0, of: 40 },
  ],
  modules: [module],
  openOptions: [{ level: 5, credits: 20 }],
  ledger: [row, { ...row, id: '2', credits: -20, from: 'Summer board', reversed: false }],
  progression: { met: false, credits: 20, needed: 120, missing: 100 },
  exitAward: { title: null, credits: 20 },
  classification: { classification: 'merit', mean: 64.5, final: false },
  overall: null,
  explanations: {
    total: explanation,
    progression: explanation,
    exitAward: explanation,
    classification: explanation,
  },
  may: [],
}

test('The chart has its numbers in a table, by semester and by level', () => {
  render(<CreditsChart credits={credits} />)
  expect(screen.getByRole('img').textContent).toContain(
    'Level 4: 20 of 120 credits. Level 5: 0 of 120 credits.',
  )
  const cells = (name: RegExp) => screen.getByRole('row', { name }).textContent
  expect(cells(/^Year 1, semester 1/)).toBe('Year 1, semester 142040')
  expect(cells(/^Year 2, semester 1/)).toBe('Year 2, semester 15040')
  expect(cells(/^Level 4 in all/)).toBe('Level 4 in all420120')
})

test('The ledger keeps what was taken back, with a real minus', () => {
  render(<Ledger credits={credits} />)
  expect(screen.getByText('Winter board, taken back later')).toBeDefined()
  expect(screen.getByText('Taken back by Summer board')).toBeDefined()
  expect(screen.getByText('−20')).toBeDefined()
})

test('The ledger names prior learning that was taken back in both rows, with the reason', () => {
  const learned = { ...row, source: 'prior-learning' as const, from: 'Certificate of 2019' }
  const taken = { ...learned, id: '2', credits: -20, from: 'Of somebody else', reversed: false }
  render(<Ledger credits={{ ...credits, ledger: [learned, taken] }} />)
  expect(screen.getByText('Prior learning: Certificate of 2019, taken back later')).toBeDefined()
  expect(screen.getByText('Prior learning taken back: Of somebody else')).toBeDefined()
})

test('A recognised module leads to taking it back, for who may recognise', () => {
  const recognition = { version: 1, id: 'l', evidence: 'Certificate', recognisedOn: '2022-01-19', by: null }
  const recognised = { ...module, awarded: 20, source: 'prior-learning' as const, recognition, decided: null }
  const shown = { ...credits, modules: [recognised] }
  renderInApp(<ModuleList credits={shown} />)
  expect(screen.queryByRole('link')).toBeNull()
  cleanup()
  renderInApp(<ModuleList credits={{ ...shown, may: ['recognise-prior-learning'] }} />)
  const link = screen.getByRole('link', { name: 'Take this back prior learning for PZ1015' })
  expect(link.getAttribute('href')).toBe('/trainees/t/credits/prior-learning/l/take-back')
})

test('An empty ledger says where credits come from', () => {
  render(<Ledger credits={{ ...credits, ledger: [] }} />)
  expect(screen.getByText(/when a board publishes results/)).toBeDefined()
})

test('A module says what was decided and by when; an option to choose is named', () => {
  render(<ModuleList credits={credits} />)
  expect(screen.getByText('Reassess, 28, by 1 March 2022')).toBeDefined()
  expect(screen.getByText('The level 5 option of 20 credits is not chosen yet.')).toBeDefined()
})

test('What the credits mean is said in sentences, each with its working', () => {
  render(<Outlook credits={credits} own />)
  expect(
    screen.getByText(/^20 of 120 level 4 credits for year 2 are held\. 100 are still to come\./),
  ).toBeDefined()
  expect(screen.getByText(/The level 5 mean so far is 64\.5: a merit if it stays so\./)).toBeDefined()
  expect(screen.getAllByText('20 < 120')).toHaveLength(3)
})
