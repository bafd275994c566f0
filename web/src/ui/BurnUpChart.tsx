import { formatHours } from '@rung/shared/kernel/minutes'
import { formatDate, formatMonth, type PlainDate } from '@rung/shared/kernel/plain-date'
import { wholeHours } from '../words/quantities.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { daysScale, hoursScale, monthTicks } from './chart-scales.ts'
import { HoursAxis } from './HoursAxis.tsx'

export interface BurnUpPoint {
  on: PlainDate
  /** Added up to this day, in whole minutes; null where there is none, such as after today. */
  plannedMinutes: number | null
  signedMinutes: number | null
  /** Signed and waiting together. */
  loggedMinutes: number | null
}

export interface BurnUpChartProps {
  title?: string | undefined
  points: readonly BurnUpPoint[]
  today: PlainDate
  /** The legal minimum in whole minutes; null while it is not known, and then no line is drawn. */
  minimumMinutes: number | null
  headingLevel?: 2 | 3 | undefined
}

const height = 320
const edge = { top: 24, bottom: 32, left: 40 }

/** Hours added up over the whole practical period against the plan. */
export function BurnUpChart({
  title = 'Hours so far',
  points,
  today,
  minimumMinutes,
  headingLevel,
}: BurnUpChartProps) {
  return (
    <ChartFrame
      title={title}
      description={describe(points, minimumMinutes)}
      height={height}
      headingLevel={headingLevel}
      table={{
        headings: ['Date', 'Planned', 'Signed', 'Signed and waiting'],
        rows: points.map((point) => [
          formatDate(point.on),
          hoursOrNone(point.plannedMinutes),
          hoursOrNone(point.signedMinutes),
          hoursOrNone(point.loggedMinutes),
        ]),
      }}
      draw={(width) => (
        <Drawing points={points} today={today} minimumMinutes={minimumMinutes} width={width} />
      )}
    />
  )
}

function hoursOrNone(minutes: number | null): string {
  return minutes === null ? '–' : formatHours(minutes)
}

function describe(points: readonly BurnUpPoint[], minimumMinutes: number | null): string {
  const planned = points.findLast((point) => point.plannedMinutes !== null)
  const actual = points.findLast((point) => point.signedMinutes !== null)
  const parts = [
    planned && `The plan reaches ${formatHours(planned.plannedMinutes ?? 0)} on ${formatDate(planned.on)}.`,
    actual && `By ${formatDate(actual.on)}, ${formatHours(actual.signedMinutes ?? 0)} are signed.`,
    minimumMinutes === null
      ? 'The legal minimum is not known yet.'
      : `The legal minimum is ${formatHours(minimumMinutes)}.`,
  ]
  return parts.filter(Boolean).join(' ')
}

interface DrawingProps {
  points: readonly BurnUpPoint[]
  today: PlainDate
  minimumMinutes: number | null
  width: number
}

function Drawing({ points, today, minimumMinutes, width }: DrawingProps) {
  const first = points[0]?.on ?? today
  const last = points.at(-1)?.on ?? today
  const right = width - 14
  const x = daysScale(first, last, { from: edge.left, to: right })
  const { y, ticks } = hoursScale(mostOf(points, minimumMinutes ?? 0), {
    from: height - edge.bottom,
    to: edge.top,
  })
  const line = (pick: (point: BurnUpPoint) => number | null) =>
    points
      .map((point) => ({ at: x(point.on), value: pick(point) }))
      .filter((point) => point.value !== null)
      .map(
        (point, index) =>
          `${index === 0 ? 'M' : 'L'}${point.at.toFixed(1)} ${y(point.value ?? 0).toFixed(1)}`,
      )
      .join('')
  return (
    <>
      <HoursAxis ticks={ticks} y={y} left={edge.left} right={right} />
      <MonthAxis first={first} last={last} today={today} x={x} width={width} />
      {minimumMinutes !== null && (
        <MinimumLine
          minutes={minimumMinutes}
          y={y}
          left={edge.left}
          right={right}
          words={actualWords(points, x, y)}
        />
      )}
      <path className="rung-burn__planned" d={line((point) => point.plannedMinutes)} />
      {today >= first && today <= last && (
        <g className="rung-burn__today">
          <line x1={x(today)} x2={x(today)} y1={edge.top} y2={height - edge.bottom + 6} />
          <text x={clamp(x(today), edge.left, right - 22)} y={height - 10} textAnchor="middle">
            Today
          </text>
        </g>
      )}
      <path className="rung-burn__logged" d={line((point) => point.loggedMinutes)} />
      <path className="rung-burn__signed" d={line((point) => point.signedMinutes)} />
      <EndLabels points={points} x={x} y={y} left={edge.left} right={right} />
    </>
  )
}

interface MinimumLineProps {
  minutes: number
  y: (minutes: number) => number
  left: number
  right: number
  /** Where the signed line ends and its own words stand. */
  words: { x: number; y: number }
}

