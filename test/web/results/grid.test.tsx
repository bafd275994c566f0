import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import * as gridPage from '../../../web/src/pages/results/GridPage.tsx'
import { problem, stubServer } from '../off-the-job/server-stub.ts'

const { asked, answerWith } = stubServer()
beforeEach(() => {
  sessionStorage.clear()
  // jsdom has dialogs without the means to open them.
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
})

const [devi, eilidh, kwame] = ['Afolabi, Devi', 'Okafor, Eilidh', 'Warsame, Kwame'].map((name, place) => {
  const [familyName = '', givenName = ''] = name.split(', ')
  return {
    id: `01800000-0000-7000-8000-00000000000${place + 1}`,
    givenName,
    familyName,
    studentNumber: `2021010${place}`,
    withdrawnOn: null,
    due: true,
    recognised: false,
  }
}) as [Trainee, Trainee, Trainee]
type Trainee = ResultsGrid['trainees'][number]

const cellOf = (
  trainee: Trainee,
  component: string,
  text: string,
  more: Partial<ResultCell> = {},
): ResultCell => ({
  traineeId: trainee.id,
  component,
  id: `01800000-0000-7000-8000-0000000001${trainee.studentNumber.slice(-2)}`,
  version: 1,
  text,
  daysLate: 0,
  handedIn: null,
  feedback: '',
  state: 'provisional',
  published: false,
  correction: null,
  by: { id: devi.id, name: 'Anna Lofthouse' },
  at: '2022-05-11T09:00:00.000Z',
  ...more,
})

const cohortId = '01800000-0000-7000-8000-000000000099'
const grid: ResultsGrid = {
  cohort: { id: cohortId, title: 'Spring 2021' },
  module: { code: 'PZ1022', title: 'Communication', level: 4, year: 1, credits: 20 },
  attempt: 'first-sit',
  components: [
    { key: 'essay', title: 'Essay', kind: 'mark', weight: 60 },
    { key: 'skill', title: 'Skill seen', kind: 'pass-fail', weight: 0 },
  ],
  attempts: ['first-sit', 'reassessment', 'retake'],
  everyone: false,
  takers: 3,
  trainees: [devi, eilidh, kwame],
  closed: [],
  cells: [cellOf(devi, 'essay', '67')],
  dates: [],
  claims: [],
}

type Sent = { cells: { traineeId: string; component: string; text: string; was: object | null }[] }

/** The server keeps what it is sent, as it would. */
function openGrid(answer?: Parameters<typeof answerWith>[0], shown: ResultsGrid = grid, query = '') {
  let version = 1
  answerWith((request) => {
    if (request.method === 'GET') return { status: 200, body: shown }
    if (answer) return answer(request)
    version += 1
    const { cells } = request.body as Sent
    const byId = new Map(grid.trainees.map((trainee) => [trainee.id, trainee]))
    return {
      status: 200,
      body: {
        cells: cells.flatMap(({ traineeId, component, text }) =>
          text === '' ? [] : [cellOf(byId.get(traineeId) ?? devi, component, text, { version })],
        ),
      },
    }
  })
  const router = createMemoryRouter(
    [
      {
        path: '/cohorts/:cohortId/results/:moduleCode',
        loader: gridPage.loader,
        Component: gridPage.Component,
      },
    ],
    { initialEntries: [`/cohorts/${cohortId}/results/PZ1022${query}`] },
  )
  render(<RouterProvider router={router} />)
  return userEvent.setup()
}

const at = () => {
  const cell = document.activeElement?.closest('td, th')
  const row = cell?.closest('tr')
  return `${row?.querySelector('a')?.textContent} ${cell instanceof HTMLTableCellElement ? cell.cellIndex : ''}`
}
const place = async (name: string, column: number) => {
  const row = await screen.findByRole('row', { name: new RegExp(name) })
  const cell = within(row).getAllByRole('gridcell')[column - 1]
  if (!cell) throw new Error(`no cell ${column}`)
  return cell
}
const sent = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => (body as Sent).cells)

