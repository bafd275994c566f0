import type { BoardModule, BoardTrainee, BoardView } from '@rung/shared/contract/boards'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'
import { attemptInWords, byDay } from './board-words.ts'
import { OutcomeTag } from './OutcomeTag.tsx'

interface ProfileProps {
  board: BoardView
  trainee: BoardTrainee
}

/** One trainee before the board: each module with its marks, what is proposed and why, and what was decided. */
export function TraineeProfile({ board, trainee }: ProfileProps) {
  const { givenName, familyName, studentNumber, credits, modules, earlier, overall } = trainee
  return (
    <SummaryCard
      title={`${givenName} ${familyName}`}
      actions={
        <>
          {studentNumber}. {countOf(credits.before, 'credit')} now, {credits.after} after this board
        </>
      }
    >
      <ul className="boards-modules">
        {modules.map((module) => (
          <Module key={module.code} board={board} trainee={trainee} module={module} />
        ))}
        <li className="boards-module">
          <h3 className="boards-module__title">Overall</h3>
          <Decided board={board} trainee={trainee} about={overall} name="overall" />
        </li>
      </ul>
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </SummaryCard>
  )
}

function Module({ board, trainee, module }: ProfileProps & { module: BoardModule }) {
  const { code, title, credits, level, workBased, mark, attempts, since, explanation } = module
  return (
    <li className="boards-module">
      <h3 className="boards-module__title">
        {title} <span className="boards-module__code">{code}</span>
      </h3>
      <p className="boards-module__about">
        Level {level}, {countOf(credits, 'credit')}
        {workBased && ', work-based'}
      </p>
      <ul className="boards-attempts">
        {attempts.map((attempt) => (
          <li key={`${attempt.component} ${attempt.attempt}`}>{attemptInWords(attempt)}</li>
        ))}
      </ul>
      <p className="boards-module__mark">{mark === null ? 'No module mark' : `Module mark ${mark}`}</p>
      {since && <p className="boards-module__since">{since}</p>}
      <Decided board={board} trainee={trainee} about={module} name={code} module={code} />
      <ExplanationDrawer explanation={explanation} summary={`How the mark of ${code} is worked out`} />
    </li>
  )
}

interface DecidedProps extends ProfileProps {
  about: BoardTrainee['overall']
  /** For screen readers, after "Decide otherwise". */
  name: string
  module?: string
}

function Decided({ board, trainee, about: { proposal, decision }, name, module }: DecidedProps) {
  const open = board.state === 'planned'
  return (
    <div className="boards-decided">
      <p>
        {decision ? 'Decided: ' : 'Proposed: '}
        <OutcomeTag outcome={decision?.outcome ?? proposal.outcome} />
        {byDay(decision ? decision.reassessBy : proposal.reassessBy)}
        {decision?.by && ` by ${decision.by.name}`}
      </p>
      {decision && decision.outcome !== decision.proposed && (
        <p>
          Proposed was “{outcomeInWords(decision.proposed)}”. Reason: {decision.reason}
        </p>
      )}
      {decision?.outdated && (
        <p className="boards-outdated">
          Results changed since. Now proposed: {outcomeInWords(proposal.outcome)}.
        </p>
      )}
      <p className="boards-decided__rule">{proposal.sentence}</p>
      {open && (
        <p>
          <AppLink href={paths.boardDecision(board.cohort.id, board.id, trainee.id, module)}>
            {decision ? 'Change' : 'Decide otherwise'}
            <span className="nhsuk-u-visually-hidden">
              {' '}
              {name} of {trainee.givenName} {trainee.familyName}
            </span>
          </AppLink>
        </p>
      )}
    </div>
  )
}

function Earlier({ earlier }: Pick<BoardTrainee, 'earlier'>) {
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {countOf(earlier.length, 'module')} decided
          {earlier.some(({ outcome }) => outcome === 'recognised') && ' or recognised'} before
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <ul className="nhsuk-list">
          {earlier.map(({ code, title, mark, outcome, board }) => (
            <li key={code}>
              {title} ({code}): {outcomeInWords(outcome)}
              {mark !== null && `, ${mark}`}
              {board && `, ${board}`}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
