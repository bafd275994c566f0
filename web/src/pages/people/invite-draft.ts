import type { GivenRole } from '@rung/shared/rules/grantable-roles'

/** Answers given so far, kept for this tab until the invitation is sent, so that a reload loses none. */
export interface InviteDraft {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly organisationId: string
  readonly roles: readonly GivenRole[]
  readonly startsOn: string
  /** Empty for open-ended. */
  readonly endsOn: string
  readonly profession: string
  readonly registrationNumber: string
  readonly preparation: string
  readonly preparedOn: string
  readonly updatedOn: string
  readonly capacity: string
  /** Makes sending these answers twice harmless. */
  readonly key: string
}

const place = 'rung.invite'

const empty = (): InviteDraft => ({
  givenName: '',
  familyName: '',
  email: '',
  organisationId: '',
  roles: [],
  startsOn: '',
  endsOn: '',
  profession: '',
  registrationNumber: '',
  preparation: '',
  preparedOn: '',
  updatedOn: '',
  capacity: '4',
  key: crypto.randomUUID(),
})

export function readDraft(): InviteDraft {
  const kept = sessionStorage.getItem(place)
  // Written by `keepDraft` below, in this tab.
  return kept ? { ...empty(), ...(JSON.parse(kept) as Partial<InviteDraft>) } : empty()
}

/** Other answers are another request. */
export function keepDraft(change: Partial<InviteDraft>): InviteDraft {
  const draft = { ...readDraft(), ...change, key: crypto.randomUUID() }
  sessionStorage.setItem(place, JSON.stringify(draft))
  return draft
}

export const dropDraft = (): void => sessionStorage.removeItem(place)
