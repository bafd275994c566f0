import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { formatDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import type { CreditFacts } from './credit-facts.ts'

/** One line of a transcript; the same in every format. */
export interface TranscriptLine {
  readonly code: string
  readonly title: string
  readonly level: number
  readonly year: number
  /** Credits awarded; 0 for a module whose result is published and brings none. */
  readonly credits: number
  /** Percent; null where there is none. */
  readonly mark: number | null
  readonly outcome: string
  readonly on: PlainDate | null
}

export interface Transcript {
  readonly name: string
  readonly facts: readonly { readonly key: string; readonly value: string }[]
  readonly lines: readonly TranscriptLine[]
  readonly totals: readonly { readonly key: string; readonly value: string }[]
  readonly note: string
}

/** What was published and recognised, as of a day. */
export function transcriptOf(facts: CreditFacts, credits: CreditsAnswer, asOf: PlainDate): Transcript {
  return {
    name: `${facts.givenName} ${facts.familyName}`,
    facts: [
      { key: 'Student number', value: facts.studentNumber },
      { key: 'Programme', value: facts.programme },
      { key: 'Award', value: facts.award },
      { key: 'University', value: facts.university },
      { key: 'Cohort', value: facts.cohort },
      { key: 'Started', value: formatDate(facts.startsOn) },
    ],
    lines: credits.modules
      .filter(({ decided, awarded }) => decided !== null || awarded > 0)
      .map((module): TranscriptLine => {
        const { code, title, level, year, awarded, source, decided, recognition } = module
        const prior = source === 'prior-learning'
        return {
          code,
          title,
          level,
          year,
          credits: awarded,
          mark: prior ? null : (decided?.mark ?? null),
          outcome: prior ? 'Prior learning recognised' : outcomeInWords(decided?.outcome ?? ''),
          on: prior ? (recognition?.recognisedOn ?? null) : (decided?.on ?? null),
        }
      }),
    totals: totalsOf(credits),
    note: `As of ${formatDate(asOf)}. It shows results that a board has published and prior learning that is recognised.`,
  }
}

function totalsOf(credits: CreditsAnswer): Transcript['totals'] {
  const { classification, mean, final } = credits.classification
  return [
    ...credits.levels.map(({ level, credits: held, of }) => ({
      key: `Level ${level}`,
      value: `${held} of ${of} credits`,
    })),
    { key: 'In all', value: `${credits.credits} of ${credits.of} credits` },
    ...(final && classification !== null
      ? [{ key: 'Classification', value: `${capital(classification)}, level 5 mean ${mean}` }]
      : []),
    ...(!final && credits.exitAward.title !== null
      ? [{ key: 'Credits are enough for', value: credits.exitAward.title }]
      : []),
  ]
}

const capital = (word: string): string => word.replace(/^./, (first) => first.toUpperCase())
