import { readFileSync } from 'node:fs'
import { nothingEntered, readMark } from '@rung/shared/rules/mark'
import { resultFaultCodes } from '@rung/shared/rules/result-cell'
import {
  placeResultColumns,
  type ResultColumn,
  resultImportColumns,
  resultTableFaultCodes,
} from '@rung/shared/rules/result-columns'
import {
  type CheckedResultRow,
  checkResults,
  countResults,
  type DueInAttempt,
  type ResultFacts,
  resultsToLoad,
} from '@rung/shared/rules/result-row'
import type { ResultTrainee } from '@rung/shared/rules/result-student'
import { refusalSentence } from '@rung/shared/words/refusals'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Case, readCases } from './read-cases.ts'

interface Table {
  headings: string[]
  rows: string[][]
  /** What stands there already: 'A1 PZ1015' → '67'. */
  known?: Record<string, string>
  ratified?: boolean
  reasonGiven?: boolean
  /** Who is due in a reassessment, with what is closed to them: 'A1' → 'PZ2066 essay' → '52'. */
  due?: Record<string, Record<string, string>>
}

const cases = readCases<{ rows: Case<Table, string[]>[]; headings: Case<string[], string[]>[] }>('results')

const column = (key: string, moduleTitle: string, title: string, kind: ResultColumn['kind']) => {
  const [moduleCode = '', component = 'module'] = key.split(' ')
  return { key, moduleCode, moduleTitle, component, title, kind }
}
const columns: ResultColumn[] = [
  column('PZ1015', 'Study and Lifelong Learning Skills', 'Module mark', 'mark'),
  column('PW1002', 'Introduction to Medicines Management', 'Module mark', 'mark'),
  column('PZ2066 essay', 'Developing Practice', 'Essay', 'mark'),
  column('PZ2066 portfolio', 'Developing Practice', 'Portfolio', 'pass-fail'),
]
const trainee = (studentNumber: string, uln: string | null, givenName: string, familyName: string) => ({
  id: `id-${studentNumber}`,
  studentNumber,
  uln,
  givenName,
  familyName,
  moduleCodes: ['PZ1015', 'PZ2066'],
})
const trainees: ResultTrainee[] = [
  trainee('A1', '7814538407', 'Devi', 'Afolabi'),
  trainee('A2', '2003307663', 'Eilidh', 'Okafor'),
  trainee('A3', null, 'Zoë', 'O’Brien-Smith'),
  trainee('A4', '9999999999', 'Kwame', 'Warsame'),
  ...['A5', 'A6', 'A7'].map((number) => ({
    ...trainee(number, null, 'Grace', 'Obi'),
    recognisedCodes: ['PZ1015'],
  })),
]

function entered(text: string) {
  const read = readMark(text)
  return read.ok ? read.value : nothingEntered
}

const dueOf = (due: NonNullable<Table['due']>): DueInAttempt => ({
  attempt: 'reassessment',
  trainees: new Set(Object.keys(due).map((number) => `id-${number}`)),
  closed: new Map(
    Object.entries(due).flatMap(([number, closed]) =>
      Object.entries(closed).map(([key, stands]) => [`id-${number} ${key}`, stands] as const),
    ),
  ),
})

function check({ headings, rows, known = {}, ratified = false, reasonGiven = false, due }: Table) {
  const results = Object.entries(known).map(([key, text]) => {
    const [studentNumber = '', ...rest] = key.split(' ')
    return { traineeId: `id-${studentNumber}`, column: rest.join(' '), entered: entered(text), ratified }
  })
  const numbered = rows.map((cells, place) => ({ row: place + 2, cells }))
  const facts: ResultFacts = { columns, trainees, results, reasonGiven, due: due && dueOf(due) }
  return checkResults(numbered, placeResultColumns(columns, headings), facts)
}

/** Each cell as 'A1 new 67', then what is wrong or to be known, as 'column: sentence'. */
function inWords({ trainee: who, cells, faults, notes }: CheckedResultRow): string[] {
  const remarks = [...faults, ...cells.flatMap((cell) => cell.faults), ...notes]
  return [
    ...cells.map(({ change, text }) => `${who?.studentNumber ?? 'nobody'} ${change} ${text}`),
    ...remarks.map((remark) => `${remark.field ?? 'row'}: ${refusalSentence(remark)}`),
  ]
}

