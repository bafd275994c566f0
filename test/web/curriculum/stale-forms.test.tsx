import type { AcademicRulesView, OptionGroupView } from '@rung/shared/contract/curriculum'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import * as optionPage from '../../../web/src/pages/curriculum/ChooseOptionPage.tsx'
import * as rulesPage from '../../../web/src/pages/curriculum/EditRulesPage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
const id = '01890000-0000-7000-8000-000000000002'
const writes = () => asked.filter(({ method }) => method !== 'GET')

/** A page whose first save comes too late: from then on the server has `now`. */
function open(page: RouteObject, address: string, was: unknown, now: unknown, current: unknown) {
  let there = was
  answerWith(({ method }) => {
    if (method === 'GET') return { status: 200, body: there }
    if (there === now) return { status: 200, body: current }
    there = now
    return problem(412, 'stale', { detail: 'Look', current })
  })
  const router = createMemoryRouter(
    [{ ...page, HydrateFallback: () => null } as RouteObject, { path: '*', element: <h1>Elsewhere</h1> }],
    { initialEntries: [address] },
  )
  render(<RouterProvider router={router} />)
  return { user: userEvent.setup(), router }
}

const rowOf = (name: string) =>
  within(within(screen.getByRole('alertdialog')).getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)

const rules: AcademicRulesView = {
  version: 3,
  curriculum: { id, title: 'Autumn 2022', state: 'draft', startsOn: '2022-09-05' },
  programme: { id, title: 'Foundation degree' },
  today: '2022-05-11',
  dated: [],
  mayChange: true,
}
const ruled: AcademicRulesView = {
  ...rules,
  version: 4,
  dated: [{ startsOn: '2022-09-05', settings: { passMarkPercent: 50 }, setBy: 'Helen Ashworth' }],
}
const openRules = () =>
  open(
    {
      path: '/curricula/:curriculumId/rules/edit',
      Component: rulesPage.Component,
      loader: rulesPage.loader,
      action: rulesPage.action,
    },
    `/curricula/${id}/rules/edit`,
    rules,
    ruled,
    ruled,
  )

async function setPassMark(user: ReturnType<typeof userEvent.setup>) {
  const pass = within(await screen.findByRole('group', { name: 'Pass mark' }))
  await user.click(pass.getByRole('radio', { name: 'Set by the programme' }))
  await user.clear(pass.getByLabelText('Pass mark'))
  await user.type(pass.getByLabelText('Pass mark'), '45')
  await user.click(screen.getByRole('button', { name: 'Save the rules' }))
  await screen.findByRole('alertdialog')
}

test('Rules that somebody set meanwhile stand beside those typed, with who set them, and mine are saved over them', async () => {
  const { user, router } = openRules()
  await setPassMark(user)
  expect(screen.getByText(/Helen Ashworth set its latest rules/)).toBeDefined()
  expect(rowOf('Pass mark')).toEqual(['45%', '50%'])
  await user.click(screen.getByRole('button', { name: 'Use mine' }))
  expect(await screen.findByRole('heading', { name: 'Elsewhere' })).toBeDefined()
  expect(router.state.location.search).toBe('?done=saved')
  expect(writes().map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"4"'])
  expect(writes()[1]?.body).toEqual(writes()[0]?.body)
})

test('Closed undecided, the rules typed are still in the form', async () => {
  const { user } = openRules()
  await setPassMark(user)
  screen.getByRole('alertdialog').dispatchEvent(new Event('cancel', { cancelable: true }))
  await expect.poll(() => screen.queryByRole('alertdialog')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'Pass mark' })).toHaveProperty('value', '45')
})

const options = [
  { code: 'NU1018', title: 'Care', credits: 20, workBased: false, advised: null },
  { code: 'NU1019', title: 'Listening', credits: 20, workBased: false, advised: null },
]
const group: OptionGroupView = {
  version: 1,
  group: 'level-4',
  level: 4,
  year: 1,
  options,
  chosen: { code: 'NU1018', title: 'Care', on: '2022-01-10', reason: null, hasResults: false },
}
const changed: OptionGroupView = {
  ...group,
  version: 2,
  chosen: { code: 'NU1019', title: 'Listening', on: '2022-02-01', reason: 'Moved wards', hasResults: false },
}

test('A choice that somebody changed meanwhile stands beside mine, and theirs is kept where I say so', async () => {
  const trainee = { id, name: 'Asha Grant' }
  const listed = (one: OptionGroupView) => ({ trainee, rows: [one], mayChoose: true })
  const { user, router } = open(
    {
      path: '/trainees/:traineeId/options/:optionGroup',
      Component: optionPage.Component,
      loader: optionPage.loader,
      action: optionPage.action,
    },
    `/trainees/${id}/options/level-4`,
    listed(group),
    listed(changed),
    changed,
  )
  await user.click(await screen.findByRole('radio', { name: /^Care/ }))
  for (const [part, text] of [
    ['Day', '3'],
    ['Month', '3'],
    ['Year', '2022'],
  ] as const)
    await user.type(screen.getByLabelText(part), text)
  await user.type(screen.getByLabelText('Why the choice changes'), 'Asked to')
  await user.click(screen.getByRole('button', { name: 'Change the choice' }))
  await screen.findByRole('alertdialog')
  expect(rowOf('Option')).toEqual(['Care (NU1018)', 'Listening (NU1019)'])
  expect(rowOf('Chosen on')).toEqual(['3 March 2022', '1 February 2022'])
  expect(rowOf('Why')).toEqual(['Asked to', 'Moved wards'])
  await user.click(screen.getByRole('button', { name: 'Keep theirs' }))
  expect(await screen.findByRole('heading', { name: 'Elsewhere' })).toBeDefined()
  expect(router.state.location.pathname).toBe(`/trainees/${id}`)
  expect(writes()).toHaveLength(1)
})
