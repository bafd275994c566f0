import { describe, expect, test } from 'vitest'
import { weeksOf, wholeWeeks } from '../../../web/src/pages/off-the-job/weeks.ts'
import { entry } from './samples.ts'

const entries = [
  entry({ id: 'a', learnedOn: '2022-05-09', minutes: 60, state: 'signed' }),
  entry({ id: 'b', learnedOn: '2022-05-08', minutes: 90, state: 'submitted' }),
  entry({ id: 'c', learnedOn: '2022-05-02', minutes: 30, state: 'returned' }),
  entry({ id: 'd', learnedOn: null, state: 'draft' }),
  entry({ id: 'e', learnedOn: '2022-05-01', minutes: 45, state: 'signed' }),
]

describe('A log by week', () => {
  test('runs from Monday to Sunday and adds up what is signed and what waits', () => {
    expect(
      weeksOf(entries).map(({ monday, signedMinutes, submittedMinutes }) => [
        monday,
        signedMinutes,
        submittedMinutes,
      ]),
    ).toEqual([
      ['2022-05-09', 60, 0],
      ['2022-05-02', 0, 90],
      ['2022-04-25', 45, 0],
    ])
  })

  test('leaves the week it breaks off in, whole, to the next page', () => {
    const { weeks, earlierTo } = wholeWeeks(weeksOf(entries), true)
    expect(weeks.map(({ monday }) => monday)).toEqual(['2022-05-09', '2022-05-02'])
    expect(earlierTo).toBe('2022-05-01')
    expect(wholeWeeks(weeksOf(entries), false)).toMatchObject({ earlierTo: null })
  })
})
