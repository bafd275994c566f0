import { describe, expect, test } from 'vitest'
import { forecastSentence, planSentence, standingToShow } from '../../../web/src/words/plan-sentences.ts'

const figures = {
  standing: 'behind' as const,
  signedMinutes: 24_720,
  submittedMinutes: 0,
  minimumMinutes: 41_760,
  plannedMinutes: 41_760,
  behindMinutes: 540,
  forecast: { reached: false, reachesOn: '2027-05-03', daysAfterPlannedEnd: 28 },
  reasons: [],
  withdrawnOn: null,
}

describe('Where someone stands, in a sentence', () => {
  test.each([
    [{}, 'You are 9 hours behind plan.'],
    [{ standing: 'on-track' as const }, 'You are 9 hours behind plan. That is still on track.'],
    [{ behindMinutes: 45 }, 'You are 45 minutes behind plan.'],
    [{ behindMinutes: -1800 }, 'You are 30 hours ahead of plan.'],
    [{ behindMinutes: 0 }, 'You are on plan.'],
    [
      { reasons: [{ code: 'on-a-break' }] },
      'You are on a break in learning. Nothing is expected until it ends.',
    ],
  ])('%j', (change, sentence) => {
    expect(planSentence({ ...figures, ...change })).toBe(sentence)
  })

  test('of someone who left there is no standing, only when it was', () => {
    const left = {
      ...figures,
      standing: null,
      behindMinutes: null,
      forecast: null,
      withdrawnOn: '2022-03-12',
    }
    expect(planSentence(left)).toBe('Withdrawn on 12 March 2022.')
    expect(standingToShow(left)).toBeUndefined()
    expect(forecastSentence(left)).toBeNull()
  })

  test('of another person', () => {
    expect(planSentence(figures, 'Ruby')).toBe('Ruby is 9 hours behind plan.')
  })

  test('never shows "On track" beside "behind plan"', () => {
    expect(standingToShow({ ...figures, standing: 'on-track' })).toBeUndefined()
    expect(standingToShow(figures)).toBe('behind')
  })
})

describe('When the hours are reached', () => {
  const forecast = (change: Partial<(typeof figures)['forecast']> | { reachesOn: null }) =>
    forecastSentence({ ...figures, forecast: { ...figures.forecast, ...change } })

  test('names the day and how far it is from the planned end', () => {
    expect(forecast({})).toBe(
      'At this pace you reach 696 hours on 3 May 2027, 28 days after the planned end.',
    )
    expect(forecast({ daysAfterPlannedEnd: -1 })).toContain('1 day before the planned end')
    expect(forecast({ daysAfterPlannedEnd: 0 })).toContain('the day of the planned end')
  })

  test('says so where they are reached, or where nobody can tell', () => {
    expect(forecast({ reached: true })).toBe('You have logged the 696 hours needed.')
    expect(forecast({ reachesOn: null })).toBe(
      'Too little was logged lately to say when you reach 696 hours.',
    )
  })
})
