import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'

const people = [
  ['Afolabi', 'Devi'],
  ['Brannigan', 'Siobhán'],
  ['Featherstonehaugh-Nwosu', 'Callum'],
  ['Okafor', 'Eilidh'],
  ['Warsame', 'Kwame'],
] as const

const id = (last: number): string => `01800000-0000-7000-8000-${String(last).padStart(12, '0')}`
export const traineeId = (place: number): string => id(place + 1)

const tutor = { id: id(900), name: 'Anna Lofthouse' }

/** One saved mark of the trainee at this place. */
export function sampleCell(
  place: number,
  component: string,
  text: string,
  more: Partial<ResultCell> = {},
): ResultCell {
  return {
    traineeId: traineeId(place),
    component,
    id: id(100 + place * 10 + component.length),
    version: 1,
    text,
    daysLate: 0,
    handedIn: null,
    feedback: '',
    state: 'provisional',
    published: false,
    correction: null,
    by: tutor,
    at: '2022-05-11T09:00:00.000Z',
    ...more,
  }
}

const due = { dueOn: '2022-05-06', dueAt: '16:00' }

/** Each kind of place: provisional, late, not submitted, ratified, published, corrected, deferred, claimed, empty. */
export const filledCells: readonly ResultCell[] = [
  sampleCell(0, 'essay', '67'),
  sampleCell(0, 'skill', 'P'),
  sampleCell(1, 'essay', '58', { daysLate: 2, handedIn: { on: '2022-05-07', at: '16:20', ...due } }),
  sampleCell(1, 'skill', 'NS'),
  sampleCell(2, 'essay', '71', { state: 'ratified' }),
  sampleCell(2, 'skill', 'P', { state: 'ratified', published: true }),
  sampleCell(3, 'essay', '48', { correction: { from: '38', reason: 'Added up wrongly' } }),
]

export const resultsGrid: ResultsGrid = {
  cohort: { id: id(800), title: 'Spring 2021' },
  module: { code: 'PZ1022', title: 'Communication and Collaboration', level: 4, year: 1, credits: 20 },
  attempt: 'first-sit',
  attempts: ['first-sit', 'reassessment', 'retake'],
  everyone: false,
  takers: 5,
  closed: [],
  components: [
    { key: 'essay', title: 'Essay', kind: 'mark', weight: 100 },
    { key: 'skill', title: 'Skill seen', kind: 'pass-fail', weight: 0 },
  ],
  trainees: people.map(([familyName, givenName], place) => ({
    id: traineeId(place),
    givenName,
    familyName,
    studentNumber: String(20_210_101 + place),
    withdrawnOn: place === 4 ? '2022-03-04' : null,
    due: true,
    recognised: false,
  })),
  cells: [],
  dates: [{ version: 1, component: 'essay', attempt: 'first-sit', ...due }],
  claims: [
    {
      id: id(700),
      traineeId: traineeId(3),
      component: 'skill',
      state: 'accepted',
      effect: 'defer',
      deferredTo: '2022-06-20',
    },
    {
      id: id(701),
      traineeId: traineeId(0),
      component: 'essay',
      state: 'claimed',
      effect: null,
      deferredTo: null,
    },
  ],
}
