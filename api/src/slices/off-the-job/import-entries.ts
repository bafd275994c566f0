import type { AnswerOf } from '@rung/shared/contract/endpoint'
import type { checkEntryImport, entryImportTemplate, importEntries } from '@rung/shared/contract/off-the-job'
import type { Refusal } from '@rung/shared/kernel/outcome'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import type { EntryContent } from '@rung/shared/rules/decide-entry'
import { type DecidedEntryRow, decideEntryFile, type NumberedEntryRow } from '@rung/shared/rules/entry-file'
import {
  type EntryRowFaultCode,
  entryColumns,
  entryLikeness,
  entryRowFaultCodes,
  readEntryRow,
} from '@rung/shared/rules/entry-row'
import { cellsByKey, isExampleRow, placeColumns } from '@rung/shared/rules/import-columns'
import { findNhsNumber } from '@rung/shared/rules/nhs-number'
import { may } from '@rung/shared/rules/permissions'
import { entryRowFaultSentence, headingProblems } from '@rung/shared/words/import-faults'
import { refusalSentence } from '@rung/shared/words/refusals'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../../db/transaction.ts'
import { type Table, withoutEmptyEnd } from '../../files/read-table.ts'
import { readUpload } from '../../files/read-upload.ts'
import { csvTemplate } from '../../files/write-template.ts'
import { FileAnswer } from '../../http/answers.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused } from '../../http/refuse.ts'
import { type LoggingFacts, loadLoggingFacts } from './entry-facts.ts'
import { keepOutlook } from './keep-outlook.ts'
import { exceptionsOf } from './log-entry.ts'
import { insertEntries } from './store.ts'

type Report = AnswerOf<typeof checkEntryImport>
type AnyImport = typeof checkEntryImport | typeof importEntries

interface DecidedFile {
  readonly rows: readonly DecidedEntryRow[]
  readonly problems: readonly string[]
  readonly facts: LoggingFacts
}

/** Says of every row whether it would be taken. Writes nothing. */
export const checkLog: UseCase<typeof checkEntryImport> = async (call) => {
  const file = await decideFile(call)
  return file instanceof Refused ? file : reportOf(file)
}

/** Takes every row that the rules take, as submitted entries, and says why not of the others. */
export const importLog: UseCase<typeof importEntries> = async (call) => {
  const { tx, params, at, today } = call
  const file = await decideFile(call)
  if (file instanceof Refused) return file
  const report = reportOf(file)
  if (report.accepted === 0)
    return new Refused(
      'refused',
      report.faults[0] ?? 'No row of this file can be loaded. Check the file to see why.',
    )
  const entries = entriesOf(file, today)
  const { moduleTitles } = file.facts
  await insertEntries(tx, { traineeId: params.traineeId, at, source: 'import', moduleTitles }, entries)
  await keepOutlook(tx, [params.traineeId], at, today)
  return { ...report, loaded: entries.length }
}

export const writeLogTemplate: UseCase<typeof entryImportTemplate> = async () =>
  new FileAnswer(csvTemplate(entryColumns), 'off-the-job-log-template.csv')

async function decideFile(call: SignedInCall<AnyImport>): Promise<DecidedFile | Refused> {
  const { tx, params, request, today } = call
  const upload = await readUpload(request)
  if (upload instanceof Refused) return upload
  const { rows, problems } = readRows(upload.table)
  const dates = [
    ...new Set(rows.flatMap(({ content }) => (isPlainDate(content.learnedOn) ? content.learnedOn : []))),
  ]
  const facts = await loadLoggingFacts(tx, params.traineeId, today, dates)
  if (!facts) return notFound()
  if (!may('import-entries', facts.relationships)) return notPermitted()
  const logged = await loggedOn(tx, params.traineeId, dates)
  return { rows: decideEntryFile(rows, (on) => facts.of(on), logged), problems, facts }
}

function readRows(table: Table): { rows: NumberedEntryRow[]; problems: string[] } {
  const columns = placeColumns(entryColumns, table.headings)
  const problems = headingProblems(columns)
  if (problems.length > 0) return { rows: [], problems }
  const all = table.rows.map(({ row, cells }) => ({
    row,
    cells: cellsByKey(entryColumns, columns.places, cells),
    values: withoutEmptyEnd(cells).length,
  }))
  const rows = all.filter(({ cells }) => !isExampleRow(entryColumns, cells))
  if (rows.length === 0)
    return { rows: [], problems: ['There are no rows under the headings but the example'] }
  return { rows: rows.map((row) => ({ row: row.row, ...readRow(row, table.headings.length) })), problems }
}

function readRow(
  { cells, values }: { cells: Parameters<typeof readEntryRow>[0]; values: number },
  headings: number,
) {
  const read = readEntryRow(cells)
  if (values <= headings) return read
  const detail = { values, columns: headings }
  return { ...read, faults: [{ code: 'too-many-values' as const, detail }] }
}

/** What the trainee has logged on these dates already, as it would be read from a file. */
async function loggedOn(tx: Tx, traineeId: string, dates: readonly PlainDate[]): Promise<Set<string>> {
  const rows = await tx.rows<EntryContent>(
    `select e.learned_on as "learnedOn", e.category, e.activity, e.learned, e.minutes, to_char(e.starts_at, 'HH24:MI') as "startsAt",
       to_char(e.ends_at, 'HH24:MI') as "endsAt", e.module_code as "moduleCode", e.ksbs
     from off_the_job_entry e
     where e.trainee_id = $1 and e.learned_on = any($2::date[]) and e.state in ('submitted', 'signed', 'returned')`,
    [traineeId, dates],
  )
  return new Set(rows.map(entryLikeness))
}

function entriesOf({ rows, facts }: DecidedFile, today: PlainDate) {
  const used = new Set(facts.exceptions.usedCategories)
  let { otherEntries } = facts.exceptions
  return rows
    .filter(({ refusals }) => refusals.length === 0)
    .map(({ content }) => {
      const known = { ...facts.exceptions, usedCategories: [...used], otherEntries }
      if (content.category !== null) used.add(content.category)
      otherEntries += 1
      return {
        id: uuidv7(),
        content: { ...content, ksbs: [...content.ksbs] },
        state: 'submitted' as const,
        exceptions: exceptionsOf(content, known, today),
      }
    })
}

function reportOf({ rows, problems }: DecidedFile): Report {
  const accepted = rows.filter(({ refusals }) => refusals.length === 0)
  return {
    rows: rows.map(({ row, content, refusals }) => ({
      row,
      accepted: refusals.length === 0,
      learnedOn: content.learnedOn?.slice(0, 30) ?? null,
      // What is reported is kept with the request, so no NHS number may stand in it.
      activity:
        findNhsNumber(content.activity) === null ? content.activity : 'Not shown: it has an NHS number in it',
      minutes: content.minutes,
      faults: refusals.map((refusal) => ({
        column: headingOf(refusal.field),
        code: refusal.code,
        sentence: sentenceOf(refusal),
      })),
    })),
    accepted: accepted.length,
    refused: rows.length - accepted.length,
    acceptedMinutes: accepted.reduce((sum, { content }) => sum + (content.minutes ?? 0), 0),
    faults: [...problems],
  }
}

const headingOf = (field: string | undefined): string =>
  entryColumns.find(({ key }) => key === field)?.heading ?? ''

const isRowFault = (refusal: Refusal): refusal is Refusal<EntryRowFaultCode> =>
  entryRowFaultCodes.some((code) => code === refusal.code)

const sentenceOf = (refusal: Refusal): string =>
  isRowFault(refusal) ? entryRowFaultSentence(refusal) : refusalSentence(refusal)