test('The grid is one tab stop, and the arrows, Home and End move in it', async () => {
  const user = openGrid()
  const first = await place('Afolabi', 1)
  expect(document.querySelectorAll('[role=grid] [tabindex="0"]')).toHaveLength(1)
  first.focus()
  const walk = async (keys: string, to: string) => {
    await user.keyboard(keys)
    expect(at(), keys).toBe(to)
  }
  await walk('{ArrowRight}', 'Afolabi, Devi 2')
  await walk('{ArrowRight}', 'Afolabi, Devi 2')
  await walk('{ArrowDown}', 'Okafor, Eilidh 2')
  await walk('{Home}', 'Okafor, Eilidh 0')
  await walk('{End}', 'Okafor, Eilidh 2')
  await walk('{Control>}{Home}{/Control}', 'Afolabi, Devi 0')
  await walk('{Control>}{End}{/Control}', 'Warsame, Kwame 2')
  await walk('{ArrowUp}{ArrowLeft}', 'Okafor, Eilidh 1')
  await walk('{PageDown}', 'Warsame, Kwame 1')
})

test('Enter, F2 and typing edit; Escape leaves the mark; Enter saves it and goes on', async () => {
  const user = openGrid()
  const first = await place('Afolabi', 1)
  first.focus()
  await user.keyboard('{Enter}5{Escape}')
  expect(first.textContent).toBe('67')
  expect(at()).toBe('Afolabi, Devi 1')
  await user.keyboard('{F2}.5{Enter}')
  expect(at()).toBe('Okafor, Eilidh 1')
  await user.keyboard('5')
  await user.keyboard('8{Tab}')
  expect(at()).toBe('Okafor, Eilidh 2')
  await user.keyboard('p{Enter}')
  await screen.findByText('Saved at 10:00am')
  expect(sent()).toEqual([
    [{ traineeId: devi.id, component: 'essay', text: '67.5', was: { id: grid.cells[0]?.id, version: 1 } }],
    [{ traineeId: eilidh.id, component: 'essay', text: '58', was: null }],
    [{ traineeId: eilidh.id, component: 'skill', text: 'p', was: null }],
  ])
  await user.keyboard('{ArrowUp}{ArrowLeft}{ArrowUp}{Delete}')
  expect(sent().at(-1)).toMatchObject([{ traineeId: devi.id, text: '' }])
})

test('A mark that cannot be is said at its place and not sent; Control and Z takes the last one back', async () => {
  const user = openGrid()
  ;(await place('Okafor', 1)).focus()
  await user.keyboard('101{Enter}')
  expect((await place('Okafor', 1)).textContent).toContain('101 is more than 100')
  expect((await place('Okafor', 1)).getAttribute('aria-invalid')).toBe('true')
  expect(sent()).toEqual([])
  await user.keyboard('{ArrowUp}{ArrowUp}70{Enter}')
  await screen.findByText('Saved at 10:00am')
  await user.keyboard('{Control>}z{/Control}')
  expect(sent().map(([cell]) => cell?.text)).toEqual(['70', '67'])
  expect((await place('Afolabi', 1)).textContent).toBe('67')
})

const recognised = {
  ...grid,
  trainees: [devi, eilidh, { ...kwame, recognised: true }],
  cells: [cellOf(kwame, 'essay', '28', { state: 'ratified', published: true })],
}

test('Where prior learning stands, the words are shown in place of marks, and a mark is refused there', async () => {
  const user = openGrid(undefined, recognised)
  const cell = await place('Warsame', 2)
  expect(cell.textContent).toBe('Recognised as prior learning')
  expect((await place('Warsame', 1)).textContent).toBe('28Recognised as prior learning, published')
  await user.click(cell)
  await user.keyboard('p{Enter}')
  await user.click(await place('Warsame', 1))
  await user.paste('41')
  for (const column of [1, 2])
    expect((await place('Warsame', column)).textContent).toContain(
      'PZ1022 is recognised as prior learning. To enter a mark, take back the recognition first',
    )
  expect(sent()).toEqual([])
})

test('Plain fields are left out where prior learning stands, but for what was entered before', async () => {
  openGrid(undefined, recognised, '?view=fields')
  const card = (await screen.findByRole('link', { name: 'Warsame, Kwame' })).closest('li')
  if (!card) throw new Error('no card')
  const fields = within(card)
  expect(fields.getAllByRole('textbox').map((field) => (field as HTMLInputElement).value)).toEqual(['28'])
  expect(fields.getByText(/^Recognised as prior learning\. To enter a mark/)).toBeDefined()
  expect(fields.getByRole('link', { name: 'credits of the trainee' }).getAttribute('href')).toBe(
    `/trainees/${kwame.id}/credits`,
  )
})