describe('a table of results', () => {
  test.each(cases.rows)('$situation', ({ given, expect: expected }) => {
    expect(check(given).flatMap(inWords)).toEqual(expected)
  })

  test.each(cases.headings)('has headings: $situation', ({ given, expect: expected }) => {
    expect(placeResultColumns(columns, given).faults).toEqual(expected)
  })

  it('has every fault among the cases', () => {
    const rows = cases.rows.flatMap(({ given }) => check(given))
    const seen = rows.flatMap(({ faults, cells }) => [...faults, ...cells.flatMap((cell) => cell.faults)])
    const codes = new Set(seen.map(({ code }) => code))
    expect(resultFaultCodes.filter((code) => !codes.has(code))).toEqual([])
    const tables = cases.headings.flatMap(({ expect: faults }) => faults)
    expect(resultTableFaultCodes.filter((code) => !tables.includes(code))).toEqual([])
  })

  it('says of headings nobody knows that they are not read', () => {
    expect(placeResultColumns(columns, ['Student number', 'PZ1015', 'Tutor']).unknown).toEqual(['Tutor'])
  })

  it('has a template that it reads itself', () => {
    const template = resultImportColumns(columns)
    expect(template.map(({ heading }) => heading)).toEqual([
      'Student number',
      'ULN',
      'Name',
      'PZ1015',
      'PW1002',
      'PZ2066 Essay',
      'PZ2066 Portfolio',
    ])
    const places = placeResultColumns(
      columns,
      template.map(({ heading }) => heading),
    )
    expect(places.faults).toEqual([])
    expect([...places.places.values()]).toEqual(template.map((_, place) => place))
  })
})

describe('the sheet of a first module', () => {
  const lines = (name: string) =>
    readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
  const cohort = lines('cohort.csv')
    .slice(1)
    .map((line): ResultTrainee => {
      const [studentNumber = '', givenName = '', familyName = '', , , uln = ''] = line.split(',')
      return trainee(studentNumber, uln, givenName, familyName)
    })
  const [headings = [], ...rows] = lines('marks.tsv').map((line) => line.split('\t'))
  const places = placeResultColumns(columns, headings)
  const numbered = rows.map((cells, place) => ({ row: place + 2, cells }))
  const checked = checkResults(numbered, places, {
    columns,
    trainees: cohort,
    results: [],
    reasonGiven: false,
  })

  it('has three faults, each in its place', () => {
    const faulty = checked.flatMap(({ row, faults, cells }) =>
      [...faults, ...cells.flatMap((cell) => cell.faults)].map(({ code }) => `${row} ${code}`),
    )
    expect(faulty).toEqual(['6 mark-over-100', '9 student-unknown', '26 student-repeated'])
  })

  it('can be loaded without them', () => {
    expect(countResults(checked)).toEqual({ toLoad: 21, same: 0, empty: 1, problems: 3, notes: 0 })
    const loaded = resultsToLoad(checked)
    expect(loaded.map(({ row }) => row)).not.toContain(26)
    expect(loaded.slice(0, 4).map((one) => one.entered)).toEqual([
      { mark: 67, suffix: null, notSubmitted: false, passed: null },
      { mark: 38, suffix: 'C', notSubmitted: false, passed: null },
      { mark: 34, suffix: 'R', notSubmitted: false, passed: null },
      { mark: null, suffix: null, notSubmitted: true, passed: null },
    ])
  })

  it('counts what stands there already, and what nobody is told to load', () => {
    const results = resultsToLoad(checked).map(({ traineeId, column: key, entered: mark }) => ({
      traineeId,
      column: key,
      entered: mark,
      ratified: true,
    }))
    const again = checkResults(numbered, places, { columns, trainees: cohort, results, reasonGiven: false })
    expect(countResults(again)).toEqual({ toLoad: 0, same: 21, empty: 1, problems: 3, notes: 0 })
  })
})

const anyCell = fc.oneof(
  fc.constantFrom('A1', 'a2', 'A3', '67', '101', 'NS', 'P', '', '7814538407', '=1', '38C'),
  fc.string({ maxLength: 8 }),
)
const anyTable = fc.record({
  headings: fc
    .constantFrom(['Student number', 'Name', 'PZ1015'], ['ULN', 'Student number', 'PZ1015', 'Portfolio'])
    .map((headings) => [...headings]),
  rows: fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 12 }),
})

describe('a table, whatever is in it', () => {
  it('is loaded at most once for each trainee and column, and only with marks that can be read', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const loaded = resultsToLoad(check(table))
        const keys = loaded.map(({ traineeId, column: key }) => `${traineeId} ${key}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(loaded.every(({ entered: mark }) => readMark(String(mark.mark ?? '')).ok)).toBe(true)
      }),
    )
  })

  it('loses no mark: each is loaded, stands there, is empty, or somebody is told why not', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        for (const { faults, cells } of check(table))
          for (const cell of cells)
            expect(cell.change !== 'refused' || cell.faults.length > 0 || faults.length > 0).toBe(true)
      }),
    )
  })

  it('says the same whatever the order of rows', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const numbered = table.rows.map((cells, place) => ({ row: place + 2, cells }))
        const places = placeResultColumns(columns, table.headings)
        const facts: ResultFacts = { columns, trainees, results: [], reasonGiven: false }
        const keys = (rows: typeof numbered) =>
          resultsToLoad(checkResults(rows, places, facts))
            .map(({ traineeId, column: key, entered: mark }) => JSON.stringify([traineeId, key, mark]))
            .toSorted()
        expect(keys(numbered.toReversed())).toEqual(keys(numbered))
      }),
    )
  })
})
