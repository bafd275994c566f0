import type { OffTheJobAnswer } from '@rung/shared/contract/off-the-job'
import { formatHours } from '@rung/shared/kernel/minutes'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { logPaths, type WhoseLog } from './whose-log.ts'

type Explanation = OffTheJobAnswer['explanations']['minimum']

/** Side by side and never confused: what the law asks for, what was planned, what was done and signed. */
export function ThreeFigures({ whose, hours }: { whose: WhoseLog; hours: OffTheJobAnswer }) {
  const { figures, explanations } = hours
  const { minimumMinutes, plannedMinutes, signedMinutes } = figures
  return (
    <section className="otj-three">
      <h2 className="rung-section-title">The three figures</h2>
      <div className="otj-three__figures">
        <Figure
          title="Legal minimum"
          figure={minimumMinutes === null ? 'Not known yet' : formatHours(minimumMinutes)}
          means="The least the law asks for"
          explanation={explanations.minimum}
        />
        <Figure
          title="Planned"
          figure={formatHours(plannedMinutes)}
          means="What the signed training plan promises"
          explanation={explanations.planned}
        />
        <Figure
          title="Actual"
          figure={formatHours(signedMinutes)}
          means="Logged and signed by a mentor"
          explanation={explanations.actual}
          entries={{ text: 'See the signed entries', href: `${logPaths(whose).log()}?state=signed` }}
        />
      </div>
    </section>
  )
}

interface FigureProps {
  title: string
  figure: string
  means: string
  explanation: Explanation
  entries?: { text: string; href: string }
}

function Figure({ title, figure, means, explanation, entries }: FigureProps) {
  return (
    <section className="otj-figure">
      <h3 className="otj-figure__title">{title}</h3>
      <p className="otj-figure__number">{figure}</p>
      <p className="otj-figure__means">{means}</p>
      <ExplanationDrawer
        explanation={explanation}
        summary={`Why ${figure.charAt(0).toLowerCase()}${figure.slice(1)}?`}
        entries={entries}
      />
    </section>
  )
}
