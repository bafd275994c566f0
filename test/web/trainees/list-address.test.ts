import type { TraineesAnswer } from '@rung/shared/contract/trainees'
import { describe, expect, it } from 'vitest'
import {
  addressWith,
  chipsOf,
  countSentence,
  readAddress,
  sortOf,
} from '../../../web/src/pages/trainees/list-address.ts'

const read = (query: string) => readAddress(new URLSearchParams(query))
const answer: TraineesAnswer = {
  rows: [],
  next: null,
  previous: null,
  total: 0,
  employers: [{ id: 'e1', name: 'Irwell Care' }],
  cohorts: [],
}

describe('The address of the list of trainees', () => {
  it('keeps filters and sort from page to page', () => {
    const address = read('standing=behind&sort=behind&direction=descending')
    expect(addressWith(address, { after: 'x' })).toBe(
      '/trainees?standing=behind&sort=behind&direction=descending&after=x',
    )
  })

  it('starts at the first page again when the sort changes', () => {
    expect(sortOf(read('employer=e1&after=x'), 'behind').href).toBe(
      '/trainees?employer=e1&sort=behind&direction=descending',
    )
  })

  it('turns a sort round when it is asked for again', () => {
    const { href, direction } = sortOf(read('sort=signed&direction=descending'), 'signed')
    expect({ href, direction }).toEqual({ href: '/trainees?sort=signed', direction: 'descending' })
  })

  it('asks for those behind plan and those at risk together', () => {
    const address = read('standing=not-on-track')
    expect(addressWith(address, {})).toBe('/trainees?standing=not-on-track')
    expect(chipsOf(address, answer)).toEqual([{ text: 'Not on track', removeHref: '/trainees' }])
  })

  it('leaves out what is no filter', () => {
    expect(addressWith(read('standing=lost&only=nothing&sort=age'), {})).toBe('/trainees')
  })

  it('names each filter that is on, and where the list is without it', () => {
    expect(chipsOf(read('standing=at-risk&employer=e1'), answer)).toEqual([
      { text: 'At risk', removeHref: '/trainees?employer=e1' },
      { text: 'Irwell Care', removeHref: '/trainees?standing=at-risk' },
    ])
  })

  it.each([
    ['', 1, 0, '1 trainee'],
    ['standing=behind', 1, 1, '1 trainee is behind plan'],
    ['standing=not-on-track', 2, 1, '2 trainees are not on track'],
    ['standing=on-track', 24, 1, '24 trainees are on track'],
    ['only=no-mentor', 2, 1, '2 trainees have no mentor'],
    ['standing=behind&only=waiting', 1, 2, '1 trainee matches these filters'],
  ])('says how many %s there are', (query, total, filters, sentence) => {
    expect(countSentence(read(query), total, filters)).toBe(sentence)
  })
})
