import { afterAll, beforeAll, expect, test } from 'vitest'
import { personas } from '../../../api/src/seed/load-stories.ts'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'

let app: TestApp
let tutor: Agent
beforeAll(async () => {
  app = await startApp({ stories: true })
  tutor = await app.signIn(personas().find(({ role }) => role === 'tutor')?.email ?? '')
})
afterAll(() => app?.close())

test('the demonstration has registers that were taken, one to take today, and sessions to come', async () => {
  const { body: home } = await tutor.get('/api/v1/registers/to-take')
  expect(home.rows.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual(['2022-05-11'])
  const [session] = home.rows
  const sessions = `/api/v1/cohorts/${session.cohort.id}/teaching-sessions`
  const { body: list } = await tutor.get(sessions)
  expect(list.counts).toEqual({ held: 4, coming: 3 })
  expect(list.rows.every(({ marks }: { marks: { present: number } }) => marks.present > 0)).toBe(true)

  const { body: register } = await tutor.get(`${sessions}/${session.id}`)
  const marks = register.rows
    .filter(({ outside }: { outside: unknown }) => outside === null)
    .map(({ trainee }: { trainee: { id: string } }) => ({ traineeId: trainee.id, mark: 'present' }))
  const taken = await tutor
    .post(`${sessions}/${session.id}/register`)
    .set('If-Match', `"${register.version}"`)
    .send({ marks })
  expect([taken.status, taken.body.summary]).toEqual([
    200,
    `${marks.length} present: ${marks.length} entries of 6 hours 30 minutes logged`,
  ])
})
