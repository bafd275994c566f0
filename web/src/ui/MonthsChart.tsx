import { decimalHours, formatHours } from '@rung/shared/kernel/minutes'
import { formatMonth, type PlainMonth } from '@rung/shared/kernel/plain-date'
import { countOf } from '../words/counts.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { hoursScale } from './chart-scales.ts'
import { HoursAxis } from './HoursAxis.tsx'

export interface MonthBar {
  month: PlainMonth
  signedMinutes: number
  /** Waiting for signature, on top of signed. */
  submittedMinutes: number
  /** 'flagged' is a month that needed learning and had none; 'not-expected' is a break or time outside the practical period. */
  empty?: 'flagged' | 'not-expected' | undefined
}

export interface MonthsChartProps {
  title?: string | undefined
  months: readonly MonthBar[]
  headingLevel?: 2 | 3 | undefined
}

const height = 260
const edge = { top: 26, bottom: 46, left: 40, right: 4 }

/** Hours in each month. A month without any learning is marked, because some is needed in each. */
export function MonthsChart({ title = 'Hours in each month', months, headingLevel }: MonthsChartProps) {
  const flagged = months.filter((month) => month.empty === 'flagged').map((month) => formatMonth(month.month))
  return (
    <ChartFrame
      title={title}
      description={describe(months)}
      height={height}
      headingLevel={headingLevel}
      note={
        flagged.length > 0 && `No learning logged in ${listInWords(flagged)}. Some is needed in every month.`
      }
      table={{
        headings: ['Month', 'Signed', 'Waiting for signature'],
        rows: months.map((bar) => [
          formatMonth(bar.month),
          formatHours(bar.signedMinutes),
          formatHours(bar.submittedMinutes),
        ]),
      }}
      draw={(width) => <Drawing months={months} width={width} />}
    />
  )
}

function describe([first, ...others]: readonly MonthBar[]): string {
  if (!first) return 'No months yet.'
  const most = others.reduce((best, bar) => (total(bar) > total(best) ? bar : best), first)
  return `${countOf(others.length + 1, 'month')}. Most in ${formatMonth(most.month)}: ${formatHours(total(most))}.`
}

function total(bar: MonthBar): number {
  return bar.signedMinutes + bar.submittedMinutes
}

/** ['March', 'May', 'June'] → 'March, May and June' */
function listInWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function Drawing({ months, width }: { months: readonly MonthBar[]; width: number }) {
  const most = Math.max(600, ...months.map(total))
  const floor = height - edge.bottom
  const { y, ticks } = hoursScale(most, { from: floor, to: edge.top })
  const slot = (width - edge.left - edge.right) / Math.max(1, months.length)
  return (
    <>
      <HoursAxis ticks={ticks} y={y} left={edge.left} right={width - edge.right} />
      <text className="rung-axis__unit" x={edge.left} y={12} textAnchor="end">
        Hours
      </text>
      {months.map((bar, index) => (
        <Bar
          key={bar.month}
          bar={bar}
          left={edge.left + slot * index}
          slot={slot}
          y={y}
          floor={floor}
          first={index === 0}
          name={nameOf(bar, index, slot)}
        />
      ))}
    </>
  )
}

interface BarProps {
  bar: MonthBar
  left: number
  slot: number
  y: (minutes: number) => number
  floor: number
  first: boolean
  name: string
}

/** As much of each month's name as there is room for; where there is hardly any, every third month is named. */
function nameOf(bar: MonthBar, index: number, slot: number): string {
  const name = formatMonth(bar.month)
  if (slot >= 28) return name.slice(0, 3)
  if (slot >= 13) return name.slice(0, 1)
  return index % 3 === 0 ? name.slice(0, 3) : ''
}

function Bar({ bar, left, slot, y, floor, first, name }: BarProps) {
  const wide = Math.min(36, slot * 0.72)
  const middle = left + slot / 2
  const signedTop = y(bar.signedMinutes)
  const top = y(total(bar))
  const year = bar.month.slice(0, 4)
  return (
    <g className="rung-months">
      <rect
        className="rung-months__signed"
        x={middle - wide / 2}
        width={wide}
        y={signedTop}
        height={floor - signedTop}
      />
      <rect
        className="rung-months__waiting"
        x={middle - wide / 2}
        width={wide}
        y={top}
        height={signedTop - top}
      />
      {bar.empty === 'flagged' && (
        <g className="rung-months__flag">
          <path d={`M${middle} ${floor - 18}l8 14h-16z`} />
          <path
            className="rung-months__flag-mark"
            d={`M${middle} ${floor - 13}v5M${middle} ${floor - 6}v.1`}
          />
        </g>
      )}
      {total(bar) > 0 && slot >= 22 && (
        <text className="rung-months__value" x={middle} y={top - 5} textAnchor="middle">
          {decimalHours(Math.round(total(bar) / 60) * 60)}
        </text>
      )}
      <text className="rung-months__name" x={middle} y={floor + 18} textAnchor="middle">
        {name}
      </text>
      {(first || bar.month.endsWith('-01')) && (
        <text
          className="rung-months__name"
          x={middle}
          y={floor + 36}
          textAnchor={first ? 'start' : 'middle'}
          dx={first ? -wide / 2 : 0}
        >
          {year}
        </text>
      )}
    </g>
  )
}
