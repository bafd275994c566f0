import type { Persona } from '@rung/shared/contract/session'
import { roleInWords } from '../../words/roles.ts'

export interface PersonasProps {
  personas: readonly Persona[]
  /** Email address in the form. */
  chosen: string
  onChoose: (persona: Persona) => void
}

/** In the demonstration: invented people, one for each role, who fill in the form. */
export function Personas({ personas, chosen, onChoose }: PersonasProps) {
  return (
    <section className="rung-personas" aria-labelledby="personas">
      <h2 className="rung-section-title" id="personas">
        Try Rung as
      </h2>
      <p>These people are invented. Choose one to fill in the form, then sign in.</p>
      <ul className="rung-personas__list">
        {personas.map((persona) => (
          <li key={persona.email}>
            <button
              type="button"
              className="rung-quick__choice"
              aria-pressed={chosen === persona.email}
              onClick={() => onChoose(persona)}
            >
              <span className="rung-quick__title">{roleInWords(persona.role)}</span>{' '}
              <span className="rung-quick__detail">{persona.name}</span>{' '}
              <span className="rung-personas__about">{persona.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
