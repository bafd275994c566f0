/** What has been decided about an off-the-job entry. The database's check and the contract hold the same list. */
export const entryStates = ['draft', 'submitted', 'signed', 'returned', 'reversed'] as const
export type EntryState = (typeof entryStates)[number]

export const entryActions = ['submit', 'sign', 'return', 'resubmit', 'reverse'] as const
export type EntryAction = (typeof entryActions)[number]

export interface EntryMove {
  readonly from: EntryState
  readonly action: EntryAction
  readonly to: EntryState
}

/**
 * Every move an entry can make; there is no other.
 * Basis: domain rule: draft → submitted → signed or returned; returned → submitted; signed → reversed.
 * Example: a returned entry can only be resubmitted.
 */
export const entryMoves = [
  { from: 'draft', action: 'submit', to: 'submitted' },
  { from: 'submitted', action: 'sign', to: 'signed' },
  { from: 'submitted', action: 'return', to: 'returned' },
  { from: 'returned', action: 'resubmit', to: 'submitted' },
  { from: 'signed', action: 'reverse', to: 'reversed' },
] as const satisfies readonly EntryMove[]

/** States in which the trainee may change or delete what the entry says. */
export const editableStates: readonly EntryState[] = ['draft', 'returned']

/** States whose minutes count towards signed plus submitted. */
export const countingStates: readonly EntryState[] = ['submitted', 'signed']

/** The state an action leads to, or null where the entry's state does not allow it. */
export function entryMove(from: EntryState, action: EntryAction): EntryState | null {
  return entryMoves.find((move) => move.from === from && move.action === action)?.to ?? null
}

export function isEditable(state: EntryState): boolean {
  return editableStates.includes(state)
}
