import type { QueueRow } from '@rung/shared/contract/off-the-job'
import { expect, test } from 'vitest'
import { keepSelection, keptSelection } from '../../../web/src/pages/sign-offs/kept-selection.ts'

// Only its id matters here.
const row = (id: string) => ({ id }) as QueueRow

test('what was selected is selected still after an entry was read, unless it is gone', () => {
  keepSelection('grace', new Set(['a', 'b']))
  expect([...keptSelection('grace', [row('b'), row('c')])]).toEqual(['b'])
})

test('the next person at the same computer finds nothing selected', () => {
  keepSelection('grace', new Set(['a']))
  expect([...keptSelection('tom', [row('a')])]).toEqual([])
})
