import type { ReactNode } from 'react'

/** One pattern in one state. */
export interface State {
  name: string
  show: ReactNode
}

/** A pattern; its id is its anchor on the gallery page. */
export interface Specimen {
  id: string
  title: string
  states: readonly State[]
}
