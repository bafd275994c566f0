import { Button } from '../../ui/Button.tsx'

/** For work of more than a second whose length nobody knows: what is going on, and a way to stop it. */
export function Working({ text, onCancel }: { text: string; onCancel: () => void }) {
  return (
    <div className="rung-progress">
      <p className="rung-progress__text" role="status">
        {text}
      </p>
      <progress className="rung-progress__bar imports-moving" aria-label={text} />
      <Button type="button" kind="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
