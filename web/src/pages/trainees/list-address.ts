import { directions, type TraineesAnswer, traineeSorts } from '@rung/shared/contract/trainees'
import { standings } from '@rung/shared/rules/off-the-job-standing'
import { paths } from '../../paths.ts'
import type { FilterChip } from '../../ui/FilterableList.tsx'
import { standingInWords } from '../../words/standings.ts'

export const onlyWords = {
  'no-mentor': 'No mentor',
  waiting: 'Entries waiting for a signature',
  'nothing-this-month': 'Nothing logged this month',
  'on-break': 'On a break in learning',
} as const
type Only = keyof typeof onlyWords

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text)

/** What the address asks of the list. Anything that is not a filter is left out rather than refused. */
export function readAddress(search: URLSearchParams) {
  const text = (name: string) => search.get(name)?.trim() || undefined
  return {
    search: text('search'),
    standing: oneOf(standings, search.get('standing')),
    employer: text('employer'),
    cohort: text('cohort'),
    mentor: text('mentor'),
    only: oneOf(Object.keys(onlyWords) as Only[], search.get('only')),
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

export function sortOf(address: ListAddress, sort: ListAddress['sort']) {
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
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((item) => item.id === id)?.name ?? 'one'
  const chips: (FilterChip | null)[] = [
    address.search
      ? { text: `Name or number: ${address.search}`, removeHref: addressWith(address, { search: undefined }) }
      : null,
    address.standing
      ? { text: standingInWords(address.standing), removeHref: addressWith(address, { standing: undefined }) }
      : null,
    address.only
      ? { text: onlyWords[address.only], removeHref: addressWith(address, { only: undefined }) }
      : null,
    address.employer
      ? {
          text: named(answer.employers, address.employer),
          removeHref: addressWith(address, { employer: undefined }),
        }
      : null,
    address.cohort
      ? {
          text: named(answer.cohorts, address.cohort),
          removeHref: addressWith(address, { cohort: undefined }),
        }
      : null,
    address.mentor ? { text: 'One mentor', removeHref: addressWith(address, { mentor: undefined }) } : null,
  ]
  return chips.filter((chip) => chip !== null)
}
