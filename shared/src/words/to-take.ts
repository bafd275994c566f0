import { formatDate, type PlainDate } from '../kernel/plain-date.ts'
import { dayAndTime } from './deadlines.ts'

/** 'the essay', and 'the assessment' where the module has one mark in all. */
export function assessmentWords({ component, title }: Readonly<Record<string, unknown>>): string {
  const words = String(title)
  // An abbreviation keeps its capitals.
  const inSentence = /^.[A-Z\d]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
  return component === 'module' ? 'the assessment' : `the ${inSentence}`
}

interface ToTakeWords {
  readonly what: string
  readonly again: boolean
  readonly due: PlainDate | null
  /** 'HH:MM' where the day has a time. */
  readonly dueAt?: string | null
  readonly past: boolean
}

/**
 * What is to be taken and by when, for the trainee and for those who look after them. Past its day nobody but the
 * tutors knows whether it was taken, until a board publishes.
 */
export function toTakeSentence({ what, again, due, dueAt, past }: ToTakeWords): string {
  const take = `Take ${what}${again ? ' again' : ''}`
  if (due === null) return `${take}. The university tutor sets the date`
  if (past) return `${take}. It was due on ${dayAndTime(due, dueAt)}, and no result is published yet`
  return `${take} by ${dayAndTime(due, dueAt)}`
}

/** The rest of many, by the day of the first of them. */
export function moreToTakeSentence({
  count,
  due,
  past,
}: Pick<ToTakeWords, 'due' | 'past'> & { readonly count: number }): string {
  const take = `Take ${count} more assessments`
  if (due === null) return `${take}. The university tutor sets the dates`
  return past
    ? `${take}. The first was due on ${formatDate(due)}`
    : `${take}, the first by ${formatDate(due)}`
}