test('Where somebody saved first, both values and who are shown, and the person decides', async () => {
  const theirs = cellOf(devi, 'essay', '60', { version: 2 })
  let times = 0
  const user = openGrid(() => {
    times += 1
    return times === 1
      ? problem(409, 'conflict', {
          errors: [{ pointer: '/cells/0', code: 'stale', detail: 'Anna entered 60' }],
          current: { cells: [theirs] },
        })
      : { status: 200, body: { cells: [{ ...theirs, text: '71', version: 3 }] } }
  })
  ;(await place('Afolabi', 1)).focus()
  await user.keyboard('71{Enter}')
  const dialog = await screen.findByRole('alertdialog', { hidden: true })
  expect(dialog.textContent).toContain('Anna Lofthouse saved this mark on 11 May 2022 at 10:00am')
  expect(within(dialog).getByRole('row', { name: 'Afolabi, Devi, Essay 71 60', hidden: true })).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Use mine', hidden: true }))
  await screen.findByText('Saved at 10:00am')
  expect(sent().at(-1)).toMatchObject([{ text: '71', was: { version: 2 } }])
})

test('Without signal what was typed stays, also over a reload, and is sent again when asked', async () => {
  let signal = false
  const user = openGrid((request) => {
    if (!signal) return 'no-signal'
    const [cell] = (request.body as Sent).cells
    return { status: 200, body: { cells: [cellOf(kwame, 'essay', cell?.text ?? '', {})] } }
  })
  ;(await place('Warsame', 1)).focus()
  await user.keyboard('44{Enter}')
  await screen.findByText(/Not saved yet. What you typed is still here/)
  expect(sessionStorage.getItem(`rung.results.${cohortId}.PZ1022.first-sit`)).toContain('"44"')
  signal = true
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Saved at 10:00am')
  expect(sessionStorage.getItem(`rung.results.${cohortId}.PZ1022.first-sit`)).toBeNull()
})

test('One row of copied marks goes into the row it is pasted in', async () => {
  const user = openGrid()
  await user.click(await place('Okafor', 1))
  await user.paste('55\tP')
  await screen.findByText('Saved at 10:00am')
  expect(sent().flat()).toMatchObject([
    { traineeId: eilidh.id, component: 'essay', text: '55' },
    { traineeId: eilidh.id, component: 'skill', text: 'P' },
  ])
})

const reassessment: ResultsGrid = {
  ...grid,
  attempt: 'reassessment',
  trainees: [devi, { ...kwame, due: false }],
  cells: [cellOf(kwame, 'essay', '50')],
  closed: [
    { traineeId: devi.id, component: 'skill', stands: 'P' },
    { traineeId: kwame.id, component: 'skill', stands: '' },
  ],
}

test('In a reassessment what stands is shown and refuses a mark, and who is not due is said to be so', async () => {
  const user = openGrid(undefined, reassessment, '?attempt=reassessment')
  const stands = await place('Afolabi', 2)
  expect(stands.textContent).toBe('P stands')
  stands.focus()
  await user.keyboard('F{Enter}')
  expect((await place('Afolabi', 2)).textContent).toContain(
    'P stands, so this is not taken again. Take out the mark',
  )
  expect((await screen.findByRole('rowheader', { name: /Warsame/ })).textContent).toContain(
    'No board has asked Kwame for a reassessment',
  )
  ;(await place('Warsame', 2)).focus()
  await user.keyboard('P{Enter}')
  expect((await place('Warsame', 2)).textContent).toContain('show everyone who takes the module')
  expect(sent()).toEqual([])
  const link = screen.getByRole('link', { name: 'Show everyone who takes the module' })
  expect(link.getAttribute('href')).toBe(
    `/cohorts/${cohortId}/results/PZ1022?attempt=reassessment&everyone=yes`,
  )
})

test('Where no board has asked for a reassessment, the page says so and how to enter one all the same', async () => {
  openGrid(undefined, { ...reassessment, trainees: [], cells: [], closed: [] }, '?attempt=reassessment')
  await screen.findByText('No board has asked for a reassessment of this module yet')
  screen.getByRole('link', { name: 'Show everyone who takes the module' })
})

test('Where everyone is shown a mark is entered for whoever takes the module', async () => {
  const everyone = { ...reassessment, everyone: true, closed: reassessment.closed.slice(0, 1) }
  const user = openGrid(undefined, everyone, '?attempt=reassessment&everyone=yes')
  ;(await place('Warsame', 2)).focus()
  await user.keyboard('P{Enter}')
  await screen.findByText('Saved at 10:00am')
  expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
    everyone: 'yes',
    cells: [{ traineeId: kwame.id, component: 'skill', text: 'P' }],
  })
  screen.getByRole('link', { name: 'Show only who is due' })
})
