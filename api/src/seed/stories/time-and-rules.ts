import { addDays, daysBetween, earlier, later, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { Pause, Story } from '../story.ts'

/** A break from so many days after the start, long enough that so many days of learning are gone today. */
function breakKeeping(
  today: PlainDate,
  startsOn: PlainDate,
  { afterDays, learnedDays, leastDays }: { afterDays: number; learnedDays: number; leastDays: number },
  reason: string,
): Pause[] {
  const length = Math.max(leastDays, daysBetween(startsOn, today) + 1 - learnedDays)
  if (length <= 0) return []
  const from = addDays(startsOn, afterDays)
  const returnedOn = addDays(from, length)
  return [{ startsOn: from, returnedOn, intendedReturnOn: returnedOn, reason }]
}

/** People whose time runs differently, and one for each rule set. */
export const timeAndRules: readonly Story[] = [
  {
    key: 'part-time',
    sentence: 'works 22.5 hours a week, so the plan of 560 hours is spread over 139 weeks',
    name: ['Agnieszka', 'Nowicka'],
    bornOn: '1984-05-06',
    employer: 'northmoor',
    university: 'wyresdale',
    team: 'community mental health team, Northgate',
    starts: 270,
    days: 973,
    weeklyHours: 22.5,
    plannedHours: 560,
    mentors: [{ mentor: 'grace' }],
    options: ['NU1019', 'PW2002'],
    log: { behindMinutes: 90, waiting: 9 },
    told: { standing: 'on-track', behindMinutes: 90, counts: { submitted: 9 } },
  },
  {
    key: 'on-a-break',
    sentence: 'is on a break in learning and comes back in a month; nothing is expected meanwhile',
    name: ['Zainab', 'Hussain'],
    bornOn: '1993-12-01',
    employer: 'irwell',
    university: 'wyresdale',
    team: 'eating disorders day service',
    starts: 240,
    breaks: (today) => [
      {
        startsOn: addDays(today, -70),
        returnedOn: null,
        intendedReturnOn: addDays(today, 30),
        reason: 'Adoption leave',
      },
    ],
    options: ['NU1019', 'MHBC-L5'],
    log: { behindMinutes: 60, allSigned: true },
    told: { standing: 'on-track', behindMinutes: 60, reasons: ['on-a-break'] },
  },
  {
    key: 'back-from-a-break',
    sentence: 'is back from a break of 13 weeks, which moved the planned end by as much',
    name: ['Hannah', 'Duckworth'],
    bornOn: '1990-10-20',
    employer: 'ribble',
    university: 'wyresdale',
    team: 'learning disability intensive support',
    starts: 330,
    breaks: (today) => [
      {
        startsOn: addDays(today, -210),
        returnedOn: addDays(today, -119),
        intendedReturnOn: addDays(today, -119),
        reason: 'Illness',
      },
    ],
    options: ['PW1002', 'MHBC-L5'],
    log: { behindMinutes: 120 },
    told: { standing: 'on-track', behindMinutes: 120, plannedEndMovedByDays: 91 },
  },
  {
    key: 'rule-set-a',
    sentence: 'started under the 20% rule, works 15 hours a week and is still learning after a long break',
    name: ['Dorothy', 'Akande'],
    bornOn: '1976-04-28',
    employer: 'wirral',
    university: 'wyresdale',
    team: 'talking therapies, older people',
    starts: (today) => earlier(addDays(today, -399), '2022-07-04'),
    days: 1456,
    weeklyHours: 15,
    plannedHours: 560,
    options: ['NU1019', 'MHBC-L5'],
    breaks: (today, startsOn) =>
      breakKeeping(
        today,
        startsOn,
        { afterDays: 238, learnedDays: 1238, leastDays: 91 },
        'Maternity leave and time as a carer',
      ),
    log: { behindMinutes: 60 },
    told: { standing: 'on-track', behindMinutes: 60, startedUnder: 'A-20-percent' },
  },
  {
    key: 'rule-set-b',
    sentence: 'started under the rule of 6 hours a week, so the minimum is less than the plan',
    name: ['Ryan', 'Seddon'],
    bornOn: '1999-07-07',
    employer: 'ribble',
    university: 'wyresdale',
    team: 'Ash Ward, psychiatric intensive care',
    starts(today) {
      if (today < '2022-11-01') return null
      return later(earlier(addDays(today, -506), '2025-07-01'), '2022-08-01')
    },
    options: ['PW1002', 'PW2002'],
    breaks: (today, startsOn) =>
      breakKeeping(today, startsOn, { afterDays: 300, learnedDays: 619, leastDays: 0 }, 'Illness'),
    log: { behindMinutes: 90 },
    told: { standing: 'on-track', behindMinutes: 90, startedUnder: 'B-six-hours' },
  },
  {
    key: 'rule-set-c',
    sentence:
      'started when the minimum became a published figure; it is not to hand, so the plan stands in for it',
    name: ['Ingrid', 'Solheim'],
    bornOn: '1982-08-13',
    employer: 'wirral',
    university: 'wyresdale',
    team: 'talking therapies, employment support',
    starts(today) {
      if (today < '2025-11-01') return null
      return later(addDays(today, -290), '2025-08-04')
    },
    guaranteedPost: false,
    options: ['NU1019', 'PW2002'],
    log: { behindMinutes: -60 },
    told: {
      standing: 'on-track',
      behindMinutes: -60,
      reasons: ['minimum-not-known'],
      startedUnder: 'C-published',
    },
  },
]
