import type { logEntry } from '@rung/shared/contract/off-the-job'
import { decideDraft, decideEntry } from '@rung/shared/rules/decide-entry'
import { entryExceptions } from '@rung/shared/rules/entry-exceptions'
import { may } from '@rung/shared/rules/permissions'
import { uuidv7 } from 'uuidv7'
import type { EarlyUseCase } from '../../http/mount.ts'
import { notFound, notPermitted, refusedBy } from '../../http/refuse.ts'
import { loadLoggingFacts } from './entry-facts.ts'
import { withSubmitted, writeOutlooks } from './keep-outlook.ts'
import { insertEntries } from './store.ts'

export const logOneEntry: EarlyUseCase<typeof logEntry> = async ({ tx, params, body, at, today }, caller) => {
  const { id = uuidv7(), submit, ...content } = body
  const facts = await loadLoggingFacts(
    tx,
    params.traineeId,
    today,
    content.learnedOn ? [content.learnedOn] : [],
  )
  await caller
  if (!facts) return notFound()
  if (!may('log-entry', facts.relationships)) return notPermitted()
  const decision = submit ? decideEntry(content, facts.of(content.learnedOn)) : decideDraft(content)
  if (!decision.ok) return refusedBy(decision.refusals)
  const exceptions = submit ? exceptionsOf(content, facts.exceptions, today) : []
  const { learnedOn, minutes } = content
  const counts = submit && learnedOn !== null && minutes !== null
  const [[entry]] = await Promise.all([
    insertEntries(
      tx,
      { traineeId: params.traineeId, at, source: 'trainee', moduleTitles: facts.moduleTitles },
      [{ id, content, state: submit ? 'submitted' : 'draft', exceptions }],
    ),
    counts ? writeOutlooks(tx, [withSubmitted(facts.course, learnedOn, minutes)], at, today) : null,
  ])
  if (!entry) throw new Error('an entry was written and did not come back')
  return entry
}

export function exceptionsOf(
  content: Parameters<typeof decideEntry>[0],
  facts: Parameters<typeof entryExceptions>[1],
  submittedOn: string,
) {
  const { learnedOn, minutes, category } = content
  // A submitted entry has all three: the rule refused it otherwise.
  if (learnedOn === null || minutes === null || category === null) return []
  return entryExceptions({ learnedOn, minutes, category, submittedOn }, facts).map(({ code }) => code)
}
