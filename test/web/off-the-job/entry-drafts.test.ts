import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keep } from '../../../web/src/drafts/device-store.ts'
import { dropDraft, keepDraft, readDraft } from '../../../web/src/drafts/entry-drafts.ts'
import { emptyFields } from '../../../web/src/drafts/entry-fields.ts'
import { entryId, me } from './samples.ts'

const draft = { entryId, version: null, fields: { ...emptyFields('2022-05-11'), learned: 'Half a sent' } }

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

test('A draft is kept for its person and its form, until it is dropped', () => {
  expect(keepDraft(me, 'new', draft)).toBe(true)
  expect(readDraft(me, 'new')).toEqual(draft)
  expect(readDraft('someone-else', 'new')).toBeNull()
  expect(readDraft(me, entryId)).toBeNull()
  dropDraft(me, 'new')
  expect(readDraft(me, 'new')).toBeNull()
})

test('A draft kept by an older Rung that no longer fits is left out, not shown broken', () => {
  keep(`draft.${me}.new`, { entryId, version: null, fields: { learned: 'Old' } })
  expect(readDraft(me, 'new')).toBeNull()
})

test('A device that is full says that it could not keep it', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(keepDraft(me, 'new', draft)).toBe(false)
})
