import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { readHistory } from '@rung/shared/contract/trainees'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { may, type Relationship } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused } from '../../http/refuse.ts'
import { deedOf, type HistoryEvent } from './history-sentences.ts'
import { changesInWords } from './history-words.ts'

type Answer = AnswerOf<typeof readHistory>

/** Events read for each row shown: what one person did in one minute becomes one row, so more are read than shown. */
const eventsARow = 8

const rowNow = (table: string, alias: string) =>
  `select to_jsonb(${alias}) as now from ${table} ${alias} where e.subject = '${table}' and ${alias}.trainee_id = e.chain_id and ${alias}.id = e.row_id::uuid`

const text = `select e.seq, e.at, case when e.by_person_id is not null then json_build_object('id', e.by_person_id, 'name', audit_actor(e)) end as by,
    e.subject, e.action, v.was, v.became, v.chain_id is null as erased, x.now,
    case when x.entry_id is not null then (select to_jsonb(o) from off_the_job_entry o where o.trainee_id = e.chain_id and o.id = x.entry_id) end as entry,
    (select p.given_name || ' ' || p.family_name from person p
      where p.id = coalesce(x.whole ->> 'mentor_id', x.whole ->> 'manager_id')::uuid and e.subject in ('mentorship', 'line_management')) as about,
    e.subject = 'off_the_job_entry' and v.became ->> 'state' = 'signed' and exists (select from sign_off s
      where s.trainee_id = e.chain_id and s.entry_id = e.row_id::uuid and s.countersigned_by = e.by_person_id) as countersigned
  from audit_event e left join audit_values v using (chain_id, seq)
    left join lateral (
      ${[
        'off_the_job_entry',
        'off_the_job_reversal',
        'employment',
        'mentorship',
        'line_management',
        'break_in_learning',
        'result',
        'circumstances',
        'prior_learning',
      ]
        .map((table, place) => rowNow(table, `r${place}`))
        .join(' union all ')}
    ) kept on true
    cross join lateral (select kept.now, coalesce(kept.now, v.became) as whole,
      case when e.subject in ('sign_off', 'off_the_job_reversal') then (coalesce(kept.now, v.became) ->> 'entry_id')::uuid end as entry_id) x
  where e.chain_id = $1 and e.seq < $2
    and (e.subject <> 'sign_off' or (e.action = 'insert' and coalesce((v.became ->> 'needs_countersignature')::boolean, true)))
  order by e.seq desc limit $3`

export const readTraineeHistory: UseCase<typeof readHistory> = async ({ tx, params, query }) => {
  const before = query.after === undefined ? Number.MAX_SAFE_INTEGER : beforeIn(query.after)
  if (before instanceof Refused) return before
  const limit = query.limit * eventsARow
  const [trainee, events] = await Promise.all([
    relationshipsTo(tx, params.traineeId),
    tx.rows<HistoryEvent>(text, [params.traineeId, before, limit], 'history'),
  ])
  if (!trainee) return notFound()
  if (!may('read-history', trainee.relationships)) return notPermitted()
  return pageOf(events, query.limit, events.length < limit)
}

function beforeIn(after: string): number | Refused {
  const seq = Number(after)
  if (/^\d{1,15}$/.test(after) && Number.isSafeInteger(seq)) return seq
  return new Refused('not-accepted', undefined, [
    { pointer: '/after', code: 'unreadable', detail: 'Open the history again from its beginning' },
  ])
}

const relationshipsTo = (tx: Tx, traineeId: string) =>
  tx.row<{ relationships: Relationship[] }>(
    'select relationships_to(t) as relationships from trainee t where t.id = $1',
    [traineeId],
    'relationships',
  )

interface Group {
  readonly newest: HistoryEvent
  readonly oldestSeq: number
  readonly count: number
  readonly sentence: string
  readonly many: ((count: number) => string) | undefined
}

/** Rows newest first. The last group of a page that goes on may be cut in two, so it is left for the next page. */
function pageOf(events: readonly HistoryEvent[], limit: number, atEnd: boolean): Answer {
  const groups = groupsOf(events)
  const whole = atEnd || groups.length === 1 ? groups : groups.slice(0, -1)
  const shown = whole.slice(0, limit)
  const goesOn = shown.length < groups.length || !atEnd
  const oldest = shown.at(-1)?.oldestSeq ?? events.at(-1)?.seq
  return {
    rows: shown.map(rowOf),
    next: goesOn && oldest !== undefined ? String(oldest) : null,
  }
}

function groupsOf(events: readonly HistoryEvent[]): Group[] {
  const groups: Group[] = []
  for (const event of events) {
    const deed = deedOf(event)
    if (!deed) continue
    const last = groups.at(-1)
    if (last && belongs(last, event, deed.many))
      groups[groups.length - 1] = { ...last, oldestSeq: event.seq, count: last.count + 1 }
    else groups.push({ newest: event, oldestSeq: event.seq, count: 1, sentence: deed.one, many: deed.many })
  }
  return groups
}

/** The same deed by the same person on the same kind of thing in the same minute. */
function belongs({ newest, many }: Group, event: HistoryEvent, alsoMany: Group['many']): boolean {
  return (
    many !== undefined &&
    alsoMany?.(2) === many(2) &&
    newest.subject === event.subject &&
    newest.by?.id === event.by?.id &&
    newest.at.slice(0, 16) === event.at.slice(0, 16)
  )
}

/** As it stands now: of an entry that is gone there is nothing to look at. */
function entryOf({ subject, now, entry }: HistoryEvent): Answer['rows'][number]['entry'] {
  const kept = subject === 'off_the_job_entry' ? now : entry
  if (typeof kept?.id !== 'string') return null
  return { id: kept.id, learnedOn: isPlainDate(kept.learned_on) ? kept.learned_on : null }
}

function rowOf({ newest, count, sentence, many }: Group): Answer['rows'][number] {
  const { seq, at, by, subject, action, was, became } = newest
  const single = count === 1
  return {
    seq,
    at,
    by,
    subject: subject.replaceAll('_', ' '),
    action,
    entry: single ? entryOf(newest) : null,
    sentence: `${by?.name ?? 'Rung'} ${single || !many ? sentence : many(count)}`,
    changes: single && action === 'update' ? changesInWords(subject, was, became) : [],
  }
}
