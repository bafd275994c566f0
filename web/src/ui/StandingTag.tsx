import type { Standing } from '@rung/shared/rules/off-the-job-standing'
import { Tag } from 'nhsuk-react-components'
import { standingWords } from '../words/standings.ts'

/** On track, Behind plan or At risk. Always the words; the colour only helps the eye. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { text, colour } = standingWords[standing]
  return (
    <Tag className="rung-tag" modifier={colour}>
      {text}
    </Tag>
  )
}
