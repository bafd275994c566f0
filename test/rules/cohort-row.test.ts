import { likeness } from '@rung/shared/rules/closest-name'
import { type CohortCells, type CohortColumn, cohortColumns } from '@rung/shared/rules/cohort-columns'
import { looksLikeFormula } from '@rung/shared/rules/cohort-fields'
import { checkCohortFile, type KnownRecords } from '@rung/shared/rules/cohort-file'
import { type CohortRowFacts, cohortRowReader } from '@rung/shared/rules/cohort-row'
import { cohortFaultSentence, cohortNoteSentence } from '@rung/shared/words/import-faults'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

const cases = readCases<{
  faults: Case<Partial<CohortCells>, string[]>[]
  notes: Case<Partial<CohortCells>, string[]>[]
  planned: Case<Partial<CohortCells>, number>[]
}>('cohort-row')

const usual: CohortCells = {
  studentNumber: 'A1',
  givenName: 'Ada',
  familyName: 'O’Neill-Lowe',
  email: 'ada.lowe@example.nhs.uk',
  bornOn: '24/06/1987',
  uln: '1234567899',
  employer: 'Moorside NHS Trust',
  system: 'Moor and Dale',
  levyPayer: 'yes',
  band: 'Band 3',
  weeklyHours: '37.5',
  startsOn: '06/04/2021',
  plannedEndOn: '05/04/2023',
  option: 'NU1019',
  guaranteedPost: 'no',
  englishAndMaths: 'to do',
}
const facts: CohortRowFacts = {
  optionCodes: ['NU1019', 'PW1002'],
  plannedMinutes: null,
  publishedMinutes: null,
  cohortStartsOn: null,
}
const nothingKnown: KnownRecords = {
  employers: [],
  systems: [],
  people: new Map(),
  ulns: new Set(),
  studentNumbers: new Set(),
}
const read = (cells: Partial<CohortCells> = {}, more: Partial<CohortRowFacts> = {}) =>
  cohortRowReader({ ...facts, ...more })({ ...usual, ...cells })
const said = (refusals: readonly { code: string; field?: string }[]) =>
  refusals.map(({ field, code }) => `${field} ${code}`)

/** The file's rows after all checks, each with what differs from the usual. */
function check(rows: readonly Partial<CohortCells>[], known: Partial<KnownRecords> = {}) {
  const readRow = cohortRowReader(facts)
  const numbered = rows.map((cells, place) => ({
    row: place + 2,
    ...readRow({
      ...usual,
      studentNumber: `A${place}`,
      email: `t${place}@example.nhs.uk`,
      uln: '9999999999',
      ...cells,
    }),
  }))
  return checkCohortFile(numbered, { ...nothingKnown, ...known })
}
const faultsOf = (rows: ReturnType<typeof check>) =>
  rows.flatMap(({ row, faults }) => said(faults).map((fault) => `${row} ${fault}`))

