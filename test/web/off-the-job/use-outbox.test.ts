import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { putInOutbox, readOutbox } from '../../../web/src/drafts/outbox.ts'
import { useSendOutbox } from '../../../web/src/drafts/use-outbox.ts'
import { entry, me, newEntry } from './samples.ts'
import { stubServer } from './server-stub.ts'

const { asked, answerWith } = stubServer()

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

describe('What waits on the device', () => {
  test('is sent soon after the signal is back, also where the browser never tells of it', async () => {
    const sent = vi.fn()
    answerWith(() => 'no-signal')
    putInOutbox(me, newEntry)
    renderHook(() => useSendOutbox(me, sent))
    await later(900)
    answerWith(() => ({ status: 201, body: entry() }))
    await later(200)
    expect(sent).toHaveBeenCalledExactlyOnceWith([entry()])
    expect(readOutbox(me)).toEqual([])
  })

  test('is sent at once when the browser tells of the signal', async () => {
    answerWith(() => 'no-signal')
    putInOutbox(me, newEntry)
    renderHook(() => useSendOutbox(me, () => {}))
    await later(40_000)
    answerWith(() => ({ status: 201, body: entry() }))
    window.dispatchEvent(new Event('online'))
    await later(0)
    expect(readOutbox(me)).toEqual([])
  })

  test('is tried less and less often while nothing gets through, and never again once it is sent', async () => {
    let tries = 0
    answerWith(() => {
      tries += 1
      return 'no-signal'
    })
    putInOutbox(me, newEntry)
    renderHook(() => useSendOutbox(me, () => {}))
    await later(31_500)
    expect(tries).toBe(6)
    answerWith(() => ({ status: 201, body: entry() }))
    await later(30_000)
    await later(120_000)
    expect(asked).toHaveLength(1)
  })
})
