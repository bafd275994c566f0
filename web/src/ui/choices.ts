import type { ReactNode } from 'react'

export interface Choice {
  value: string
  text: ReactNode
  hint?: ReactNode
  /** Asked only when this is chosen. */
  conditional?: ReactNode
}
