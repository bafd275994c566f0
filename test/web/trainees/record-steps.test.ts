import type { TraineeRecord } from '@rung/shared/contract/trainees'
import type { Role } from '@rung/shared/rules/permissions'
import { expect, test } from 'vitest'
import { stepsOf } from '../../../web/src/pages/trainees/record-steps.ts'

const [trainee, manager] = ['01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000005']
const step = {
  code: 'take-assessment' as const,
  holder: 'trainee' as const,
  since: '2022-05-10',
  due: '2022-07-01',
  sentence: 'Take the essay of PZ1015 Foundations for Practice again by 1 July 2022',
}
// Only what the steps are made of.
const record = {
  id: trainee,
  person: { id: '01900000-0000-7000-8000-000000000001', givenName: 'Asha' },
  nextSteps: [step, step],
  figures: { asOf: '2022-05-11' },
  mentorships: [],
  lineManagements: [],
  may: [],
} as unknown as TraineeRecord
const seenBy = (personId: string, ...roles: Role[]) => stepsOf(record, { personId, roles })

test('each step has a name of its own, though two are alike', () => {
  const ids = seenBy(manager, 'manager').map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
})

test.each([
  ['a manager', manager, 'manager', `/trainees/${trainee}/results`, 'Asha'],
  ['a mentor', manager, 'mentor', `/trainees/${trainee}/results`, 'Asha'],
  ['a regional lead', manager, 'regional-lead', `/trainees/${trainee}/credits`, 'Asha'],
  ['the trainee', record.person.id, 'trainee', '/results', 'You'],
] as const)('%s finds what a board decided', (_who, personId, role, href, holder) => {
  expect(seenBy(personId, role)[0]).toMatchObject({ href, holder, text: step.sentence })
})
