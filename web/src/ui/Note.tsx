import { InsetText } from 'nhsuk-react-components'
import type { ReactNode } from 'react'

/** Something to know before going on, set in from the text around it. */
export function Note({ children }: { children: ReactNode }) {
  return <InsetText className="rung-note">{children}</InsetText>
}
