import { type Entry, listEntries, readHome, type TraineeHome } from '@rung/shared/contract/off-the-job'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { type EntryState, entryStates } from '@rung/shared/rules/entry-states'
import type { LoaderFunctionArgs } from 'react-router'
import { call } from '../../api-client.ts'
import { freshOrLastSeen } from '../../drafts/last-answers.ts'
import { type WholeWeeks, weeksOf, wholeWeeks } from './weeks.ts'
import { type WhoseLog, whoseLog } from './whose-log.ts'

export interface LogData extends WholeWeeks {
  readonly whose: WhoseLog
  readonly home: TraineeHome
  readonly filter: LogFilter
  /** What the trainee has to finish: shown first, and by themselves when asked for. */
  readonly returned: readonly Entry[]
  readonly drafts: readonly Entry[]
  readonly lastSeen: boolean
}

export interface LogFilter {
  readonly state: EntryState | undefined
  /** Weeks up to the one this day ends. */
  readonly to: PlainDate | undefined
}

export async function loadLog(args: LoaderFunctionArgs): Promise<LogData> {
  const whose = await whoseLog(args)
  const filter = filterFrom(new URL(args.request.url).searchParams)
  const key = `log ${whose.personId} ${whose.traineeId} ${filter.state} ${filter.to}`
  const { answer, lastSeen } = await freshOrLastSeen(key, () => askLog(whose, filter))
  return { ...answer, whose, filter, lastSeen }
}

function filterFrom(search: URLSearchParams): LogFilter {
  const to = search.get('to')
  return {
    state: entryStates.find((state) => state === search.get('state')),
    to: isPlainDate(to) ? to : undefined,
  }
}

const toFinish: readonly (EntryState | undefined)[] = ['returned', 'draft']

async function askLog({ traineeId, own }: WhoseLog, filter: LogFilter) {
  const params = { traineeId }
  const first = own && filter.state === undefined && filter.to === undefined
  const of = async (state: EntryState): Promise<readonly Entry[]> =>
    first || filter.state === state
      ? (await call(listEntries, { params, query: { state, limit: 100 } })).rows
      : []
  const [home, returned, drafts, weeks] = await Promise.all([
    call(readHome, { params }),
    of('returned'),
    of('draft'),
    toFinish.includes(filter.state) ? { weeks: [], earlierTo: null } : askWeeks(traineeId, filter),
  ])
  return { home, returned, drafts, ...weeks }
}

/** About a screen's worth, and always at least one whole week. */
async function askWeeks(traineeId: string, filter: LogFilter): Promise<WholeWeeks> {
  const rows: Entry[] = []
  let after: string | undefined
  do {
    const page = await call(listEntries, { params: { traineeId }, query: { ...filter, after, limit: 20 } })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined && weeksOf(rows).length < 2)
  return wholeWeeks(weeksOf(rows), after !== undefined)
}
