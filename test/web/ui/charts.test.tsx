import { parseDuration } from '@rung/shared/kernel/minutes'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { BurnUpChart, type BurnUpPoint } from '../../../web/src/ui/BurnUpChart.tsx'
import { type MonthBar, MonthsChart } from '../../../web/src/ui/MonthsChart.tsx'

const months: readonly MonthBar[] = [
  { month: '2026-01', signedMinutes: 1350, submittedMinutes: 0 },
  { month: '2026-02', signedMinutes: 0, submittedMinutes: 0, empty: 'flagged' },
  { month: '2026-03', signedMinutes: 1800, submittedMinutes: 600 },
]

const points: readonly BurnUpPoint[] = [
  { on: '2026-01-01', plannedMinutes: 0, signedMinutes: 0, loggedMinutes: 0 },
  { on: '2026-01-31', plannedMinutes: 1740, signedMinutes: 1350, loggedMinutes: 1350 },
  { on: '2026-02-28', plannedMinutes: 3480, signedMinutes: 2700, loggedMinutes: 3300 },
  { on: '2026-03-31', plannedMinutes: 5220, signedMinutes: null, loggedMinutes: null },
]

/** The table under the chart, as text. */
function tableRows(): string[][] {
  return screen
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''))
}

/** Heights of the bars of one kind, in pixels, left to right. */
function heights(kind: string): number[] {
  return [...document.querySelectorAll(`.rung-months__${kind}`)].map((bar) =>
    Number(bar.getAttribute('height')),
  )
}

/** The y of each corner of a line, in pixels. */
function corners(line: string): number[] {
  const drawn = document.querySelector(`path.rung-burn__${line}`)?.getAttribute('d') ?? ''
  return [...drawn.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map((match) => Number(match[1]))
}

describe('The chart of months', () => {
  it('has a title and says what it shows', () => {
    render(<MonthsChart months={months} />)
    const chart = screen.getByRole('img', { name: 'Hours in each month' })
    expect(chart.querySelector('desc')?.textContent).toBe('3 months. Most in March 2026: 40 hours.')
  })

  it('holds the same numbers as its table', () => {
    render(<MonthsChart months={months} />)
    const [, ...rows] = tableRows()
    const tabled = rows.map(([, signed = '', waiting = '']) => [
      parseDuration(signed),
      parseDuration(waiting),
    ])
    expect(tabled).toEqual(months.map((bar) => [bar.signedMinutes, bar.submittedMinutes]))
    const pixelsAMinute = (heights('signed')[2] ?? 0) / 1800
    expect(pixelsAMinute).toBeGreaterThan(0)
    for (const [index, bar] of months.entries()) {
      expect(heights('signed')[index]).toBeCloseTo(bar.signedMinutes * pixelsAMinute, 1)
      expect(heights('waiting')[index]).toBeCloseTo(bar.submittedMinutes * pixelsAMinute, 1)
    }
  })

  it('says a month without any in words', () => {
    render(<MonthsChart months={months} />)
    expect(screen.getByText(/No learning logged in February 2026/)).toBeTruthy()
  })

  it('stands up with no months at all', () => {
    render(<MonthsChart months={[]} />)
    expect(screen.getByRole('img').querySelector('desc')?.textContent).toBe('No months yet.')
  })
})

describe('The burn-up chart', () => {
  it('holds the same numbers as its table', () => {
    render(<BurnUpChart points={points} today="2026-02-28" minimumMinutes={5220} />)
    const [headings, ...rows] = tableRows()
    expect(headings).toEqual(['Date', 'Planned', 'Signed', 'Signed and waiting'])
    expect(rows[2]).toEqual(['28 February 2026', '58 hours', '45 hours', '55 hours'])
    expect(rows[3]).toEqual(['31 March 2026', '87 hours', '–', '–'])
    const [floor = 0, , , top = 0] = corners('planned')
    const pixelsAMinute = (floor - top) / 5220
    for (const [line, pick] of [
      ['planned', (point: BurnUpPoint) => point.plannedMinutes],
      ['signed', (point: BurnUpPoint) => point.signedMinutes],
      ['logged', (point: BurnUpPoint) => point.loggedMinutes],
    ] as const) {
      const known = points.map(pick).filter((minutes) => minutes !== null)
      expect(corners(line)).toHaveLength(known.length)
      for (const [index, minutes] of known.entries()) {
        expect(corners(line)[index]).toBeCloseTo(floor - minutes * pixelsAMinute, 0)
      }
    }
  })

  it('says plan, signed hours and minimum in its description', () => {
    render(<BurnUpChart points={points} today="2026-02-28" minimumMinutes={5220} />)
    expect(screen.getByRole('img', { name: 'Hours so far' }).querySelector('desc')?.textContent).toBe(
      'The plan reaches 87 hours on 31 March 2026. By 28 February 2026, 45 hours are signed. The legal minimum is 87 hours.',
    )
  })

  it('draws no line for a minimum that is not known, and says so', () => {
    render(<BurnUpChart points={points} today="2026-02-28" minimumMinutes={null} />)
    expect(document.querySelector('.rung-burn__minimum')).toBeNull()
    expect(screen.getByRole('img').querySelector('desc')?.textContent).toContain(
      'The legal minimum is not known yet.',
    )
  })

  it('names each line where it ends', () => {
    render(<BurnUpChart points={points} today="2026-02-28" minimumMinutes={5220} />)
    for (const words of ['Planned', 'Signed 45', 'Waiting 10', 'Today']) {
      expect(screen.getAllByText(words).length).toBeGreaterThan(0)
    }
  })
})
