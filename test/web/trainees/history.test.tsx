import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { eventOf } from '../../../web/src/pages/trainees/history-events.tsx'
import { Timeline } from '../../../web/src/ui/Timeline.tsx'
import { renderInApp } from '../ui/render-in-app.tsx'

const row = {
  seq: 7,
  at: '2022-05-11T09:00:00.000Z',
  by: { id: 'm1', name: 'Maya Okafor' },
  subject: 'off the job entry',
  action: 'update' as const,
  sentence: 'Maya Okafor signed an entry: University teaching, 3 hours',
  changes: [],
}

test('what happened to one entry leads to it, named by the day of the learning', () => {
  const entries = [
    { ...row, entry: { id: 'e1', learnedOn: '2022-05-10' } },
    { ...row, seq: 6, entry: { id: 'e2', learnedOn: null } },
    { ...row, seq: 5, sentence: 'Maya Okafor signed 10 entries', entry: null },
  ]
  renderInApp(<Timeline events={entries.map((one) => eventOf(one, 't1'))} />)
  const [dated, undated, several] = screen.getAllByRole('listitem')
  const linkIn = (item: HTMLElement | undefined) => within(item ?? document.body).queryByRole('link')
  expect(linkIn(dated)?.textContent).toBe('See the entry of 10 May 2022')
  expect(linkIn(dated)?.getAttribute('href')).toBe('/trainees/t1/log/e1')
  expect(linkIn(undated)?.textContent).toBe('See the entry')
  expect(linkIn(several)).toBeNull()
})
