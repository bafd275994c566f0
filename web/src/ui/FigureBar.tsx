import { useId } from 'react'

export interface FigureBarProps {
  /** All numbers in one unit; the bar only compares them. */
  done: number
  waiting?: number | undefined
  expected?: number | undefined
  total: number
}

/** The bar under a figure: done solid, waiting striped, a mark where today's expectation stands. The numbers beside it say the same, so screen readers skip it. */
export function FigureBar({ done, waiting = 0, expected, total }: FigureBarProps) {
  const stripes = useId()
  const longest = Math.max(total, done + waiting, expected ?? 0, 1)
  const percent = (value: number) => `${(Math.max(0, value) / longest) * 100}%`
  return (
    <svg className="rung-bar" width="100%" height="44" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={stripes}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="rung-bar__waiting" width="8" height="8" />
          <rect className="rung-bar__stripe" width="3" height="8" />
        </pattern>
        <clipPath id={`${stripes}-shape`}>
          <rect width="100%" height="20" rx="5" />
        </clipPath>
      </defs>
      <svg aria-hidden="true" className="rung-bar__body" y="12" width="100%" height="20">
        <g clipPath={`url(#${stripes}-shape)`}>
          <rect className="rung-bar__track" width="100%" height="20" />
          <rect className="rung-bar__done" width={percent(done)} height="20" />
          <rect x={percent(done)} width={percent(waiting)} height="20" fill={`url(#${stripes})`} />
        </g>
      </svg>
      {expected !== undefined && (
        <svg aria-hidden="true" className="rung-bar__expected" x={percent(expected)} overflow="visible">
          <path d="M0 10v26" />
          <path d="M-6 0h12l-6 9z" />
        </svg>
      )}
    </svg>
  )
}
