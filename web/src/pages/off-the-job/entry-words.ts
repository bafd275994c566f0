import type { EntryContentBody } from '@rung/shared/contract/off-the-job'
import { formatMinutes } from '@rung/shared/kernel/minutes'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { categoryInWords } from '../../words/categories.ts'

type Written = Pick<EntryContentBody, 'category' | 'moduleCode' | 'minutes'>

/** 'University teaching, PZ1015' */
export function kindAndModule({ category, moduleCode }: Written): string {
  return [categoryInWords(category), moduleCode].filter(Boolean).join(', ')
}

/** 'University teaching, PZ1015, 6 hours 30 minutes' */
export function entryInWords(entry: Written): string {
  return [kindAndModule(entry), entry.minutes !== null && formatMinutes(entry.minutes)]
    .filter(Boolean)
    .join(', ')
}

export function paidInWords({ paid, lieuOn }: Pick<EntryContentBody, 'paid' | 'lieuOn'>): string | null {
  if (paid === 'paid-hours') return 'In paid hours'
  if (paid === null) return null
  return lieuOn === null ? 'Time off in lieu' : `Time off in lieu on ${formatDate(lieuOn)}`
}

/** 'Grace Mensah', 'Grace Mensah or Tom Reid', 'your mentor' where there is none yet. */
export function mentorsInWords(mentors: readonly { name: string }[]): string {
  return mentors.map(({ name }) => name).join(' or ') || 'your mentor'
}
