import type { ReactNode } from 'react'

export interface TimelineEvent {
  id: string
  /** 'Entry signed' */
  title: string
  /** 'Grace Mensah, mentor' */
  by?: string | undefined
  /** In words: '5 January 2026 at 9:42am'. */
  when: string
  /** The same for machines: '2026-01-05T09:42:00Z' or '2026-01-05'. */
  dateTime: string
  detail?: ReactNode
}

/** What happened, newest first. For the history of a record. */
export function Timeline({
  events,
  headingLevel = 3,
}: {
  events: readonly TimelineEvent[]
  headingLevel?: 2 | 3 | 4 | undefined
}) {
  const Heading = `h${headingLevel}` as const
  return (
    <ol className="rung-timeline">
      {events.map((event) => (
        <li key={event.id} className="rung-timeline__event">
          <Heading className="rung-timeline__title">{event.title}</Heading>
          <p className="rung-timeline__when">
            <time dateTime={event.dateTime}>{event.when}</time>
            {event.by && <>, by {event.by}</>}
          </p>
          {event.detail && <div className="rung-timeline__detail">{event.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
