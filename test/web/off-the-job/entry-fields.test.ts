import { describe, expect, test } from 'vitest'
import { deviceFaults } from '../../../web/src/drafts/check-entry.ts'
import { contentFrom, emptyFields, fieldOrder, fieldsFrom } from '../../../web/src/drafts/entry-fields.ts'
import { faultsFrom } from '../../../web/src/form-faults.ts'
import { content } from './samples.ts'

const choices = {
  modules: [{ code: 'PZ1015' }],
  ksbs: [{ code: 'K1' }],
  earliest: '2021-04-06',
  latest: '2022-05-11',
}

describe('What stands in the boxes', () => {
  test('comes back as it was', () => {
    expect(contentFrom(fieldsFrom(content))).toEqual({ content, unreadable: [] })
  })

  test('takes the time from start to end where no duration is typed', () => {
    const fields = { ...fieldsFrom(content), minutes: '', startsAt: '9am', endsAt: '12.30pm' }
    expect(contentFrom(fields).content).toMatchObject({ minutes: 210, startsAt: '09:00', endsAt: '12:30' })
  })

  test('forgets the day off when the hours were paid after all', () => {
    const fields = { ...fieldsFrom(content), paid: 'paid-hours', lieuOn: '2022-06-01' }
    expect(contentFrom(fields).content.lieuOn).toBeNull()
  })

  test('is never sent as something else than was typed', () => {
    const fields = { ...fieldsFrom(content), learnedOn: '2022-2-31', minutes: 'six', startsAt: '25:00' }
    expect(contentFrom(fields).unreadable).toEqual([
      { code: 'date-unreadable', field: 'learnedOn' },
      { code: 'duration-missing', field: 'minutes' },
      { code: 'start-time-unreadable', field: 'startsAt' },
    ])
  })
})

describe('What is wrong', () => {
  test('is said at once without the server, one sentence a field, in the order of the form', () => {
    const faults = deviceFaults(emptyFields('2022-2-31'), true, choices)
    expect(faults.map(({ field }) => field)).toEqual([
      'learnedOn',
      'category',
      'activity',
      'learned',
      'minutes',
      'moduleCode',
      'paid',
    ])
    expect(faults[0]?.message).toBe('Enter a real date, for example 5 January 2026')
  })

  test('asks nothing of a draft but that it can be read', () => {
    expect(deviceFaults(emptyFields('2022-05-11'), false, choices)).toEqual([])
  })

  test('finds an NHS number before anything leaves the device', () => {
    const fields = { ...fieldsFrom(content), learned: 'Helped patient 943 476 5919' }
    expect(deviceFaults(fields, false, choices)).toMatchObject([{ field: 'learned' }])
  })

  test('points from the server to the field, and to the whole form where there is none', () => {
    const errors = [
      { pointer: '/ksbs/0', code: 'ksb-unknown', detail: 'K99 is not in your standard' },
      { pointer: '/learnedOn', code: 'in-a-break', detail: 'This date is in a break' },
      { pointer: '', code: 'other', detail: 'Something else' },
    ]
    const problem = { type: '/problems/refused', title: 'No', status: 422, code: 'refused', errors }
    expect(faultsFrom(problem, fieldOrder)).toEqual([
      { message: 'Something else' },
      { field: 'learnedOn', message: 'This date is in a break' },
      { field: 'ksbs', message: 'K99 is not in your standard' },
    ])
    expect(faultsFrom({ ...problem, errors: [], detail: 'Try later' }, fieldOrder)).toEqual([
      { message: 'Try later' },
    ])
  })
})
