import { readFileSync } from 'node:fs'

/** One situation a programme lead can read: what is given, and what must come of it. */
export interface Case<Given, Expected> {
  situation: string
  given: Given
  expect: Expected
}

/** The cases of test/rules/cases/<name>.json. The shape is the caller's word: a wrong one fails its tests. */
export function readCases<Groups>(name: string): Groups {
  const text = readFileSync(new URL(`./cases/${name}.json`, import.meta.url), 'utf8')
  return JSON.parse(text) as Groups
}
