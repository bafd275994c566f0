import type { PlainDate } from '@rung/shared/kernel/plain-date'
import type { StaffKey } from './staff.ts'

/** The day the stories are laid around. */
export interface LoadDay {
  readonly now: Date
  readonly today: PlainDate
  readonly personId: (staff: StaffKey) => string
}
