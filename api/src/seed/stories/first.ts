import type { Story } from '../story.ts'

const northmoor = { employer: 'northmoor', university: 'wyresdale' } as const

export const firstStories: readonly Story[] = [
  {
    ...northmoor,
    key: 'a-little-behind',
    sentence: 'has 412 of 696 hours signed and is 9 hours behind plan',
    name: ['Aisha', 'Rahman'],
    bornOn: '1996-03-14',
    team: 'Elder Ward, acute inpatients',
    starts: 420,
    days: 696,
    mentors: [{ mentor: 'grace' }],
    options: ['NU1019', 'MHBC-L5'],
    log: { behindMinutes: 540, allSigned: true, pacePercent: 108 },
    told: { standing: 'on-track', signedMinutes: 24_720, behindMinutes: 540, counts: { submitted: 0 } },
  },
  {
    ...northmoor,
    key: 'on-track',
    sentence: 'is on track in the first year',
    name: ['Daniel', 'Whittaker'],
    bornOn: '1999-11-02',
    team: 'early intervention in psychosis',
    starts: 210,
    options: ['PW1002', 'PW2002'],
    log: { behindMinutes: -60 },
    told: { standing: 'on-track', behindMinutes: -60 },
  },
  {
    employer: 'ribble',
    university: 'wyresdale',
    key: 'at-risk',
    sentence: 'is at risk: at the pace of the last 12 weeks the hours cannot be reached by the planned end',
    name: ['Lewis', 'Thornber'],
    bornOn: '1988-07-21',
    team: 'rehabilitation unit',
    starts: 420,
    options: ['NU1019', 'MHBC-L5'],
    log: { behindMinutes: 120 * 60, pacePercent: 45 },
    told: { standing: 'at-risk', behindMinutes: 7200, reasons: ['pace-too-slow', 'behind-plan'] },
  },
]
