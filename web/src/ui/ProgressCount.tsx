import { formatCount } from '../words/counts.ts'
import { Button } from './Button.tsx'

export interface ProgressCountProps {
  /** 'Checking rows' */
  text: string
  done: number
  total: number
  onCancel?: (() => void) | undefined
}

/** For work of more than a second: how far it is, and a way to stop it. */
export function ProgressCount({ text, done, total, onCancel }: ProgressCountProps) {
  const words = `${text}: ${formatCount(done)} of ${formatCount(total)}`
  return (
    <div className="rung-progress">
      <p className="rung-progress__text" role="status">
        {words}
      </p>
      <progress className="rung-progress__bar" value={done} max={total} aria-label={text} />
      {onCancel && (
        <Button type="button" kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  )
}
