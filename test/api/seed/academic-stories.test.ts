import type { CreditsAnswer } from '@rung/shared/contract/credits'
import type { TraineeHome } from '@rung/shared/contract/off-the-job'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { demonstrationDay } from '../../support/clock.ts'
import { storyOf } from './story-facts.ts'

let rung: TestApp
let tutor: Agent
beforeAll(async () => {
  rung = await startApp({ stories: true, now: demonstrationDay })
  tutor = await rung.signIn('anna.lofthouse@example.nhs.uk')
})
afterAll(() => rung.close())

async function traineeIdOf(key: string): Promise<string> {
  const [, family] = storyOf(key).name
  const only = key === 'left-with-award' ? '&only=withdrawn' : ''
  const { body } = await tutor.get(`/api/v1/trainees?search=${encodeURIComponent(family)}${only}`)
  return body.rows[0].id
}
const creditsOf = async (key: string): Promise<CreditsAnswer> =>
  (await tutor.get(`/api/v1/trainees/${await traineeIdOf(key)}/credits`)).body
const homeOf = async (key: string): Promise<TraineeHome> =>
  (await tutor.get(`/api/v1/trainees/${await traineeIdOf(key)}/home`)).body
const decidedOf = ({ modules }: CreditsAnswer, code: string) => modules.find((one) => one.code === code)

describe('the academic side of the stories', () => {
  test('somebody was compensated', async () => {
    const credits = await creditsOf('on-track')
    expect(decidedOf(credits, 'PZ1022')).toMatchObject({
      awarded: 20,
      decided: { outcome: 'compensate', mark: 38 },
    })
  })

  test('somebody passed a reassessment, with the mark capped', async () => {
    const credits = await creditsOf('behind-will-recover')
    expect(decidedOf(credits, 'PZ1015')).toMatchObject({
      awarded: 20,
      decided: { outcome: 'pass', mark: 40 },
    })
  })

  test('a claim of circumstances waits for the tutor, and another was accepted', async () => {
    const claimsOf = async (key: string) => {
      const { body } = await tutor.get(`/api/v1/trainees?search=${encodeURIComponent(storyOf(key).name[1])}`)
      return (await tutor.get(`/api/v1/trainees/${body.rows[0].id}/results`)).body
    }
    const waiting = await claimsOf('drafts-left')
    expect(waiting.claims).toMatchObject([{ state: 'claimed', claimedBy: { name: 'Orla Brennan' } }])
    const cohort = await tutor.get(`/api/v1/cohorts/${waiting.trainee.cohortId}/results`)
    expect(cohort.body.claims).toEqual(waiting.claims)
    const deferred = await claimsOf('mentor-also-manages')
    expect(deferred.claims).toMatchObject([{ state: 'accepted', effect: 'defer', version: 2 }])
    const [{ moduleCode, deferredTo }] = deferred.claims
    const module = deferred.modules.find(({ code }: { code: string }) => code === moduleCode)
    expect(module.todo).toMatchObject([{ dueOn: deferredTo }])
  })

  test('somebody retakes a module', async () => {
    const credits = await creditsOf('at-risk')
    expect(decidedOf(credits, 'PZ1015')).toMatchObject({
      awarded: 0,
      decided: { outcome: 'retake', mark: 22 },
    })
  })

  test.each([
    [
      'nothing-this-month',
      'Take the assessment of PZ1022 Communication and Collaboration again by 20 May 2022',
    ],
    ['at-risk', 'Take the assessment of PZ1015 Study and Lifelong Learning Skills again by 10 June 2022'],
  ])('%s has an assessment to take again, and the home says by when', async (key, sentence) => {
    const { nextSteps } = await homeOf(key)
    expect(nextSteps.filter(({ code }) => code === 'take-assessment')).toMatchObject([{ sentence }])
  })

  test('somebody had prior learning recognised', async () => {
    const credits = await creditsOf('prior-learning')
    expect(decidedOf(credits, 'PZ1015')).toMatchObject({
      awarded: 20,
      source: 'prior-learning',
      decided: null,
    })
  })

  test('somebody left with an exit award at 120 credits', async () => {
    const credits = await creditsOf('left-with-award')
    expect(credits).toMatchObject({
      exitAward: { title: 'Certificate of Higher Education' },
      overall: { outcome: 'exit-award' },
    })
    expect(credits.credits).toBeGreaterThanOrEqual(120)
    expect(decidedOf(credits, 'PZ2091')?.decided?.outcome).toBe('fail')
  })

  test('somebody has all 240 credits and a distinction', async () => {
    expect(await creditsOf('handed-over')).toMatchObject({
      credits: 240,
      missing: 0,
      overall: { outcome: 'award' },
      classification: { classification: 'distinction', final: true },
    })
  })

  test('one board is due, and it has passes, a compensation and a reassessment before it', async () => {
    const { body } = await tutor.get('/api/v1/taught-cohorts')
    const due = body.rows.flatMap(({ boards }: { boards: { id: string }[] }) => boards)
    expect(due).toHaveLength(1)
    const pack = (await tutor.get(`/api/v1/boards/${due[0].id}`)).body
    const outcomes = pack.trainees.flatMap(({ modules }: { modules: { proposal: { outcome: string } }[] }) =>
      modules.map(({ proposal }) => proposal.outcome),
    )
    expect(outcomes.toSorted()).toEqual(['compensate', 'pass', 'pass', 'reassess'])
  })
})
