import {
  directions,
  standingFilters,
  type TraineesAnswer,
  traineeSorts,
} from '@rung/shared/contract/trainees'
import { paths } from '../../paths.ts'
import type { FilterChip } from '../../ui/FilterableList.tsx'
import { countOf } from '../../words/counts.ts'
import { standingInWords } from '../../words/standings.ts'

/** What may need attention: as a filter, and said of one trainee and of several. */
export const onlyWords = {
  'no-mentor': { text: 'No mentor', one: 'has no mentor', many: 'have no mentor' },
  waiting: {
    text: 'Entries waiting for a signature',
    one: 'has entries waiting',
    many: 'have entries waiting',
  },
  'nothing-this-month': {
    text: 'Nothing logged this month',
    one: 'has logged nothing this month',
    many: 'have logged nothing this month',
  },
  'on-break': {
    text: 'On a break in learning',
    one: 'is on a break in learning',
    many: 'are on a break in learning',
  },
  withdrawn: { text: 'Withdrawn', one: 'has withdrawn', many: 'have withdrawn' },
} as const
type Only = keyof typeof onlyWords
// The keys are those of the object just above.
const onlyKeys = Object.keys(onlyWords) as Only[]

type StandingFilter = (typeof standingFilters)[number]
export const standingFilterInWords = (standing: StandingFilter): string =>
  standing === 'not-on-track' ? 'Not on track' : standingInWords(standing)

export type ListSort = (typeof traineeSorts)[number]

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text)

/** What the address asks of the list. Anything that is not a filter is left out rather than refused. */
export function readAddress(search: URLSearchParams) {
  const text = (name: string) => search.get(name)?.trim() || undefined
  return {
    search: text('search'),
    standing: oneOf(standingFilters, search.get('standing')),
    employer: text('employer'),
    cohort: text('cohort'),
    mentor: text('mentor'),
    only: oneOf(onlyKeys, search.get('only')),
    sort: oneOf(traineeSorts, search.get('sort')) ?? 'name',
    direction: oneOf(directions, search.get('direction')) ?? 'ascending',
    after: text('after'),
    before: text('before'),
  }
}
export type ListAddress = ReturnType<typeof readAddress>

/** The list with some of its parts changed; a new filter or sort starts at the first page. */
export function addressWith(address: ListAddress, change: Partial<ListAddress>): string {
  const next = { ...address, after: undefined, before: undefined, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(next)) {
    const usual = (name === 'sort' && value === 'name') || (name === 'direction' && value === 'ascending')
    if (value !== undefined && !usual) query.set(name, value)
  }
  return paths.trainees(query.toString())
}

/** The sort, as the fields a filter form hands on. */
export function sortKept({ sort, direction }: ListAddress): Record<string, string> {
  return sort === 'name' && direction === 'ascending' ? {} : { sort, direction }
}

export function sortOf(address: ListAddress, sort: ListSort) {
  const active = address.sort === sort
  const turned = address.direction === 'ascending' ? 'descending' : 'ascending'
  // The most behind and the most hours are what is looked for first.
  const first = sort === 'behind' || sort === 'signed' ? 'descending' : 'ascending'
  return {
    href: addressWith(address, { sort, direction: active ? turned : first }),
    direction: active ? address.direction : undefined,
  }
}

export function chipsOf(address: ListAddress, answer: TraineesAnswer): FilterChip[] {
  const { search, standing, only, employer, cohort, mentor } = address
  const without = (part: keyof ListAddress) => addressWith(address, { [part]: undefined })
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((item) => item.id === id)?.name ?? 'No longer there'
  const mentorName = answer.rows.find((row) => row.mentor?.id === mentor)?.mentor?.name
  const chips = [
    search && { text: `Name or number: ${search}`, removeHref: without('search') },
    standing && { text: standingFilterInWords(standing), removeHref: without('standing') },
    only && { text: onlyWords[only].text, removeHref: without('only') },
    employer && { text: named(answer.employers, employer), removeHref: without('employer') },
    cohort && { text: named(answer.cohorts, cohort), removeHref: without('cohort') },
    mentor && { text: mentorName ? `Mentor: ${mentorName}` : 'One mentor', removeHref: without('mentor') },
  ]
  return chips.filter((chip) => typeof chip === 'object')
}

const standingSaid: Record<StandingFilter, string> = {
  'on-track': 'on track',
  'not-on-track': 'not on track',
  behind: 'behind plan',
  'at-risk': 'at risk',
}

/** '2 trainees are behind plan'; with more than one filter '2 trainees match these filters'. */
export function countSentence(address: ListAddress, total: number, filters: number): string {
  const { standing, only } = address
  if (filters === 0) return countOf(total, 'trainee')
  if (filters === 1 && standing)
    return `${countOf(total, 'trainee is', 'trainees are')} ${standingSaid[standing]}`
  if (filters === 1 && only) {
    const { one, many } = onlyWords[only]
    return countOf(total, `trainee ${one}`, `trainees ${many}`)
  }
  return `${countOf(total, 'trainee matches', 'trainees match')} these filters`
}
