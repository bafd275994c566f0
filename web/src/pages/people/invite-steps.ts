import type { InviteBody } from '@rung/shared/contract/people'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { GivenRole } from '@rung/shared/rules/grantable-roles'
import { decideMentorRecord, decidePerson } from '@rung/shared/rules/person-details'
import { refusalSentence } from '@rung/shared/words/refusals'
import type { FormError } from '../../ui/ErrorSummary.tsx'
import type { InviteDraft } from './invite-draft.ts'
import { mentorTexts, readMentor } from './mentor-form.tsx'

/** Where somebody may be invited to, and as what. */
export interface InvitePlace {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly roles: readonly GivenRole[]
}

export interface InviteFacts {
  readonly places: readonly InvitePlace[]
  readonly today: PlainDate
}

export const inviteSteps = ['who', 'organisation', 'roles', 'dates', 'mentor', 'check'] as const
export type InviteStep = (typeof inviteSteps)[number]

/** One organisation is no question, and only a mentor has a mentor record. */
export function stepsFor({ places }: InviteFacts, draft: InviteDraft): InviteStep[] {
  return inviteSteps.filter(
    (step) =>
      (step !== 'organisation' || places.length > 1) && (step !== 'mentor' || draft.roles.includes('mentor')),
  )
}

export function stepAfter(step: InviteStep, facts: InviteFacts, draft: InviteDraft): InviteStep {
  const steps = stepsFor(facts, draft)
  return steps[steps.indexOf(step) + 1] ?? 'check'
}

export const placeOf = ({ places }: InviteFacts, draft: InviteDraft): InvitePlace | undefined =>
  places.length === 1
    ? places[0]
    : places.find(({ organisation }) => organisation.id === draft.organisationId)

/** What one page's form changes in the draft. */
export function answersOf(step: InviteStep, form: FormData, facts: InviteFacts): Partial<InviteDraft> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  switch (step) {
    case 'who':
      return { givenName: text('givenName'), familyName: text('familyName'), email: text('email') }
    case 'organisation':
      return { organisationId: text('organisationId') }
    case 'roles': {
      const chosen = form.getAll('roles')
      return {
        roles: facts.places
          .flatMap(({ roles }) => roles)
          .filter((role, at, all) => chosen.includes(role) && all.indexOf(role) === at),
      }
    }
    case 'dates':
      return { startsOn: text('startsOn'), endsOn: text('endsOn') }
    case 'mentor':
      return mentorTexts(form)
    case 'check':
      return {}
  }
}

const asFaults = (refusals: readonly Refusal[]): FormError[] =>
  refusals.map((refusal) => ({ field: refusal.field, message: refusalSentence(refusal) }))

/** What keeps a page's answers from being taken. The server decides again when all of them are sent. */
export function faultsIn(step: InviteStep, draft: InviteDraft, facts: InviteFacts): FormError[] {
  switch (step) {
    case 'who': {
      const decision = decidePerson(draft)
      return decision.ok ? [] : asFaults(decision.refusals)
    }
    case 'organisation':
      return placeOf(facts, draft) ? [] : [{ field: 'organisationId', message: 'Choose an organisation' }]
    case 'roles': {
      const allowed = placeOf(facts, draft)?.roles ?? []
      const fits = draft.roles.length > 0 && draft.roles.every((role) => allowed.includes(role))
      return fits ? [] : [{ field: 'roles', message: 'Choose at least one role' }]
    }
    case 'dates':
      return faultsInDates(draft)
    case 'mentor': {
      const read = readMentor(draft)
      if ('faults' in read) return read.faults
      const decision = decideMentorRecord(read.record, facts.today)
      return decision.ok ? [] : asFaults(decision.refusals)
    }
    case 'check':
      return []
  }
}

function faultsInDates({ startsOn, endsOn, roles }: InviteDraft): FormError[] {
  const real = 'Enter a real date, for example 5 January 2026'
  if (!isPlainDate(startsOn)) return [{ field: 'startsOn', message: real }]
  if (endsOn === '' && roles.includes('auditor'))
    return [{ field: 'endsOn', message: 'Enter the last day. An auditor looks for a limited time' }]
  if (endsOn === '') return []
  if (!isPlainDate(endsOn)) return [{ field: 'endsOn', message: real }]
  return endsOn < startsOn
    ? [{ field: 'endsOn', message: 'The last day must be on or after the first day' }]
    : []
}

/** The first page whose answers are missing or not right: the one to go to from an address further on. */
export function firstUnanswered(facts: InviteFacts, draft: InviteDraft): InviteStep | undefined {
  return stepsFor(facts, draft).find((step) => faultsIn(step, draft, facts).length > 0)
}

export function bodyOf(facts: InviteFacts, draft: InviteDraft): InviteBody {
  const read = readMentor(draft)
  return {
    givenName: draft.givenName,
    familyName: draft.familyName,
    email: draft.email,
    organisationId: placeOf(facts, draft)?.organisation.id ?? '',
    roles: [...draft.roles],
    startsOn: draft.startsOn,
    endsOn: draft.endsOn || null,
    mentor: draft.roles.includes('mentor') && 'record' in read ? read.record : null,
  }
}
