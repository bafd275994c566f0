import { Icon } from './Icon.tsx'

export type SaveStateProps =
  | { state: 'saving' }
  /** `at` in words: '9:42am'. */
  | { state: 'saved'; at: string }
  | { state: 'on-device' }
  | { state: 'failed'; onRetry: () => void }

/** Beside a form that keeps itself: where the work is now. */
export function SaveState(props: SaveStateProps) {
  return (
    <p className={`rung-save rung-save--${props.state}`} role="status">
      {props.state === 'saved' && <Icon name="tick" />}
      {saveWords(props)}
      {props.state === 'failed' && (
        <button type="button" className="rung-quiet-button" onClick={props.onRetry}>
          Try again
        </button>
      )}
    </p>
  )
}

function saveWords(props: SaveStateProps): string {
  switch (props.state) {
    case 'saving':
      return 'Saving'
    case 'saved':
      return `Saved at ${props.at}`
    case 'on-device':
      return 'Saved on this device. It will be sent when you have signal.'
    case 'failed':
      return 'Not saved yet. What you typed is still here. '
  }
}
