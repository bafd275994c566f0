import type { QueueAnswer, QueueRow } from '@rung/shared/contract/off-the-job'
import { formatDate, formatDay, londonDay } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import type { QueueGroup, QueueItem } from '../../ui/SelectQueue.tsx'
import { categoryInWords } from '../../words/categories.ts'
import { exceptionInWords } from '../../words/exceptions.ts'

/** The queue by trainee, whoever has waited longest first. `refused`: why an entry could not be signed just now. */
export function groupsOf(queue: QueueAnswer, refused: ReadonlyMap<string, string>): QueueGroup[] {
  const groups = new Map<string, QueueRow[]>()
  for (const row of queue.rows) groups.set(row.traineeId, [...(groups.get(row.traineeId) ?? []), row])
  return [...groups.values()].map((rows) => groupOf(rows, refused))
}

function groupOf(rows: readonly QueueRow[], refused: ReadonlyMap<string, string>): QueueGroup {
  const [first] = rows
  const trainee = first?.trainee
  return {
    id: trainee?.id ?? '',
    heading: `${trainee?.givenName} ${trainee?.familyName}`,
    href: paths.trainee(trainee?.id ?? ''),
    note: first?.submittedAt
      ? `Waiting since ${formatDate(londonDay(new Date(first.submittedAt)))}`
      : undefined,
    items: rows.map((row) => itemOf(row, refused.get(row.id))),
  }
}

function itemOf(row: QueueRow, refusal: string | undefined): QueueItem {
  return {
    id: row.id,
    title: row.activity,
    when: row.learnedOn
      ? `${formatDay(row.learnedOn)}${row.startsAt ? `, ${row.startsAt} to ${row.endsAt}` : ''}`
      : '',
    minutes: row.minutes ?? undefined,
    exceptions: [
      ...(refusal ? [refusal] : []),
      ...(row.signedBy ? [`Signed by ${row.signedBy.name}, needs a countersignature`] : []),
      ...row.exceptions.map((code) => exceptionInWords(code, row)),
    ],
    detail: detailOf(row),
    href: paths.traineeEntry(row.traineeId, row.id),
  }
}

function detailOf(row: QueueRow): ReactNode {
  const about = [categoryInWords(row.category), row.moduleTitle ?? row.moduleCode, row.ksbs.join(', ')]
    .filter(Boolean)
    .join(' · ')
  const lieu =
    row.paid === 'time-off-in-lieu' && row.lieuOn ? ` · Time off in lieu on ${formatDate(row.lieuOn)}` : ''
  return (
    <>
      <p>{row.learned}</p>
      <p className="rung-queue__note">{about + lieu}</p>
    </>
  )
}
