import { Tag } from 'nhsuk-react-components'

export function VersionTag({ state }: { state: 'draft' | 'published' }) {
  return (
    <Tag className="rung-tag" modifier={state === 'draft' ? 'grey' : 'green'}>
      {state === 'draft' ? 'Draft' : 'Published'}
    </Tag>
  )
}
