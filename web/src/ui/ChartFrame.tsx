import { type ReactNode, useId, useRef } from 'react'
import { useWidth } from './use-width.ts'

export interface ChartTable {
  headings: readonly string[]
  /** The first cell names the row. */
  rows: readonly (readonly string[])[]
}

export interface ChartFrameProps {
  title: string
  /** What the chart shows, in a sentence, for those who do not see it. */
  description: string
  height: number
  table: ChartTable
  /** Under the chart: what to notice, in words. */
  note?: ReactNode
  headingLevel?: 2 | 3 | undefined
  /** Draws into an SVG of this size in pixels. */
  draw: (width: number) => ReactNode
}

/** Around every chart: heading, drawing with its text alternative, and the same numbers as a table. */
export function ChartFrame({
  title,
  description,
  height,
  table,
  note,
  headingLevel = 2,
  draw,
}: ChartFrameProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const id = useId()
  const Heading = `h${headingLevel}` as const
  return (
    <figure className="rung-chart">
      <Heading className="rung-section-title" id={`${id}-heading`}>
        {title}
      </Heading>
      <div ref={box}>
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-desc`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{description}</desc>
          {draw(width)}
        </svg>
      </div>
      {note && <figcaption className="rung-chart__note">{note}</figcaption>}
      <details className="nhsuk-details rung-chart__details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">
            View as table<span className="nhsuk-u-visually-hidden">: {title}</span>
          </span>
        </summary>
        <div className="rung-chart__table">
          <NumbersTable caption={title} table={table} />
        </div>
      </details>
    </figure>
  )
}

function NumbersTable({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    <table>
      <caption className="nhsuk-u-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {table.headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name = '', ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={table.headings[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
