import type { RegisterRow } from '@rung/shared/contract/register'
import { type AttendanceMark, countsAsLearning } from '@rung/shared/rules/register'
import { markWords } from '@rung/shared/words/register-words'
import { ClashQuestion } from './ClashQuestion.tsx'
import type { Said } from './kept-marks.ts'
import { clashField } from './use-taking.ts'

const marks = ['present', 'late', 'online', 'absent'] as const satisfies readonly AttendanceMark[]

interface Props {
  row: RegisterRow
  said: Said | null
  error: string | undefined
  onSay: (said: Said) => void
}

/** One trainee of a register: the marks side by side, and what they have logged at that time if anything. */
export function MarkRow({ row, said, error, onSay }: Props) {
  const { trainee, outside, openOption, clashes } = row
  const name = `${trainee.givenName} ${trainee.familyName}`
  const asks = clashes.length > 0 && said !== null && countsAsLearning(said.mark)
  return (
    <li className="register-row">
      <fieldset className="register-row__marks">
        <legend>
          <span className="register-row__name">{name}</span>{' '}
          <span className="register-row__number">{trainee.studentNumber}</span>
          {outside && (
            <span className="register-row__note">
              {outside.sentence}. {said && countsAsLearning(said.mark) ? 'Nothing is logged' : 'Not expected'}
            </span>
          )}
          {openOption && <span className="register-row__note">Has not chosen this option yet</span>}
        </legend>
        <div className="register-marks">
          {marks.map((mark) => (
            <label key={mark} className={`register-mark register-mark--${mark}`}>
              <input
                type="radio"
                name={`mark-${trainee.id}`}
                value={mark}
                checked={said?.mark === mark}
                onChange={() => onSay({ mark, clash: said?.clash ?? null })}
              />
              <span>{markWords[mark]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {asks && (
        <ClashQuestion
          id={clashField(trainee.id)}
          name={name}
          clashes={clashes}
          value={said.clash}
          error={error}
          onChoose={(clash) => onSay({ ...said, clash })}
        />
      )}
    </li>
  )
}
