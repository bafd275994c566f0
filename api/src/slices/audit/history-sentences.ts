import { formatHours } from '@rung/shared/kernel/minutes'
import { outcomeInWords } from '@rung/shared/words/outcome-words'
import { type Columns, changedLabels, day, entryInWords, text } from './history-words.ts'

export interface HistoryEvent {
  readonly seq: number
  readonly at: string
  readonly by: { readonly id: string; readonly name: string } | null
  readonly subject: string
  readonly action: 'insert' | 'update' | 'delete'
  readonly was: Columns | null
  readonly became: Columns | null
  /** The row as it stands now; null where it is gone. */
  readonly now: Columns | null
  /** The off-the-job entry the event is about, as it stands now. */
  readonly entry: Columns | null
  /** The person the event is about: the mentor allocated, the manager named. */
  readonly about: string | null
  /** The values were erased; the event stays. */
  readonly erased: boolean
  /** A signature that came as the countersignature of another. */
  readonly countersigned: boolean
}

/** What was done, to be said after a name. `many` says it of several at once. */
export interface Deed {
  readonly one: string
  readonly many?: (count: number) => string
}

const entryDeed = (verb: string, noun: string, nouns: string, detail: string): Deed => ({
  one: `${verb} ${noun}${detail ? `: ${detail}` : ''}`,
  many: (count) => `${verb} ${count} ${nouns}`,
})

/** What an event tells, or null where another event of the same moment tells it already. */
export function deedOf(event: HistoryEvent): Deed | null {
  if (event.erased) return { one: `${verbOf[event.action]} something whose details have been erased` }
  return (deeds[event.subject] ?? otherDeed)(event)
}

const verbOf = { insert: 'added', update: 'changed', delete: 'deleted' } as const
const otherDeed = ({ subject, action }: HistoryEvent): Deed => ({
  one: `${verbOf[action]} the ${subject.replaceAll('_', ' ')}`,
})

const deeds: Readonly<Record<string, (event: HistoryEvent) => Deed | null>> = {
  off_the_job_entry: entryEvent,
  sign_off: ({ action, became, entry }) =>
    action === 'insert' && became?.needs_countersignature === true
      ? {
          ...entryDeed('signed', 'an entry', 'entries', entryInWords(entry)),
          many: (count) => `signed ${count} entries that wait for a countersignature`,
          one: `signed an entry that waits for a countersignature: ${entryInWords(entry)}`,
        }
      : null,
  off_the_job_reversal: ({ action, became, entry }) => {
    const detail = entryInWords(entry)
    // A register takes back what it logged at once.
    if (action === 'insert' && became?.cause === 'register')
      return entryDeed('reversed', 'an entry', 'entries', detail)
    if (action === 'insert')
      return entryDeed('asked for', 'an entry to be reversed', 'entries to be reversed', detail)
    return became?.state === 'refused'
      ? entryDeed('refused to reverse', 'an entry', 'entries', detail)
      : entryDeed('reversed', 'an entry', 'entries', detail)
  },
  trainee: traineeEvent,
  training_plan: ({ became, action }) =>
    action === 'insert' && became
      ? {
          one: `recorded a training plan: ${formatHours(Number(became.planned_minutes))} to ${day(became.planned_end_on)}`,
        }
      : { one: 'changed the training plan' },
  employment: ({ action, became, now }) =>
    action === 'insert' && became
      ? {
          one: `recorded the post ${text(became.post)}, Band ${text(became.band)}, ${formatHours(Number(became.weekly_minutes))} a week, from ${day(became.starts_on)}`,
        }
      : { one: `ended the post ${text(now?.post ?? '')} on ${day(became?.ends_on)}` },
  mentorship: ({ action, became, about }) =>
    action === 'insert' && became
      ? { one: `allocated ${about ?? 'someone'} as mentor ${span(became)}` }
      : { one: `ended the mentorship of ${about ?? 'someone'} on ${day(became?.ends_on)}` },
  line_management: ({ action, became, about }) =>
    action === 'insert' && became
      ? { one: `named ${about ?? 'someone'} line manager ${span(became)}` }
      : { one: `ended the line management of ${about ?? 'someone'} on ${day(became?.ends_on)}` },
  break_in_learning: ({ action, became }) => {
    if (action === 'insert' && became)
      return {
        one: `recorded a break in learning from ${day(became.starts_on)}, return intended on ${day(became.intended_return_on)}`,
      }
    return became?.returned_on
      ? { one: `recorded the return from the break in learning on ${day(became.returned_on)}` }
      : { one: 'changed the break in learning' }
  },
  attendance: ({ action, became }) => {
    // What changes of a mark without the mark is which entry stands for it.
    if (!became?.mark) return { one: 'decided which entry stands for a taught session' }
    return action === 'insert'
      ? {
          one: `marked them ${text(became.mark)} at a taught session`,
          many: (count) => `marked them at ${count} taught sessions`,
        }
      : { one: `corrected a register: ${text(became.mark)}` }
  },
  result: resultEvent,
  circumstances: ({ action, became, now }) => {
    const about = text((now ?? became)?.module_code ?? 'a module')
    if (action === 'insert') return { one: `claimed mitigating circumstances for ${about}` }
    return {
      one: `${became?.state === 'refused' ? 'refused' : 'accepted'} mitigating circumstances for ${about}`,
    }
  },
  board_decision: ({ action, was, became }) => {
    if (action === 'delete') {
      const about = was?.module_code ? `${text(was.module_code)}: ` : ''
      return {
        one: `dropped what was decided for a planned board: ${about}${outcomeInWords(text(was?.outcome))}`,
        many: (count) => `dropped ${count} decisions made for a planned board`,
      }
    }
    if (became && 'published_at' in became && became.published_at)
      return {
        one: 'published what a board decided',
        many: (count) => `published ${count} decisions of a board`,
      }
    const about = became?.module_code ? `${text(became.module_code)}: ` : ''
    const outcome = became?.outcome ? outcomeInWords(text(became.outcome)) : ''
    return action === 'insert'
      ? {
          one: `recorded a board’s decision: ${about}${outcome}`,
          many: (count) => `recorded ${count} decisions of a board`,
        }
      : { one: `changed a board’s decision${outcome && `: ${about}${outcome}`}` }
  },
  prior_learning: ({ action, became, now }) => ({
    one: `${action === 'insert' ? 'recognised' : 'took back'} prior learning against ${text((became?.module_code ? became : now)?.module_code)}`,
  }),
  credit_entry: ({ became }) => {
    const credits = Number(became?.credits ?? 0)
    return credits < 0
      ? {
          one: `took back ${-credits} credits of ${text(became?.module_code)}`,
          many: (count) => `took back credits ${count} times`,
        }
      : {
          one: `awarded ${credits} credits for ${text(became?.module_code)}`,
          many: (count) => `awarded credits ${count} times`,
        }
  },
  module_choice: ({ action, was, became, now }) => {
    const verb = {
      insert: 'chose the option module',
      update: 'changed the option module to',
      delete: 'gave up the option module',
    }
    return { one: `${verb[action]} ${text((became ?? was)?.module_code ?? now?.module_code)}` }
  },
}

