import type { changeEntry } from '@rung/shared/contract/off-the-job'
import { decideDraft, decideEntry } from '@rung/shared/rules/decide-entry'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy } from '../../http/refuse.ts'
import { loadLoggingFacts } from './entry-facts.ts'
import { findEntry } from './find-entry.ts'
import { withSubmitted, writeOutlooks } from './keep-outlook.ts'
import { exceptionsOf } from './log-entry.ts'
import { changedMeanwhile, updateEntry } from './store.ts'

export const changeOneEntry: UseCase<typeof changeEntry> = async ({
  tx,
  params,
  body,
  at,
  today,
  ifMatch,
}) => {
  const { submit, ...content } = body
  const { traineeId, entryId } = params
  const dates = content.learnedOn ? [content.learnedOn] : []
  const [found, facts] = await Promise.all([
    findEntry(tx, params, 'edit-entry', ifMatch),
    loadLoggingFacts(tx, traineeId, today, dates),
  ])
  if (found instanceof Refused) return found
  if (!facts) return notFound()
  // What a mentor has seen stays complete while it is put right; only a draft may have gaps.
  const whole = submit || found.row.state !== 'draft'
  const decision = whole ? decideEntry(content, facts.of(content.learnedOn, entryId)) : decideDraft(content)
  if (!decision.ok) return refusedBy(decision.refusals)
  const exceptions = submit ? exceptionsOf(content, facts.exceptions, today) : found.entry.exceptions
  const { learnedOn, minutes } = content
  const counts = submit && learnedOn !== null && minutes !== null
  const [entry] = await Promise.all([
    updateEntry(tx, { traineeId, id: entryId, version: ifMatch, content, submit, exceptions, at }),
    counts ? writeOutlooks(tx, [withSubmitted(facts.course, learnedOn, minutes)], at, today) : null,
  ])
  return entry ?? changedMeanwhile()
}
