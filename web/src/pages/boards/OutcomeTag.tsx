import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { Tag } from 'nhsuk-react-components'

type Colour = 'green' | 'blue' | 'yellow' | 'orange' | 'red' | 'grey'

const colours: Readonly<Record<string, Colour>> = {
  pass: 'green',
  compensate: 'green',
  reassess: 'yellow',
  retake: 'orange',
  fail: 'red',
  defer: 'blue',
  wait: 'grey',
  progress: 'green',
  award: 'green',
  continue: 'blue',
  'exit-award': 'orange',
  withdraw: 'red',
}

/** What is proposed or decided, of a module or of a trainee: the words say it, the colour repeats it. */
export function OutcomeTag({ outcome }: { outcome: string }) {
  return (
    <Tag className="rung-tag" modifier={colours[outcome] ?? 'grey'}>
      {outcomeInWords(outcome)}
    </Tag>
  )
}
