export interface QuickChoice {
  key: string
  /** 'University day' */
  title: string
  /** '7 hours 30 minutes, today' */
  detail: string
}

export interface QuickPickProps {
  /** 'Log again' */
  label: string
  choices: readonly QuickChoice[]
  chosen?: string | undefined
  onChoose: (key: string) => void
}

/** A few large buttons for what someone does most, one tap each: the last kinds of learning. */
export function QuickPick({ label, choices, chosen, onChoose }: QuickPickProps) {
  return (
    <fieldset className="rung-quick">
      <legend className="rung-section-title">{label}</legend>
      {choices.map(({ key, title, detail }) => (
        <button
          key={key}
          type="button"
          className="rung-quick__choice"
          aria-pressed={chosen === undefined ? undefined : chosen === key}
          onClick={() => onChoose(key)}
        >
          <span className="rung-quick__title">{title}</span>
          <span className="rung-quick__detail">{detail}</span>
        </button>
      ))}
    </fieldset>
  )
}
