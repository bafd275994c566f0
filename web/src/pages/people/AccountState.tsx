import type { AccountState as State } from '@rung/shared/contract/people'
import { Tag } from 'nhsuk-react-components'
import { accountWords } from '../../words/accounts.ts'

/** What is as it should be is plain text: only what needs a look is coloured. */
export function AccountState({ state }: { state: State }) {
  if (state === 'active') return accountWords.active.text
  const { text, colour } = accountWords[state]
  return (
    <Tag className="rung-tag" modifier={colour}>
      {text}
    </Tag>
  )
}
