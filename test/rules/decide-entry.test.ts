import { healthAndSocialCareCurriculum, moduleCodesOf } from '@rung/shared/figures/curricula'
import { offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'
import { findStandard } from '@rung/shared/figures/standards'
import { formatClock } from '@rung/shared/kernel/minutes'
import type { Outcome } from '@rung/shared/kernel/outcome'
import { addDays } from '@rung/shared/kernel/plain-date'
import {
  decideDraft,
  decideEntry,
  type EntryContent,
  type EntryFacts,
  entryRefusalCodes,
  longestActivity,
  longestLearned,
} from '@rung/shared/rules/decide-entry'
import {
  type ExceptionFacts,
  entryExceptions,
  type SubmittedEntry,
} from '@rung/shared/rules/entry-exceptions'
import { practicalPeriod } from '@rung/shared/rules/practical-period'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

type EntryCase = Case<Partial<EntryContent>, string[]> & { facts?: Partial<EntryFacts> }

const cases = readCases<{
  submitted: EntryCase[]
  drafts: EntryCase[]
  exceptions: (Case<Partial<SubmittedEntry>, string[]> & { facts?: Partial<ExceptionFacts> })[]
}>('decide-entry')

const usualEntry: EntryContent = {
  learnedOn: '2021-04-06',
  category: 'university-teaching',
  activity: 'University day: PZ1015',
  learned: 'How to read a research paper',
  minutes: 390,
  startsAt: '09:30',
  endsAt: '17:00',
  moduleCode: 'PZ1015',
  ksbs: ['K1'],
  paid: 'paid-hours',
  lieuOn: null,
}

const usualFacts: EntryFacts = {
  asOf: '2021-05-20',
  period: practicalPeriod({
    startsOn: '2021-04-06',
    plannedEndOn: '2023-04-05',
    gatewayOn: null,
    withdrawnOn: null,
    breaks: [{ firstDay: '2021-05-01', lastDay: '2021-05-09' }],
    breakMovesEnd: 'by-break-length',
  }),
  gatewayOn: null,
  withdrawnOn: null,
  otherMinutesOnDate: 0,
  clockTimesOnDate: [],
  moduleCodes: moduleCodesOf(healthAndSocialCareCurriculum, ['NU1019']),
  ksbCodes: findStandard('ST0215', '1.0')?.ksbs.map((ksb) => ksb.code) ?? [],
}

function reasonsOf(outcome: Outcome<EntryContent>): string[] {
  return outcome.ok ? [] : outcome.refusals.map((refusal) => `${refusal.field}: ${refusal.code}`)
}

describe('an entry that is submitted', () => {
  test.each(cases.submitted)('$situation', ({ given, facts, expect: expected }) => {
    const entry = { ...usualEntry, ...given }
    const outcome = decideEntry(entry, { ...usualFacts, ...facts })
    expect(reasonsOf(outcome)).toEqual(expected)
    if (outcome.ok) expect(outcome.value).toEqual(entry)
  })

  it('may have so much text and no more', () => {
    const longest = { activity: 'a'.repeat(longestActivity), learned: 'b'.repeat(longestLearned) }
    expect(reasonsOf(decideEntry({ ...usualEntry, ...longest }, usualFacts))).toEqual([])
    const longer = { activity: `${longest.activity}a`, learned: `${longest.learned}b` }
    expect(reasonsOf(decideEntry({ ...usualEntry, ...longer }, usualFacts))).toEqual([
      'activity: text-too-long',
      'learned: text-too-long',
    ])
  })

  it('is refused with the figures a screen needs', () => {
    const excluded = decideEntry({ ...usualEntry, category: 'english-and-maths' }, usualFacts)
    expect(excluded.ok ? [] : excluded.refusals[0]?.detail).toEqual({
      category: 'english-and-maths',
      title: 'English and maths',
      reason: 'English and maths are funded apart from off-the-job training',
    })
    const paused = decideEntry({ ...usualEntry, learnedOn: '2021-05-01' }, usualFacts)
    expect(paused.ok ? [] : paused.refusals[0]?.detail).toEqual({
      learnedOn: '2021-05-01',
      breakFrom: '2021-05-01',
      breakTo: '2021-05-09',
    })
  })

  it('is refused in a break that still goes on', () => {
    const period = { ...usualFacts.period, breaks: [{ firstDay: '2021-05-01', lastDay: null }] }
    const outcome = decideEntry({ ...usualEntry, learnedOn: '2021-05-15' }, { ...usualFacts, period })
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      {
        code: 'in-a-break',
        field: 'learnedOn',
        detail: { learnedOn: '2021-05-15', breakFrom: '2021-05-01' },
      },
    ])
  })
})

