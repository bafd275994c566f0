import { formatCount } from '../words/counts.ts'

export interface HoursAxisProps {
  /** Whole minutes, from the bottom up. */
  ticks: readonly number[]
  y: (minutes: number) => number
  left: number
  right: number
}

/** Faint lines across a chart at round numbers of hours, named at the left. */
export function HoursAxis({ ticks, y, left, right }: HoursAxisProps) {
  return (
    <g className="rung-axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {formatCount(tick / 60)}
          </text>
        </g>
      ))}
    </g>
  )
}
