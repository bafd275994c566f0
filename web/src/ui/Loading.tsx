export interface LoadingProps {
  /** 'Loading trainees' */
  text?: string | undefined
  /** What is coming, so that nothing jumps. */
  shape?: 'lines' | 'figure' | 'table' | undefined
}

const rows = { lines: 4, figure: 2, table: 6 }

/** Holds the place of what is being loaded. Nothing is seen for the first 200 ms, so quick answers never flash. */
export function Loading({ text = 'Loading', shape = 'lines' }: LoadingProps) {
  return (
    <div className={`rung-loading rung-loading--${shape}`} role="status">
      <span className="nhsuk-u-visually-hidden">{text}</span>
      {Array.from({ length: rows[shape] }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows never move
        <span key={row} className="rung-loading__row" />
      ))}
    </div>
  )
}