function span(columns: Columns): string {
  const from = `from ${day(columns.starts_on)}`
  return columns.ends_on ? `${from} to ${day(columns.ends_on)}` : from
}

function traineeEvent({ action, became }: HistoryEvent): Deed | null {
  if (action === 'insert') return { one: 'opened this record' }
  if (became?.withdrawn_on) return { one: `recorded ${day(became.withdrawn_on)} as the last day of learning` }
  if (became?.gateway_on) return { one: `recorded gateway on ${day(became.gateway_on)}` }
  if (became && 'plan_id' in became) return { one: 'put a new training plan in force' }
  const labels = changedLabels('trainee', became)
  return labels ? { one: `changed the ${labels}` } : null
}

function resultEvent({ action, was, became, now }: HistoryEvent): Deed {
  const about = text((now ?? became ?? was)?.module_code ?? 'a module')
  const many = (verb: string) => (count: number) => `${verb} ${count} results`
  if (action === 'delete') return { one: `took away a result of ${about}`, many: many('took away') }
  if (action === 'insert')
    return became?.corrects
      ? { one: `corrected a ratified result of ${about}` }
      : { one: `entered a result of ${about}`, many: many('entered') }
  if (became?.published_at) return { one: `published a result of ${about}`, many: many('published') }
  if (became?.state === 'ratified') return { one: `ratified a result of ${about}`, many: many('ratified') }
  if (became?.state === 'replaced') return { one: `replaced a result of ${about} by its correction` }
  return { one: `changed a result of ${about}`, many: many('changed') }
}

function entryEvent(event: HistoryEvent): Deed | null {
  const { action, was, became, now } = event
  if (action === 'delete') return entryDeed('deleted', 'a draft', 'drafts', entryInWords(was))
  if (action === 'insert') return loggedDeed(became)
  const detail = entryInWords(now)
  switch (became?.state) {
    case 'submitted':
      return was?.state === 'returned'
        ? entryDeed('corrected and submitted again', 'an entry', 'entries', detail)
        : entryDeed('submitted', 'an entry', 'entries', detail)
    case 'signed':
      return entryDeed(event.countersigned ? 'countersigned' : 'signed', 'an entry', 'entries', detail)
    case 'returned':
      return entryDeed('returned', 'an entry', 'entries', detail)
    case 'reversed':
      return null
    default:
      return now?.state === 'draft'
        ? entryDeed('changed', 'a draft', 'drafts', detail)
        : entryDeed('changed', 'an entry', 'entries', detail)
  }
}

function loggedDeed(became: Columns | null): Deed {
  const detail = entryInWords(became)
  if (became?.source === 'register') return entryDeed('logged', 'a taught session', 'taught sessions', detail)
  const verb = became?.source === 'import' ? 'loaded' : 'submitted'
  if (became?.state === 'draft') return entryDeed('started', 'a draft', 'drafts', detail)
  return entryDeed(verb, 'an entry', 'entries', detail)
}
