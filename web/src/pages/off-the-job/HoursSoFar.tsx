import type { StandingFigures } from '@rung/shared/contract/off-the-job'
import { HoursFigure } from '../../ui/FigureSentence.tsx'
import { expectedToShow, planSentence, standingToShow } from '../../words/plan-sentences.ts'
import { HowWorkedOut } from './HowWorkedOut.tsx'
import type { WhoseLog } from './whose-log.ts'

/** "412 of 696 hours. You are 9 hours behind plan." */
export function HoursSoFar({ whose, figures }: { whose: WhoseLog; figures: StandingFigures }) {
  return (
    <HoursFigure
      signedMinutes={figures.signedMinutes}
      submittedMinutes={figures.submittedMinutes}
      expectedMinutes={expectedToShow(figures)}
      plannedMinutes={figures.plannedMinutes}
      follow={planSentence(figures)}
      standing={standingToShow(figures)}
    >
      <HowWorkedOut whose={whose} figures={figures} />
    </HoursFigure>
  )
}