/** Named at its left, where the plan runs far below it; on a phone at its right while the signed line's words stand there. */
function MinimumLine({ minutes, y, left, right, words }: MinimumLineProps) {
  const narrow = right < 420
  const atRight = narrow && words.x < left + 210 && Math.abs(words.y - y(minutes)) < 70
  return (
    <g className="rung-burn__minimum">
      <line x1={left} x2={right} y1={y(minutes)} y2={y(minutes)} />
      <text x={atRight ? right : left + 4} y={y(minutes) - 7} textAnchor={atRight ? 'end' : 'start'}>
        {narrow ? 'Legal minimum' : `Legal minimum ${formatHours(minutes)}`}
      </text>
    </g>
  )
}

function actualWords(
  points: readonly BurnUpPoint[],
  x: (date: PlainDate) => number,
  y: (minutes: number) => number,
): { x: number; y: number } {
  const actual = points.findLast((point) => point.signedMinutes !== null)
  return actual
    ? { x: x(actual.on), y: y(actual.loggedMinutes ?? actual.signedMinutes ?? 0) }
    : { x: 0, y: 0 }
}

function mostOf(points: readonly BurnUpPoint[], minimumMinutes: number): number {
  return Math.max(
    minimumMinutes,
    ...points.flatMap((point) => [point.plannedMinutes ?? 0, point.loggedMinutes ?? 0]),
  )
}

interface MonthAxisProps {
  first: PlainDate
  last: PlainDate
  today: PlainDate
  x: (date: PlainDate) => number
  width: number
}

/** Months along the bottom, making way for "Today". */
function MonthAxis({ first, last, today, x, width }: MonthAxisProps) {
  const months = monthTicks(first, last, Math.floor(width / 84))
  return (
    <g className="rung-axis">
      {months
        .filter((month) => Math.abs(x(month) - x(today)) > 58)
        .map((month) => (
          <text
            key={month}
            x={x(month)}
            y={height - 10}
            textAnchor={x(month) > width - 40 ? 'end' : 'middle'}
          >
            {shortMonth(month)}
          </text>
        ))}
    </g>
  )
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** 'Jan 26' */
function shortMonth(month: PlainDate): string {
  const [name = '', year = ''] = formatMonth(month).split(' ')
  return `${name.slice(0, 3)} ${year.slice(2)}`
}

interface EndLabelsProps {
  points: readonly BurnUpPoint[]
  x: (date: PlainDate) => number
  y: (minutes: number) => number
  left: number
  right: number
}

/** Each line is named where it ends, on the side of it where no other line runs. */
function EndLabels({ points, x, y, left, right }: EndLabelsProps) {
  const actual = points.findLast((point) => point.signedMinutes !== null)
  return (
    <g className="rung-burn__labels">
      <PlannedLabel points={points} x={x} y={y} right={right} />
      {actual && <ActualLabels actual={actual} x={x} y={y} right={right} />}
      <text className="rung-axis__unit" x={left} y={12} textAnchor="end">
        Hours
      </text>
    </g>
  )
}

/** Under the plan's end, low enough for its line to pass above the word. */
function PlannedLabel({ points, x, y, right }: Omit<EndLabelsProps, 'left'>) {
  const first = points[0]
  const last = points.findLast((point) => point.plannedMinutes !== null)
  if (!first || !last || last === first) return null
  const top = y(last.plannedMinutes ?? 0)
  const slope = (y(first.plannedMinutes ?? 0) - top) / Math.max(1, x(last.on) - x(first.on))
  return (
    <text className="rung-burn__planned-label" x={right} y={top + slope * 60 + 16} textAnchor="end">
      Planned
    </text>
  )
}

interface ActualLabelsProps extends Omit<EndLabelsProps, 'points' | 'left'> {
  actual: BurnUpPoint
}

function ActualLabels({ actual, x, y, right }: ActualLabelsProps) {
  const signed = actual.signedMinutes ?? 0
  const waiting = (actual.loggedMinutes ?? signed) - signed
  const at = x(actual.on)
  const toLeft = at + 108 > right
  const above = toLeft || (actual.plannedMinutes !== null && signed >= actual.plannedMinutes)
  const side = toLeft
    ? ({ x: at - 10, textAnchor: 'end' } as const)
    : ({ x: at + 10, textAnchor: 'start' } as const)
  const first = above ? Math.max(edge.top + 34, y(signed + waiting) - 12) : y(signed) + 18
  return (
    <>
      {waiting > 0 && <circle className="rung-burn__logged-dot" cx={at} cy={y(signed + waiting)} r={4} />}
      <circle className="rung-burn__signed-dot" cx={at} cy={y(signed)} r={5} />
      <text {...side} y={first} className="rung-burn__signed-label">
        Signed {wholeHours(signed)}
      </text>
      {waiting > 0 && (
        <text {...side} y={first + (above ? -18 : 18)} className="rung-burn__logged-label">
          Waiting {wholeHours(waiting)}
        </text>
      )}
    </>
  )
}
