import type { BoardAttempt, BoardState, BoardView } from '@rung/shared/contract/boards'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { markText } from '@rung/shared/rules/mark'
import { attemptWords } from '../../words/attempts.ts'
import { countOf } from '../../words/counts.ts'

export const boardStateWords: Record<BoardState, { text: string; colour: 'blue' | 'yellow' | 'green' }> = {
  planned: { text: 'Planned', colour: 'blue' },
  ratified: { text: 'Ratified', colour: 'yellow' },
  published: { text: 'Published', colour: 'green' },
}

/** 'Essay, reassessment: 48, 2 days late' */
export function attemptInWords(attempt: BoardAttempt): string {
  const { title, daysLate, deferred, correctionReason } = attempt
  const parts = [
    `${title}, ${attemptWords[attempt.attempt].toLowerCase()}: ${markText(attempt)}`,
    ...(daysLate === null ? [] : [`${countOf(daysLate, 'day')} late`]),
    ...(deferred ? ['deferred'] : []),
    ...(correctionReason === null ? [] : [`corrected (${correctionReason})`]),
  ]
  return parts.join(', ')
}

/** '3 trainees, 8 modules. 5 decisions are still to be made.' */
export function whereItStands({ state, counts, ratified, published }: BoardView): string {
  const before = `${countOf(counts.trainees, 'trainee')}, ${countOf(counts.modules, 'module')}.`
  if (state === 'published' && published) return `${before} Published${byWhom(published.by)}.`
  if (state === 'ratified' && ratified) return `${before} Ratified${byWhom(ratified.by)}.`
  if (counts.modules === 0) return 'No results wait for this board.'
  const { open, outdated, changed } = counts
  return [
    before,
    open > 0 ? `${countOf(open, 'decision')} still to be made.` : 'Everything is decided.',
    ...(outdated > 0 ? [`${countOf(outdated, 'decision')} to make again, because results changed.`] : []),
    ...(changed > 0 ? [`${countOf(changed, 'decision')} otherwise than proposed.`] : []),
  ].join(' ')
}

/** '5 decisions made for it so far are lost. They cannot be brought back.' */
export function whatDeletingLoses({ trainees }: Pick<BoardView, 'trainees'>): string {
  const made = trainees
    .flatMap(({ modules, overall }) => [...modules, overall])
    .filter(({ decision }) => decision !== null).length
  if (made === 0) return 'Nothing is decided for it yet, so no decision is lost.'
  const [are, they] = made === 1 ? ['is', 'It'] : ['are', 'They']
  return `${countOf(made, 'decision')} made for it so far ${are} lost. ${they} cannot be brought back.`
}

const byWhom = (by: { name: string } | null): string => (by ? ` by ${by.name}` : '')

/** Dr Irene Vance (chair), Mark Sugden */
export const membersInWords = ([chair, ...others]: readonly string[]): string =>
  chair === undefined ? 'Nobody named' : [`${chair} (chair)`, ...others].join(', ')

export const byDay = (day: PlainDate | null): string => (day === null ? '' : ` by ${formatDate(day)}`)
