import type { QueueAnswer, QueueRow } from '@rung/shared/contract/off-the-job'
import { formatDate, formatDay } from '@rung/shared/kernel/plain-date'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import type { QueueGroup, QueueItem } from '../../ui/SelectQueue.tsx'
import { categoryInWords } from '../../words/categories.ts'
import { countOf } from '../../words/counts.ts'
import { exceptionInWords } from '../../words/exceptions.ts'

interface Shown {
  /** Why an entry could not be signed or returned just now. */
  readonly refused: ReadonlyMap<string, string>
  /** Returns one entry by itself. */
  readonly onReturn: (ids: readonly string[]) => void
}

/** The queue by trainee, whoever has waited longest first. */
export function groupsOf(queue: QueueAnswer, shown: Shown): QueueGroup[] {
  const groups = new Map<string, QueueRow[]>()
  for (const row of queue.rows) groups.set(row.traineeId, [...(groups.get(row.traineeId) ?? []), row])
  return [...groups.values()].map((rows) => groupOf(rows, shown))
}

function groupOf(rows: readonly QueueRow[], shown: Shown): QueueGroup {
  const [first] = rows
  const trainee = first?.trainee
  return {
    id: trainee?.id ?? '',
    heading: `${trainee?.givenName} ${trainee?.familyName}`,
    href: paths.trainee(trainee?.id ?? ''),
    note: first && waitingInWords(first.waitingDays),
    items: rows.map((row) => itemOf(row, shown)),
  }
}

const waitingInWords = (days: number) => (days === 0 ? 'Sent today' : `Waiting for ${countOf(days, 'day')}`)

function itemOf(row: QueueRow, { refused, onReturn }: Shown): QueueItem {
  const refusal = refused.get(row.id)
  const when = whenOf(row)
  return {
    id: row.id,
    title: row.activity,
    when,
    minutes: row.minutes ?? undefined,
    exceptions: [
      ...(refusal ? [refusal] : []),
      ...(row.signedBy ? [`Signed by ${row.signedBy.name}, needs a countersignature`] : []),
      ...row.exceptions.map((code) => exceptionInWords(code, row)),
    ],
    detail: detailOf(row),
    href: paths.traineeEntry(row.traineeId, row.id),
    actions: row.mayReturn && (
      <Button className="sign-offs__return" kind="quiet" type="button" onClick={() => onReturn([row.id])}>
        Return
        <span className="nhsuk-u-visually-hidden">
          {' '}
          {row.activity}, {when}
        </span>
      </Button>
    ),
  }
}

function whenOf({ learnedOn, startsAt, endsAt }: QueueRow): string {
  if (!learnedOn) return ''
  return formatDay(learnedOn) + (startsAt && endsAt ? `, ${startsAt} to ${endsAt}` : '')
}

function detailOf(row: QueueRow): ReactNode {
  const lieu =
    row.paid === 'time-off-in-lieu' && row.lieuOn ? `Time off in lieu on ${formatDate(row.lieuOn)}` : null
  const about = [categoryInWords(row.category), row.moduleCode, row.ksbs.join(', '), lieu]
  return (
    <>
      <p>{row.learned}</p>
      <p className="rung-queue__note">{about.filter(Boolean).join(' · ')}</p>
    </>
  )
}
