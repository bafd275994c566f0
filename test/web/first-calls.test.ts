import { readHome } from '@rung/shared/contract/off-the-job'
import { readSession } from '@rung/shared/contract/session'
import { expect, test } from 'vitest'
import * as first from '../../web/src/first-calls.ts'

test.each([
  [first.readHome, readHome],
  [first.readSession, readSession],
])('the addresses asked first are those of the contract: $path', (kept, { method, path, upload }) => {
  expect(kept).toEqual({ method, path, upload })
})
