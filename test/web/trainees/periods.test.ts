import { expect, test } from 'vitest'
import { byTime } from '../../../web/src/pages/trainees/periods.ts'

test('a record tells today from what comes and what is over', () => {
  const over = { startsOn: '2021-04-06', endsOn: '2022-05-10' }
  const ending = { startsOn: '2021-04-06', endsOn: '2022-05-11' }
  const open = { startsOn: '2022-05-11', endsOn: null }
  const ahead = { startsOn: '2022-05-12', endsOn: null }
  expect(byTime([ahead, open, ending, over], '2022-05-11')).toEqual({
    later: [ahead],
    now: [open, ending],
    earlier: [over],
  })
})