describe('a row of a cohort file', () => {
  test.each(cases.faults)('$situation', ({ given, expect: expected }) => {
    expect(said(read(given).faults)).toEqual(expected)
  })

  test.each(cases.notes)('is noted, not refused: $situation', ({ given, expect: expected }) => {
    expect(said(read(given).notes)).toEqual(expected)
    expect(read(given).faults).toEqual([])
  })

  test.each(cases.planned)('plans whole hours: $situation', ({ given, expect: hours }) => {
    expect((read(given).reading.plannedMinutes ?? 0) / 60).toBe(hours)
  })

  it('plans what the programme sets, and says where that is under the minimum', () => {
    const row = read({}, { plannedMinutes: 36_000 })
    expect(row.reading.plannedMinutes).toBe(36_000)
    expect(said(row.notes)).toEqual(['weeklyHours planned-under-minimum'])
  })

  it('plans the published figure from August 2025', () => {
    const row = read({ startsOn: '04/08/2025', plannedEndOn: '03/08/2027' }, { publishedMinutes: 33_420 })
    expect(row.reading.plannedMinutes).toBe(33_420)
  })

  it('takes whatever stands in its cells, and says something of each fault', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '37,5',
        '=1',
        '31/02/2020',
        '2021-04-06',
        'Band 9',
        '9999999999',
        'yes',
        '5e3',
        '-0',
      ),
    )
    const cells = fc.record(Object.fromEntries(cohortColumns.map(({ key }) => [key, cell])))
    fc.assert(
      fc.property(cells, (given) => {
        const row = read(given as Partial<CohortCells>)
        const sentences = [...row.faults.map(cohortFaultSentence), ...row.notes.map(cohortNoteSentence)]
        expect(sentences.filter((sentence) => !/^.{5,}[^.]$/s.test(sentence))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('never keeps a name or address a spreadsheet would run', () => {
    const text = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '＝', '＠', ' ='), fc.string())
      .map((parts) => parts.join(''))
    const fields: CohortColumn[] = ['studentNumber', 'givenName', 'familyName', 'email', 'employer', 'system']
    fc.assert(
      fc.property(text, fc.constantFrom(...fields), (value, field) => {
        expect(looksLikeFormula(value)).toBe(true)
        expect(read({ [field]: value }).faults.some((fault) => fault.field === field)).toBe(true)
      }),
    )
  })
})

describe('the rows of a file together', () => {
  it('are at fault where two share a student number, an email address or a ULN, each naming another', () => {
    const rows = check([
      { studentNumber: 'X1', email: 'same@example.nhs.uk', uln: '1234567899' },
      { studentNumber: 'x1' },
      { email: 'SAME@example.nhs.uk' },
      { uln: '1234567899' },
      {},
    ])
    expect(faultsOf(rows)).toEqual([
      '2 studentNumber student-number-repeated',
      '2 email email-repeated',
      '2 uln uln-repeated',
      '3 studentNumber student-number-repeated',
      '4 email email-repeated',
      '5 uln uln-repeated',
    ])
    expect(rows.map(({ value }) => value !== null)).toEqual([false, false, false, false, true])
  })

  it('may all have the temporary ULN', () => {
    expect(faultsOf(check([{}, {}, {}]))).toEqual([])
  })

  it('say one thing of one employer: what most rows say stands', () => {
    const rows = check([{}, {}, { system: 'Elsewhere', levyPayer: 'no' }])
    expect(faultsOf(rows)).toEqual(['4 system system-differs', '4 levyPayer levy-differs'])
  })

  it('say of an employer what Rung holds of it, however many rows say otherwise', () => {
    const employers = [{ name: 'Moorside NHS Trust', system: 'Moor and Dale', levyPayer: false }]
    expect(faultsOf(check([{}, { levyPayer: 'no' }, {}], { employers }))).toEqual([
      '2 levyPayer levy-differs',
      '4 levyPayer levy-differs',
    ])
  })

  it('may add to an employer of which Rung holds nothing but the name', () => {
    const employers = [{ name: 'Moorside NHS Trust', system: null, levyPayer: null }]
    expect(faultsOf(check([{}], { employers }))).toEqual([])
  })

  it('take the rarer of two close names for the misspelling', () => {
    const rows = check([{}, {}, { employer: 'Moorsyde NHS Trust' }, { employer: 'Heathland NHS Trust' }])
    expect(faultsOf(rows)).toEqual(['4 employer employer-misspelt'])
    expect(rows[2]?.faults[0]?.detail).toEqual({ meant: 'Moorside NHS Trust' })
  })

  it('take a system for a misspelling too, unless it is said already to be the wrong one', () => {
    const systems = ['Moor and Dale', 'Cheshire and Merseyside']
    expect(
      faultsOf(
        check([{}, {}, { employer: 'Heathland NHS Trust', system: 'Cheshire and Mersyside' }], { systems }),
      ),
    ).toEqual(['4 system system-misspelt'])
    expect(faultsOf(check([{}, {}, { system: 'Moor & Dales' }], { systems }))).toEqual([
      '4 system system-differs',
    ])
  })

  it('are written as Rung writes them', () => {
    const [row] = check([{ employer: ' moorside  nhs TRUST' }], {
      employers: [{ name: 'Moorside NHS Trust', system: null, levyPayer: null }],
    })
    expect(row?.value?.employer).toBe('Moorside NHS Trust')
  })

  it('come out the same in whatever order they stand, but for the numbers of their rows', () => {
    const row = fc.record({
      email: fc.constantFrom('a@example.nhs.uk', 'b@example.nhs.uk', 'c@example.nhs.uk'),
      uln: fc.constantFrom('1234567899', '9999999999'),
    })
    const count = (rows: Partial<CohortCells>[]) =>
      check(rows)
        .map(({ faults }) => said(faults).join())
        .toSorted()
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(count(rows)).toEqual(count(rows.toReversed()))
      }),
    )
  })
})

describe('two names', () => {
  it.each([
    ['Northmoor Mental Health NHS FT', 'Northmoor Mental Health NHS Foundation Trust'],
    ['Northmoor Mental Heath NHS Foundation Trust', 'Northmoor Mental Health NHS Foundation Trust'],
    ['Wirral Talking Therapies', 'Wirral Talking Therapies CIC'],
    ['Cheshire & Merseyside', 'Cheshire and Merseyside'],
    ['Greater Manchester ICS', 'Greater Manchester'],
  ])('%s is probably meant to be %s', (one, other) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(0.8)
  })

  it.each([
    ['Ribble Vale Partnership NHS Foundation Trust', 'Irwell Care NHS Foundation Trust'],
    ['Pennine Wellbeing NHS Trust', 'Pennine Care NHS Trust'],
    ['Greater Manchester', 'Lancashire and South Cumbria'],
    ['North Moor NHS Trust', 'South Moor NHS Trust'],
    ['East London NHS Foundation Trust', 'West London NHS Trust'],
    ['Employer 10', 'Employer 11'],
    ['Trust A', 'Trust B'],
    ['Moorside Practice 2', 'Moorside Practice'],
  ])('%s is not %s', (one, other) => {
    expect(likeness(one, other)).toBeLessThan(0.8)
  })

  it('are as alike one way round as the other, and each like itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one))
        expect(likeness(one, one)).toBe(1)
      }),
    )
  })
})
