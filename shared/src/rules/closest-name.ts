const usualWords: Readonly<Record<string, string>> = {
  ft: 'foundation trust',
  nhsft: 'nhs foundation trust',
  nhst: 'nhs trust',
  cic: '',
  and: '',
  the: '',
  of: '',
}

/** Words most names end in: what is alike there says nothing about whose name it is. */
const endings = new Set(['nhs', 'foundation', 'trust', 'ltd', 'limited'])

/** Words that tell neighbours apart, as single letters and numbers do: East London is not a slip for West London. */
const apart = new Set(
  'north south east west northern southern eastern western central mid inner outer upper lower new'.split(
    ' ',
  ),
)

const LIKELY = 0.8
/** In shorter names one letter may be all the difference there is. */
const SLIP_FROM_LETTERS = 6
const SLIP = 0.9

/** The same name whatever its case and spaces. */
export const sameName = (name: string): string =>
  name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

const wordsOf = (name: string): string[] =>
  sameName(name)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .split(' ')
    .flatMap((word) => (usualWords[word] ?? word).split(' '))
    .filter(Boolean)

/** The part of a name that tells it from others of its kind: 'Northmoor Mental Health NHS FT' is 'northmoor mental health'. */
function distinctivePart(name: string): string {
  const words = wordsOf(name)
  const telling = words.filter((word) => !endings.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

interface Spelling {
  readonly name: string
  /** The words that must be the same in both. */
  readonly setApart: string
  readonly telling: string
  readonly pairs: ReadonlyMap<string, number>
}

function spellingOf(name: string): Spelling {
  const telling = distinctivePart(name)
  const pairs = new Map<string, number>()
  for (let at = 0; at < telling.length - 1; at += 1) {
    const pair = telling.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  const setApart = telling
    .split(' ')
    .filter((word) => word.length === 1 || /\d/.test(word) || apart.has(word))
  return { name, setApart: setApart.join(' '), telling, pairs }
}

function likenessOf(one: Spelling, other: Spelling): number {
  if (one.telling === other.telling) return 1
  if (one.setApart !== other.setApart) return 0
  if (isOneSlipAway(one.telling, other.telling)) return SLIP
  const [shorter, longer] = [one.telling.length, other.telling.length].toSorted((a, b) => a - b)
  const all = (shorter ?? 0) + (longer ?? 0) - 2
  if (all <= 0 || 2 * ((shorter ?? 0) - 1) < LIKELY * all) return 0
  let shared = 0
  for (const [pair, count] of one.pairs) shared += Math.min(count, other.pairs.get(pair) ?? 0)
  return (2 * shared) / all
}

/** Whether one letter too many, too few, wrong or swapped with the next makes one text the other. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < SLIP_FROM_LETTERS) return false
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const rest = (text: string, from: number) => text.slice(start + from)
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start]
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (swapped && rest(one, 2) === rest(other, 2))
  )
}

/**
 * How alike two names are, from 0 to 1: twice the pairs of letters they share over all their pairs, and no less
 * than 0.9 for one slip of the keyboard. What is too different in length to be likely is 0.
 * Basis: Dice's coefficient on letter pairs. Example: 'Wyresdale College' and 'Wyredale Colege' share 13 of 16 and 14 pairs: 0.87.
 */
export function likeness(a: string, b: string): number {
  return likenessOf(spellingOf(a), spellingOf(b))
}

/** Names that stand for themselves, and what else is probably meant to be one of them. */
export interface NamesInUse {
  /**
   * The name this one is probably a misspelling of, or null.
   * Basis: people shorten and mistype names of organisations.
   * Example: 'Northmoor Mental Health NHS FT' is close to 'Northmoor Mental Health NHS Foundation Trust'.
   */
  closestTo(name: string): string | null
  add(name: string): void
}

export function namesInUse(names: readonly string[]): NamesInUse {
  const spellings = names.map(spellingOf)
  return {
    closestTo(name) {
      const wanted = spellingOf(name)
      const likely = spellings
        .map((spelling) => ({ name: spelling.name, likeness: likenessOf(wanted, spelling) }))
        .filter((found) => found.likeness >= LIKELY)
      return likely.toSorted((a, b) => b.likeness - a.likeness)[0]?.name ?? null
    },
    add(name) {
      spellings.push(spellingOf(name))
    },
  }
}
