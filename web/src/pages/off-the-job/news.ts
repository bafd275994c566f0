import * as z from 'zod/mini'

const news = z.object({
  title: z.string(),
  text: z.string(),
  /** The entry it is about, where the server has it. */
  entryId: z.optional(z.string()),
})
/** What was just done, told by the page that comes after. */
export type News = z.infer<typeof news>

/** News travels with the navigation, out of the address: it is not a place to come back to. */
export const withNews = (told: News) => ({ state: { news: told } })

export function newsIn(state: unknown): News | null {
  const outcome = z.object({ news }).safeParse(state)
  return outcome.success ? outcome.data.news : null
}
