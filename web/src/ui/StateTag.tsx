import { Tag } from 'nhsuk-react-components'
import { type EntryStateName, entryStateInWords, entryStateWords } from '../words/entry-states.ts'

/** What has been decided about an entry. Give `reader="trainee"` on the trainee's own screens. */
export function StateTag({
  state,
  reader,
}: {
  state: EntryStateName
  reader?: 'trainee' | 'other' | undefined
}) {
  return (
    <Tag className="rung-tag" modifier={entryStateWords[state].colour}>
      {entryStateInWords(state, reader)}
    </Tag>
  )
}
