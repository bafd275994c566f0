import type { RegisterClash } from '@rung/shared/contract/register'
import { type ClashChoice, clashChoices } from '@rung/shared/rules/register'
import { Note } from '../../ui/Note.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'

interface Props {
  id: string
  /** Whose entries they are. */
  name: string
  clashes: readonly RegisterClash[]
  value: ClashChoice | null
  /** What was chosen before, where it may be chosen anew. */
  settled?: ClashChoice | undefined
  error: string | undefined
  onChoose: (choice: ClashChoice) => void
}

/** What the trainee has logged that the session would double, and which of the two counts. */
export function ClashQuestion({ id, name, clashes, value, settled, error, onChoose }: Props) {
  const givesWay = clashes.every((clash) => clash.givesWay)
  const choices = settled ? choicesAfter(settled) : givesWay ? [keepOwn, logRegister] : [keepOwn]
  const choose = (chosen: string) => {
    const choice = clashChoices.find((one) => one === chosen)
    if (choice) onChoose(choice)
  }
  return (
    <div className="register-clash">
      {clashes.length > 0 && (
        <Note>
          {clashes.map((clash) => (
            <p key={clash.entry.id}>{clash.sentence}.</p>
          ))}
          {!givesWay && <p>What is signed stays as it is.</p>}
        </Note>
      )}
      <RadioGroup
        name={id}
        label={`Which counts for ${name}?`}
        choices={choices}
        value={value ?? ''}
        onChange={choose}
        error={error}
      />
    </div>
  )
}

const keepOwn = {
  value: 'keep-own',
  text: 'Keep the trainee’s own',
  hint: 'The register logs nothing for them',
}
const logRegister = {
  value: 'log-register',
  text: 'Log the register’s',
  hint: 'Their own goes back to them with the reason',
}

const choicesAfter = (settled: ClashChoice) =>
  settled === 'log-register'
    ? [
        { value: 'log-register', text: 'The register’s entry, as it is now' },
        {
          value: 'keep-own',
          text: 'Keep the trainee’s own entry instead',
          hint: 'What the register logged is reversed, and they are asked to send their own',
        },
      ]
    : [
        { value: 'keep-own', text: 'The trainee’s own entry, as it is now' },
        { ...logRegister, text: 'Log the register’s entry instead' },
      ]
