export interface News {
  readonly title: string
  readonly text: string
  /** The entry it is about, where the server has it. */
  readonly entryId?: string
}

/** What was just done, told by the page that comes after. It travels with the navigation, out of the address: it is not a place to come back to. */
export const withNews = (told: News) => ({ state: { news: told } })

export function newsIn(state: unknown): News | null {
  // Nothing but withNews puts news into the history of this origin.
  return typeof state === 'object' && state !== null && 'news' in state ? (state.news as News) : null
}
