import type { Entry, exportEntries } from '@rung/shared/contract/off-the-job'
import { offTheJobCategories } from '@rung/shared/figures/off-the-job-categories'
import { decimalHours, formatClock } from '@rung/shared/kernel/minutes'
import { stringify } from 'csv-stringify/sync'
import { FileAnswer } from '../../http/answers.ts'
import type { HotUseCase } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { pagedColumns, pageNames } from './entry-json.ts'
import { narrowed } from './list-entries.ts'

const titles = new Map<string, string>(offTheJobCategories.map(({ key, title }) => [key, title]))
const paidWords = { 'paid-hours': 'In paid hours', 'time-off-in-lieu': 'Time off in lieu' }

const columns: readonly { header: string; of: (entry: Entry) => string | number | null }[] = [
  { header: 'Date', of: (entry) => entry.learnedOn },
  { header: 'Kind of learning', of: ({ category }) => titles.get(category ?? '') ?? category },
  { header: 'Activity', of: (entry) => entry.activity },
  { header: 'What I learned', of: (entry) => entry.learned },
  { header: 'From', of: (entry) => entry.startsAt },
  { header: 'To', of: (entry) => entry.endsAt },
  { header: 'Duration', of: ({ minutes }) => (minutes === null ? null : formatClock(minutes)) },
  { header: 'Hours', of: ({ minutes }) => (minutes === null ? null : decimalHours(minutes)) },
  { header: 'Module', of: (entry) => entry.moduleCode },
  { header: 'Module title', of: (entry) => entry.moduleTitle },
  { header: 'KSBs', of: ({ ksbs }) => ksbs.join(' ') },
  { header: 'Paid', of: ({ paid }) => (paid === null ? null : paidWords[paid]) },
  { header: 'Time off in lieu on', of: (entry) => entry.lieuOn },
  { header: 'State', of: (entry) => entry.state },
  { header: 'Submitted at', of: (entry) => entry.submittedAt },
  { header: 'Decided at', of: (entry) => entry.decidedAt },
  { header: 'Decided by', of: ({ decidedBy }) => decidedBy?.name ?? null },
  { header: 'Reason for return', of: (entry) => entry.returnReason },
]

/** Cells that a spreadsheet would take for a formula are written as text; the mark at the front says it is UTF-8. */
export const exportOwnEntries: HotUseCase<typeof exportEntries> = async ({ params, query, today, tx }) => {
  const { where, values, name } = narrowed(query, null, 2)
  const found = await tx.row<{ studentNumber: string; entries: Entry[] }>(
    `with page as materialized (
       select e.* from off_the_job_entry e where e.trainee_id = $1 ${where}
     ), ${pageNames}
     select t.student_number as "studentNumber",
       coalesce((select json_agg(x) from (select ${pagedColumns} from page e order by e.learned_on, e.id) x), '[]') as entries
     from trainee t where t.id = $1`,
    [params.traineeId, ...values],
    `export-entries${name}`,
  )
  if (!found) return notFound()
  const csv = stringify(
    [
      columns.map(({ header }) => header),
      ...found.entries.map((entry) => columns.map(({ of }) => of(entry) ?? '')),
    ],
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
  return new FileAnswer(csv, `off-the-job-log-${found.studentNumber}-${today}.csv`)
}
