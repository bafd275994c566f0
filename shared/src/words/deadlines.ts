import { formatDate, type PlainDate } from '../kernel/plain-date.ts'
import type { HandedIn } from '../rules/days-late.ts'

/** '5 January 2026 at 16:00'; the day alone where no time is given. */
export function dayAndTime(on: PlainDate, at: string | null | undefined): string {
  return at ? `${formatDate(on)} at ${at}` : formatDate(on)
}

/** 'handed in on 6 January 2026 at 10:00' */
export const handedInWords = ({ on, at }: Pick<HandedIn, 'on' | 'at'>): string =>
  `handed in on ${dayAndTime(on, at)}`
