import type { BoardState } from '@rung/shared/contract/boards'
import { Tag } from 'nhsuk-react-components'
import { boardStateWords } from './board-words.ts'

export function BoardTag({ state }: { state: BoardState }) {
  const { text, colour } = boardStateWords[state]
  return (
    <Tag className="rung-tag" modifier={colour}>
      {text}
    </Tag>
  )
}
