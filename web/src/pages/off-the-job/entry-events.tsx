import type { EntryWithDecisions } from '@rung/shared/contract/off-the-job'
import type { TimelineEvent } from '../../ui/Timeline.tsx'
import { momentInWords } from '../../words/moments.ts'

/** Everything that was decided about an entry, newest first. */
export function entryEvents(entry: EntryWithDecisions): TimelineEvent[] {
  const events = [
    ...ownEvents(entry),
    ...entry.signOffs.flatMap(signOffEvents),
    ...entry.reversals.flatMap(reversalEvents),
  ]
  return events.toSorted((a, b) => b.dateTime.localeCompare(a.dateTime))
}

function event(id: string, title: string, at: string, by?: string, detail?: string): TimelineEvent {
  return { id, title, when: momentInWords(at), dateTime: at, by, detail: detail && <p>“{detail}”</p> }
}

function ownEvents({ createdAt, submittedAt }: EntryWithDecisions): TimelineEvent[] {
  const sent = submittedAt ? [event('sent', 'Sent for signature', submittedAt)] : []
  return createdAt === submittedAt ? sent : [...sent, event('started', 'Started', createdAt)]
}

function signOffEvents(signOff: EntryWithDecisions['signOffs'][number]): TimelineEvent[] {
  const { id, decision, by, at, reason, needsCountersignature, countersignedAt, countersignedBy } = signOff
  if (decision === 'returned') return [event(id, 'Returned', at, by.name, reason ?? undefined)]
  const title = needsCountersignature ? 'Signed, needs a countersignature' : 'Signed'
  const countersigned = countersignedAt
    ? [event(`${id}-second`, 'Countersigned', countersignedAt, countersignedBy?.name)]
    : []
  return [event(id, title, at, by.name), ...countersigned]
}

function reversalEvents(reversal: EntryWithDecisions['reversals'][number]): TimelineEvent[] {
  const { id, state, reason, requestedBy, requestedAt, decidedBy, decidedAt } = reversal
  const asked = event(id, 'Reversal asked for', requestedAt, requestedBy.name, reason)
  if (!decidedAt) return [asked]
  const title = state === 'countersigned' ? 'Reversed' : 'Reversal refused, it stays signed'
  return [event(`${id}-decided`, title, decidedAt, decidedBy?.name), asked]
}
