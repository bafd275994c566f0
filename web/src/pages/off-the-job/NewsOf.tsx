import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Notification } from '../../ui/Notification.tsx'
import type { News } from './news.ts'

/** At the top of the page after something was logged or sent. */
export function NewsOf({ news }: { news: News | null }) {
  if (!news) return null
  return (
    // A new piece of news takes focus as the first did.
    <Notification key={`${news.entryId} ${news.title}`} title={news.title} focus>
      <p>
        {news.text} {news.entryId && <AppLink href={paths.logEntry(news.entryId)}>View it</AppLink>}
      </p>
    </Notification>
  )
}
