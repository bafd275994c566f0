import type { Entry, EntryContentBody } from '@rung/shared/contract/off-the-job'

export const me = '01900000-0000-7000-8000-000000000001'
export const traineeId = '01900000-0000-7000-8000-000000000002'
export const entryId = '01900000-0000-7000-8000-000000000003'
export const laterId = '01900000-0000-7000-8000-000000000004'

export const content: EntryContentBody = {
  learnedOn: '2022-05-11',
  category: 'university-teaching',
  activity: 'University day',
  learned: 'How to ask an answerable question',
  minutes: 390,
  startsAt: '09:30',
  endsAt: '17:00',
  moduleCode: 'PZ1015',
  ksbs: ['K1'],
  paid: 'paid-hours',
  lieuOn: null,
}

export const entry = (more: Partial<Entry> = {}): Entry => ({
  ...content,
  version: 1,
  id: entryId,
  traineeId,
  moduleTitle: 'Foundations for Practice',
  state: 'submitted',
  exceptions: [],
  source: 'trainee',
  createdAt: '2022-05-11T09:00:00Z',
  submittedAt: '2022-05-11T09:00:00Z',
  decidedAt: null,
  decidedBy: null,
  returnReason: null,
  ...more,
})

export const newEntry = { traineeId, entryId, version: null, content, submit: true } as const
