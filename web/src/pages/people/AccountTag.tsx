import type { AccountState } from '@rung/shared/contract/people'
import { Tag } from 'nhsuk-react-components'
import { accountWords } from '../../words/accounts.ts'

export function AccountTag({ state }: { state: AccountState }) {
  const { text, colour } = accountWords[state]
  return (
    <Tag className="rung-tag" modifier={colour}>
      {text}
    </Tag>
  )
}
