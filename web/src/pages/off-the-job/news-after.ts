import { formatDay } from '@rung/shared/kernel/plain-date'
import { contentFrom } from '../../drafts/entry-fields.ts'
import { entryInWords } from './entry-words.ts'
import type { News } from './news.ts'
import type { Done } from './use-entry-form.ts'

/** What is said on the page after the form. */
export function newsAfter(done: Done): News {
  if (done.kind === 'waits') {
    const text = `${entryInWords(contentFrom(done.fields).content)}. It will be sent when you have signal.`
    return { title: 'Kept on this device', text }
  }
  const { entry } = done
  const what = `${entryInWords(entry)}${entry.learnedOn ? `, ${formatDay(entry.learnedOn)}` : ''}.`
  return entry.state === 'draft' || entry.state === 'returned'
    ? { title: 'Saved', text: `${what} It is not sent yet.`, entryId: entry.id }
    : { title: 'Sent for signature', text: what, entryId: entry.id }
}
