import { type EntryWithDecisions, readEntry, readHome } from '@rung/shared/contract/off-the-job'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { uuidv7 } from 'uuidv7'
import { call, OfflineError } from '../../api-client.ts'
import { readDraft } from '../../drafts/entry-drafts.ts'
import { type EntryFields, emptyFields, fieldsFrom } from '../../drafts/entry-fields.ts'
import { waitingIn } from '../../drafts/outbox.ts'
import type { FormFault } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { type EntryChoices, loadChoices } from './load-choices.ts'
import { type WhoseLog, whoseLog } from './whose-log.ts'

/** What the form opens with. */
export interface EntryStart {
  readonly whose: WhoseLog
  readonly choices: EntryChoices
  /** Under which the device keeps what is typed. */
  readonly slot: string
  readonly entryId: string
  /** Null for an entry the server has not seen. */
  readonly version: number | null
  readonly fields: EntryFields
  /** What the boxes hold when nothing was typed, to start again from. */
  readonly untouched: EntryFields
  /** What is typed here was kept from an earlier visit. */
  readonly restored: boolean
  readonly faults: readonly FormFault[]
}

export async function loadNewEntry(args: LoaderFunctionArgs): Promise<EntryStart> {
  const like = new URL(args.request.url).searchParams.get('like')
  return newEntryStart(await whoseLog(args), like)
}

/** `like`: the place of one of the last kinds, to start from it. */
export async function newEntryStart(whose: WhoseLog, like: string | null = null): Promise<EntryStart> {
  const slot = like === null ? 'new' : `new-like-${like}`
  const [choices, known] = await Promise.all([
    loadChoices(whose),
    like === null ? null : fieldsLike(whose, Number(like)),
  ])
  const untouched = { ...(known ?? emptyFields('')), learnedOn: choices.latest }
  const draft = readDraft(whose.personId, slot)
  return {
    whose,
    choices,
    slot,
    entryId: draft?.entryId ?? uuidv7(),
    version: draft?.version ?? null,
    fields: draft?.fields ?? untouched,
    untouched,
    restored: draft !== null,
    faults: [],
  }
}

/** The boxes filled in as the last time; without signal, empty. */
async function fieldsLike({ traineeId }: WhoseLog, index: number): Promise<EntryFields | null> {
  try {
    const { lastKinds } = await call(readHome, { params: { traineeId } })
    const kind = lastKinds[index]
    return kind ? fieldsFrom({ ...kind, learnedOn: null, paid: 'paid-hours', lieuOn: null }) : null
  } catch (error) {
    if (error instanceof OfflineError) return null
    throw error
  }
}

export interface EntryToEdit extends EntryStart {
  /** As the server has it; null while it has not seen it, or cannot be asked. */
  readonly entry: EntryWithDecisions | null
}

export async function loadEntryToEdit(args: LoaderFunctionArgs): Promise<EntryToEdit> {
  const whose = await whoseLog(args)
  const entryId = args.params.entryId ?? ''
  const waiting = waitingIn(whose.personId, entryId)
  const draft = readDraft(whose.personId, entryId)
  const ask = () => call(readEntry, { params: { traineeId: whose.traineeId, entryId } })
  const onDeviceOnly = waiting !== null && waiting.version === null
  const [choices, entry] = await Promise.all([
    loadChoices(whose),
    onDeviceOnly ? null : unlessNoSignal(ask, waiting !== null || draft !== null),
  ])
  if (entry && !entry.may.includes('edit-entry')) throw redirect(paths.logEntry(entryId))
  const untouched = waiting ? fieldsFrom(waiting.content) : entry ? fieldsFrom(entry) : emptyFields('')
  return {
    whose,
    choices,
    entry,
    slot: entryId,
    entryId,
    version: draft?.version ?? waiting?.version ?? entry?.version ?? null,
    fields: draft?.fields ?? untouched,
    untouched,
    restored: draft !== null,
    faults: waiting?.faults ?? [],
  }
}

/** Without signal the form still opens where the device holds enough of the entry. */
async function unlessNoSignal<T>(ask: () => Promise<T>, heldHere: boolean): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OfflineError && heldHere) return null
    throw error
  }
}
