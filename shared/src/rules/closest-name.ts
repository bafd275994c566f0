const usualWords: Readonly<Record<string, string>> = {
  ft: 'foundation trust',
  nhsft: 'nhs foundation trust',
  nhst: 'nhs trust',
  cic: 'community interest company',
  and: '',
  the: '',
  of: '',
}

/** Words most names end in: what is alike there says nothing about whose name it is. */
const endings = new Set(['nhs', 'foundation', 'trust', 'ltd', 'limited'])

const LIKELY = 0.8

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
  return { name, telling, pairs }
}

function likenessOf(one: Spelling, other: Spelling): number {
  if (one.telling === other.telling) return 1
  const [shorter, longer] = [one.telling.length, other.telling.length].toSorted((a, b) => a - b)
  const all = (shorter ?? 0) + (longer ?? 0) - 2
  if (all <= 0 || 2 * ((shorter ?? 0) - 1) < LIKELY * all) return 0
  let shared = 0
  for (const [pair, count] of one.pairs) shared += Math.min(count, other.pairs.get(pair) ?? 0)
  return (2 * shared) / all
}

/**
 * How alike two names are, from 0 to 1: twice the pairs of letters they share over all their pairs. What is too
 * different in length to be likely is 0.
 * Basis: Dice's coefficient on letter pairs. Example: 'Merseyside' and 'Mersyside' share 7 of 9 and 8 pairs: 0.82.
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
