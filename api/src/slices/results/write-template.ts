import type { resultsCsvTemplate, resultsWorkbookTemplate } from '@rung/shared/contract/results'
import { markText } from '@rung/shared/rules/mark'
import { resultImportColumns } from '@rung/shared/rules/result-columns'
import type { DueInAttempt } from '@rung/shared/rules/result-row'
import writeWorkbook from 'write-excel-file/node'
import { csvOf } from '../../files/write-template.ts'
import { FileAnswer } from '../../http/answers.ts'
import type { SignedInCall, UseCase } from '../../http/mount.ts'
import { notFound, type Refused } from '../../http/refuse.ts'
import { loadDue } from './due.ts'
import { type Grid, loadGrid, placeKey } from './grid.ts'

type Template = typeof resultsCsvTemplate | typeof resultsWorkbookTemplate

export const writeCsvTemplate: UseCase<typeof resultsCsvTemplate> = async (call) => {
  const lines = await linesFor(call)
  return 'code' in lines ? lines : new FileAnswer(csvOf(lines), nameFor(call, 'csv'))
}

/** Every cell is text, so that Excel changes no number and runs no formula. */
export const writeWorkbookTemplate: UseCase<typeof resultsWorkbookTemplate> = async (call) => {
  const lines = await linesFor(call)
  if ('code' in lines) return lines
  const rows = lines.map((line, place) =>
    line.map((value) => ({
      value,
      type: String,
      format: '@',
      ...(place === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  )
  const widths = (lines[0] ?? []).map((_, column) => ({
    width: Math.max(...lines.map((line) => line[column]?.length ?? 0)) + 3,
  }))
  const workbook = writeWorkbook(rows, { sheet: 'Marks', stickyRowsCount: 1, columns: widths })
  return new FileAnswer(await workbook.toBuffer(), nameFor(call, 'xlsx'))
}

async function linesFor({ tx, params, query, today }: SignedInCall<Template>): Promise<string[][] | Refused> {
  const grid = await loadGrid(tx, params, query.attempt)
  if (!grid) return notFound()
  const due = query.everyone ? undefined : await loadDue(tx, grid, query.attempt, today)
  return linesOf(grid, due)
}

/** The columns the importer reads, with the trainees of the grid and what is entered. */
function linesOf(grid: Grid, due: DueInAttempt | undefined): string[][] {
  const having = new Set([...grid.standings.values()].map(({ traineeId }) => traineeId))
  const headings = resultImportColumns(grid.columns).map(({ heading }) => heading)
  const rows = grid.trainees
    .filter(({ takes, recognised }) => takes && !recognised)
    .filter(({ id }) => due === undefined || due.trainees.has(id) || having.has(id))
    .map((trainee) => [
      trainee.studentNumber,
      trainee.uln ?? '',
      `${trainee.familyName}, ${trainee.givenName}`,
      ...grid.columns.map(({ key }) => {
        const standing = grid.standings.get(placeKey(trainee.id, key))
        return standing ? markText(standing.entered) : ''
      }),
    ])
  return [headings, ...rows]
}

const nameFor = ({ params, query }: SignedInCall<Template>, ending: string): string =>
  `marks-${params.moduleCode}-${query.attempt}.${ending}`