describe('a draft', () => {
  test.each(cases.drafts)('$situation', ({ given, expect: expected }) => {
    expect(reasonsOf(decideDraft({ ...usualEntry, ...given }))).toEqual(expected)
  })
})

const anyClock = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 1439 }).map(formatClock), fc.constantFrom('24:00', '9:00', '')),
  { nil: null },
)

const anyEntry: fc.Arbitrary<EntryContent> = fc.record({
  learnedOn: fc.option(
    fc.oneof(
      fc.integer({ min: -40, max: 80 }).map((days) => addDays('2021-04-06', days)),
      fc.constantFrom('2021-02-31', 'soon'),
    ),
    { nil: null },
  ),
  category: fc.option(
    fc.constantFrom(...offTheJobCategories.map((category) => category.key), 'induction', 'x', ''),
    {
      nil: null,
    },
  ),
  activity: fc.constantFrom('', ' ', 'Shadowed the crisis team', 'Helped 943 476 5919'),
  learned: fc.constantFrom('', 'How to listen', '9434765919'),
  minutes: fc.option(fc.oneof(fc.integer({ min: -10, max: 1500 }), fc.constant(7.5)), { nil: null }),
  startsAt: anyClock,
  endsAt: anyClock,
  moduleCode: fc.option(fc.constantFrom('PZ1015', 'PZ9999'), { nil: null }),
  ksbs: fc.array(fc.constantFrom('K1', 'S7', 'K99'), { maxLength: 2 }),
  paid: fc.option(fc.constantFrom('paid-hours' as const, 'time-off-in-lieu' as const), { nil: null }),
  lieuOn: fc.option(fc.constantFrom('2021-05-28', '2021-06-31'), { nil: null }),
})

describe('any entry at all', () => {
  it('is refused only for reasons on the list, each with its field', () => {
    fc.assert(
      fc.property(anyEntry, fc.integer({ min: 0, max: 1440 }), (entry, otherMinutesOnDate) => {
        const outcome = decideEntry(entry, { ...usualFacts, otherMinutesOnDate })
        if (outcome.ok) return
        for (const refusal of outcome.refusals) {
          expect(entryRefusalCodes).toContain(refusal.code)
          expect(Object.keys(usualEntry)).toContain(refusal.field)
        }
      }),
    )
  })

  it('that is accepted holds everything that makes learning count', () => {
    const nearlyGood = fc.oneof(
      anyEntry,
      fc.tuple(anyEntry, fc.subarray(Object.keys(usualEntry))).map(([entry, kept]) => ({
        ...entry,
        ...Object.fromEntries(Object.entries(usualEntry).filter(([field]) => kept.includes(field))),
      })),
    )
    fc.assert(
      fc.property(nearlyGood, fc.integer({ min: 0, max: 1440 }), (entry, otherMinutesOnDate) => {
        if (!decideEntry(entry, { ...usualFacts, otherMinutesOnDate }).ok) return
        const on = entry.learnedOn ?? ''
        expect(on >= '2021-04-06' && on <= '2021-05-20').toBe(true)
        expect(on >= '2021-05-01' && on <= '2021-05-09').toBe(false)
        expect(otherMinutesOnDate + (entry.minutes ?? 0)).toBeLessThanOrEqual(1440)
        expect(entry.minutes).toBeGreaterThan(0)
        expect(entry.moduleCode !== null || entry.ksbs.length > 0).toBe(true)
        expect(entry.paid === 'paid-hours' || entry.lieuOn !== null).toBe(true)
        expect(`${entry.activity} ${entry.learned}`).not.toMatch(/943/)
      }),
      { numRuns: 1000 },
    )
  })

  it('that may be submitted may be kept as a draft', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        if (decideEntry(entry, usualFacts).ok) expect(decideDraft(entry).ok).toBe(true)
      }),
    )
  })
})

describe('what a mentor should look at twice', () => {
  test.each(cases.exceptions)('$situation', ({ given, facts, expect: expected }) => {
    const entry = {
      learnedOn: '2021-04-06',
      submittedOn: '2021-04-06',
      minutes: 390,
      category: 'university-teaching',
      ...given,
    }
    const found = entryExceptions(entry, {
      usedCategories: ['university-teaching'],
      otherEntries: 5,
      ...facts,
    })
    expect(found.map((exception) => exception.code)).toEqual(expected)
  })
})
