/** One column of a file people bring. The importer reads by it and the template is written from it. */
export interface ImportColumn<Key extends string = string> {
  readonly key: Key
  readonly heading: string
  readonly alsoWritten: readonly string[]
  /** Without this column nothing in the file can be read. */
  readonly required: boolean
  /** What the example row of the template says. */
  readonly example: string
}

export interface ColumnPlaces<Key extends string> {
  /** Where each column stands, counted from 0. */
  readonly places: ReadonlyMap<Key, number>
  /** Headings of required columns that are not there. */
  readonly missing: readonly string[]
  /** Headings that name no column; what stands under them is not read. */
  readonly unknown: readonly string[]
  /** Headings of columns that stand there more than once. */
  readonly repeated: readonly string[]
}

const sameHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Which column of the file is which, whatever the case, spaces and punctuation of its headings. A heading as the
 * template has it goes before other spellings of it.
 * Basis: people rename and reorder columns. Example: 'date of birth' and 'DOB' both name Date of birth.
 */
export function placeColumns<Key extends string>(
  columns: readonly ImportColumn<Key>[],
  headings: readonly string[],
): ColumnPlaces<Key> {
  const found = headings.map(sameHeading)
  const places = new Map<Key, number>()
  const repeated: string[] = []
  for (const { key, heading } of columns) {
    const place = found.indexOf(sameHeading(heading))
    if (place >= 0) places.set(key, place)
    if (place >= 0 && found.includes(sameHeading(heading), place + 1)) repeated.push(heading)
  }
  for (const { key, alsoWritten } of columns) {
    const names = alsoWritten.map(sameHeading)
    const place = found.findIndex((heading) => names.includes(heading))
    if (!places.has(key) && place >= 0) places.set(key, place)
  }
  const read = new Set([...places.values()])
  const known = new Set(columns.map(({ heading }) => sameHeading(heading)))
  return {
    places,
    missing: columns
      .filter(({ key, required }) => required && !places.has(key))
      .map(({ heading }) => heading),
    unknown: headings.filter(
      (heading, place) => heading.trim() !== '' && !read.has(place) && !known.has(found[place] ?? ''),
    ),
    repeated,
  }
}

/** One row of the file by column key; a column that is not there, or a row that ends early, reads as empty. */
export function cellsByKey<Key extends string>(
  columns: readonly ImportColumn<Key>[],
  places: ReadonlyMap<Key, number>,
  row: readonly string[],
): Record<Key, string> {
  const cells = columns.map(({ key }) => [key, row[places.get(key) ?? -1] ?? ''] as const)
  // fromEntries forgets that every key is there.
  return Object.fromEntries(cells) as Record<Key, string>
}

/** The example row of a template, left in by mistake, is nobody's data. */
export function isExampleRow<Key extends string>(
  columns: readonly ImportColumn<Key>[],
  cells: Readonly<Record<Key, string>>,
): boolean {
  return columns.every(({ key, example }) => cells[key].trim().toLowerCase() === example.toLowerCase())
}
