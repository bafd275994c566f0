import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { putInOutbox, sendOutbox } from '../../../web/src/drafts/outbox.ts'
import { SendWaiting } from '../../../web/src/pages/off-the-job/SendWaiting.tsx'
import { entryId, laterId, me, newEntry } from './samples.ts'
import { problem, stubServer } from './server-stub.ts'

const { answerWith } = stubServer()

async function refuse(...ids: string[]) {
  answerWith(() => problem(422, 'refused', { errors: [{ pointer: '/startsAt', detail: 'This overlaps' }] }))
  for (const id of ids) putInOutbox(me, { ...newEntry, entryId: id })
  await sendOutbox(me)
}

function openAt(address: string, listed = false) {
  const element = <SendWaiting personId={me} listed={listed} />
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [address] })
  render(<RouterProvider router={router} />)
}

test('An entry that was refused is told on every screen, with the way to it', async () => {
  await refuse(entryId)
  openAt('/account')
  expect(screen.getByText(/1 entry could not be sent\./)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Put it right' }).getAttribute('href')).toBe(`/log/${entryId}/edit`)
})

test('Several lead to the log, where they are listed', async () => {
  await refuse(entryId, laterId)
  openAt('/hours')
  expect(screen.getByText(/2 entries could not be sent\./)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Put them right' }).getAttribute('href')).toBe('/log')
})

test.each([
  ['where it is put right', `/log/${entryId}/edit`, false],
  ['where it is listed', '/', true],
])('It is not told again %s', async (_where, address, listed) => {
  await refuse(entryId)
  openAt(address, listed)
  expect(screen.queryByText(/could not be sent/)).toBeNull()
})

test('An entry that waits for signal is no reason to turn back', () => {
  answerWith(() => 'no-signal')
  putInOutbox(me, newEntry)
  openAt('/account')
  expect(screen.queryByText(/could not be sent/)).toBeNull()
})
