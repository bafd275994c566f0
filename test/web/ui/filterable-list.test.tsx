import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { FilterableList } from '../../../web/src/ui/FilterableList.tsx'
import { ResponsiveTable } from '../../../web/src/ui/ResponsiveTable.tsx'
import { TextField } from '../../../web/src/ui/TextField.tsx'
import { renderInApp } from './render-in-app.tsx'

const rows = [
  { id: '1', name: 'Asha Grant', hours: '412 hours' },
  { id: '2', name: 'Ben Holroyd', hours: '390 hours' },
]

const table = (
  <ResponsiveTable
    caption="Trainees"
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      {
        key: 'name',
        heading: 'Name',
        rowHeading: true,
        cell: (row) => row.name,
        sort: { href: '?sort=-name', direction: 'ascending' },
      },
      {
        key: 'hours',
        heading: 'Signed',
        numeric: true,
        cell: (row) => row.hours,
        sort: { href: '?sort=hours' },
      },
    ]}
  />
)

const list = (
  <FilterableList
    countSentence="2 trainees are behind plan"
    filters={<TextField name="name" label="Name" />}
    keep={{ sort: 'name' }}
    chips={[{ text: 'Standing: behind plan', removeHref: '?sort=name' }]}
    clearHref="/trainees"
    previousHref="?before=a"
    nextHref="?after=b"
  >
    {table}
  </FilterableList>
)

describe('A list', () => {
  it('puts its filters into the address, and keeps the sort', async () => {
    const router = renderInApp(list, '/trainees')
    await userEvent.type(screen.getByLabelText('Name'), 'Asha')
    await userEvent.click(screen.getByRole('button', { name: 'Apply filters' }))
    expect(router.state.location.pathname).toBe('/trainees')
    expect(router.state.location.search).toBe('?sort=name&name=Asha')
  })

  it('reads on from the count after a filter, and not before', async () => {
    renderInApp(list)
    const count = screen.getByRole('heading', { name: '2 trainees are behind plan' })
    expect(document.activeElement).toBe(document.body)
    await userEvent.click(screen.getByRole('link', { name: 'Remove filter Standing: behind plan' }))
    expect(document.activeElement).toBe(count)
  })

  it('leads to the pages before and after', async () => {
    const router = renderInApp(list)
    const pages = within(screen.getByRole('navigation', { name: 'Pages' }))
    expect(pages.getByRole('link', { name: 'Previous page' }).getAttribute('href')).toBe('/?before=a')
    await userEvent.click(pages.getByRole('link', { name: 'Next page' }))
    expect(router.state.location.search).toBe('?after=b')
  })

  it('says how it is sorted', () => {
    renderInApp(table)
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')
    expect(screen.getByRole('columnheader', { name: 'Signed' }).getAttribute('aria-sort')).toBeNull()
  })

  it('keeps a table a table when it is stacked', () => {
    renderInApp(table)
    expect(screen.getByRole('table', { name: 'Trainees' }).getAttribute('role')).toBe('table')
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
      'Name Asha Grant',
      'Name Ben Holroyd',
    ])
  })
})
