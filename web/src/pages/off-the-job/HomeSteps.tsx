import type { NextStepView, TraineeHome } from '@rung/shared/contract/off-the-job'
import { paths } from '../../paths.ts'
import { type NextStep, NextSteps } from '../../ui/NextSteps.tsx'
import { mentorsInWords } from './entry-words.ts'
import type { WhoseLog } from './whose-log.ts'

/** What blocks the trainee next, who holds it, and the way to where it is put right. */
export function HomeSteps({ whose, home }: { whose: WhoseLog; home: TraineeHome }) {
  return (
    <NextSteps
      title="What needs doing next"
      steps={home.nextSteps.map((step, index) => stepOf(step, index, whose, home))}
      nothing="Nothing stands in your way. Keep logging as you learn."
    />
  )
}

function stepOf(step: NextStepView, index: number, whose: WhoseLog, { mentors }: TraineeHome): NextStep {
  return {
    id: `${step.code}-${index}`,
    text: step.sentence,
    href: placeOf(step.code, whose.traineeId),
    holder: holderOf(step.holder, mentors),
    since: step.since ?? undefined,
    yours: step.holder === 'trainee',
  }
}

function holderOf(holder: NextStepView['holder'], mentors: TraineeHome['mentors']): string {
  if (holder === 'trainee') return 'You'
  if (holder === 'mentor')
    return mentors.length === 0 ? 'Your mentor' : `${mentorsInWords(mentors)}, your mentor`
  return holder === 'manager' ? 'Your manager' : 'Your university tutor'
}

function placeOf(code: NextStepView['code'], traineeId: string): string {
  switch (code) {
    case 'fix-returned':
      return paths.log('returned')
    case 'sign-waiting':
      return paths.log('submitted')
    case 'submit-drafts':
      return paths.log('draft')
    case 'take-assessment':
      return paths.results()
    case 'catch-up':
      return paths.hours()
    case 'log-this-month':
      return paths.logNew()
    case 'allocate-mentor':
    case 'update-mentor':
    case 'choose-option':
      return paths.trainee(traineeId)
  }
}
