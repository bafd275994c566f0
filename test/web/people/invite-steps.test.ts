import { beforeEach, describe, expect, it } from 'vitest'
import type { InviteDraft } from '../../../web/src/pages/people/invite-draft.ts'
import { dropDraft, keepDraft, readDraft } from '../../../web/src/pages/people/invite-draft.ts'
import {
  bodyOf,
  faultsIn,
  firstUnanswered,
  stepAfter,
  stepsFor,
} from '../../../web/src/pages/people/invite-steps.ts'

const place = (id: string, ...roles: ('mentor' | 'manager' | 'auditor')[]) => ({
  organisation: { id, name: id },
  roles,
})
const one = { places: [place('moorside', 'mentor', 'manager')], today: '2022-05-11' }
const two = { places: [...one.places, place('region', 'auditor')], today: '2022-05-11' }

const draft: InviteDraft = {
  givenName: 'Nadia',
  familyName: 'Khan',
  email: 'nadia.khan@example.org',
  organisationId: '',
  roles: ['manager'],
  startsOn: '2022-05-11',
  endsOn: '',
  profession: '',
  registrationNumber: '',
  preparation: '',
  preparedOn: '',
  updatedOn: '',
  capacity: '4',
  key: 'a',
}
const messages = (...from: Parameters<typeof faultsIn>) => faultsIn(...from).map(({ field }) => field)

describe('the questions of an invitation', () => {
  it('leave out what answers itself', () => {
    expect(stepsFor(one, draft)).toEqual(['who', 'roles', 'dates', 'check'])
    expect(stepsFor(two, { ...draft, roles: ['mentor'] })).toEqual([
      'who',
      'organisation',
      'roles',
      'dates',
      'mentor',
      'check',
    ])
    expect(stepAfter('who', one, draft)).toBe('roles')
    expect(stepAfter('dates', one, { ...draft, roles: ['mentor'] })).toBe('mentor')
  })

  it('lead back to the first that is open', () => {
    expect(firstUnanswered(one, draft)).toBeUndefined()
    expect(firstUnanswered(two, draft)).toBe('organisation')
    expect(firstUnanswered(one, { ...draft, email: 'nadia' })).toBe('who')
    expect(firstUnanswered(one, { ...draft, roles: ['mentor'] })).toBe('mentor')
    // A role chosen for one organisation is not kept for another that has no such role.
    expect(firstUnanswered(two, { ...draft, organisationId: 'region' })).toBe('roles')
  })

  it('are refused with the field to correct', () => {
    expect(messages('who', { ...draft, givenName: ' ', email: '' }, one)).toEqual(['givenName', 'email'])
    expect(messages('roles', { ...draft, roles: [] }, one)).toEqual(['roles'])
    expect(messages('dates', { ...draft, startsOn: '2022-2-31' }, one)).toEqual(['startsOn'])
    expect(messages('dates', { ...draft, endsOn: '2022-05-10' }, one)).toEqual(['endsOn'])
    expect(messages('dates', { ...draft, roles: ['auditor'] }, two)).toEqual(['endsOn'])
    const mentor = { ...draft, roles: ['mentor' as const], profession: 'Nurse' }
    expect(messages('mentor', mentor, one)).toEqual([])
    expect(messages('mentor', { ...mentor, capacity: '0' }, one)).toEqual(['capacity'])
    expect(messages('mentor', { ...mentor, preparedOn: '2022-05-12', preparation: 'Training' }, one)).toEqual(
      ['preparedOn'],
    )
  })

  it('become one request, with a mentor record only for a mentor', () => {
    expect(bodyOf(one, draft)).toMatchObject({ organisationId: 'moorside', endsOn: null, mentor: null })
    expect(bodyOf(one, { ...draft, roles: ['mentor'], profession: 'Nurse' }).mentor).toEqual({
      profession: 'Nurse',
      registrationNumber: null,
      preparation: null,
      preparedOn: null,
      updatedOn: null,
      capacity: 4,
    })
  })
})

describe('answers given so far', () => {
  beforeEach(() => sessionStorage.clear())

  it('stay for the tab, and other answers are another request', () => {
    const first = keepDraft({ givenName: 'Nadia' })
    expect(readDraft()).toEqual(first)
    const second = keepDraft({ familyName: 'Khan' })
    expect(second).toMatchObject({ givenName: 'Nadia', familyName: 'Khan' })
    expect(second.key).not.toBe(first.key)
    dropDraft()
    expect(readDraft().givenName).toBe('')
  })
})
