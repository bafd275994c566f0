import type { CurriculumView } from '@rung/shared/contract/organisations'
import { healthAndSocialCareCurriculum as builtIn } from '@rung/shared/figures/curricula'
import { creditsByLevel, creditsBySemester } from '@rung/shared/rules/curriculum-sums'
import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { settingInWords } from '../../../web/src/pages/organisations/setting-words.ts'
import { readSettings, settingTexts } from '../../../web/src/pages/organisations/settings-form.ts'
import { Prospectus } from '../../../web/src/ui/Prospectus.tsx'

const modules = builtIn.modules.map((module) => ({
  ...module,
  creditsBySemester: Object.entries(module.creditsBySemester).map(([semester, credits]) => ({
    semester: Number(semester),
    credits,
  })),
}))
const curriculum: CurriculumView = {
  title: builtIn.title,
  startsOn: '2021-01-04',
  modules,
  optionGroups: builtIn.optionGroups.map(({ key, level, choose, credits, confirmed }) => ({
    key,
    level,
    choose,
    credits,
    confirmed,
  })),
  semesters: creditsBySemester(modules, builtIn.optionGroups),
  levels: creditsByLevel(modules, builtIn.optionGroups),
}

test('A curriculum reads as a prospectus: years, semesters with their credits, options to choose from', () => {
  render(<Prospectus curriculum={curriculum} />)
  const headings = (level: number) => screen.getAllByRole('heading', { level }).map((one) => one.textContent)
  expect(headings(3)).toEqual(['Year 1, level 4120 credits', 'Year 2, level 5120 credits'])
  const semesters = ['Semester 140 credits', 'Semester 240 credits', 'Semester 340 credits']
  expect(headings(4)).toEqual([...semesters, ...semesters])
  const year = screen.getByRole('region', { name: /^Year 2/ })
  const [options] = within(year).getAllByText('Choose 1 of 2')
  expect(options?.parentElement?.textContent).toContain('Medicines Management for Assistant Practitioners')
  // A module of two semesters stands in both, each time with its part.
  expect(within(year).getAllByText('Developing Practice')).toHaveLength(2)
  expect(within(year).getAllByText('PZ2066, 20 of its 40 credits, learned at work')).toHaveLength(2)
  expect(screen.getByText(/120 credits at level 4, 120 credits at level 5/)).toBeDefined()
})

test('What a programme sets is said in words', () => {
  expect(settingInWords('tolerancePercent', 10)).toBe('10%')
  expect(settingInWords('longAfterMinutes', 600)).toBe('10 hours')
  expect(settingInWords('mentorUpdateMonths', 1)).toBe('1 month')
  expect(settingInWords('lapsedMentor', 'countersign')).toBe('Signs, and someone else countersigns')
})

test('An empty box takes the usual value; what is no number is named', () => {
  const form = new FormData()
  form.set('title', 'FdSc')
  form.set('tolerancePercent', '12')
  form.set('lapsedMentor', 'countersign')
  expect(readSettings(settingTexts(form))).toMatchObject({
    settings: { tolerancePercent: 12, paceDays: null, lapsedMentor: 'countersign', breakMovesEnd: null },
  })
  form.set('paceDays', '12 weeks')
  expect(readSettings(settingTexts(form))).toEqual({
    faults: [{ field: 'paceDays', message: 'Enter a whole number, or leave it empty for the usual' }],
  })
})
