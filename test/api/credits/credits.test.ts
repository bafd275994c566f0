import { writeFileSync } from 'node:fs'
import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SomeTrainee } from '../../support/build.ts'
import { type BoardScene, openBoardScene } from '../boards/board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

const creditsOf = async (trainee: SomeTrainee): Promise<CreditsAnswer> =>
  (await (await scene.as(trainee)).get(`/trainees/${trainee.id}/credits`)).body

describe('a trainee’s credits', () => {
  it('shows none before a board publishes, and afterwards each with its working', async () => {
    const { t1 } = scene.world
    await scene.choose(t1, 'NU1019')
    await scene.enter(t1, { module: 'PZ1015', mark: 62 })
    const before = await creditsOf(t1)
    expect(before).toMatchObject({ credits: 0, of: 240, missing: 240, ledger: [] })
    expect(before.levels).toEqual([
      { level: 4, credits: 0, of: 120 },
      { level: 5, credits: 0, of: 120 },
    ])
    await scene.held('Winter board')
    const after = await creditsOf(t1)
    expect(after).toMatchObject({
      credits: 20,
      missing: 220,
      progression: { met: false, credits: 20, needed: 120, missing: 100 },
      exitAward: { title: null, credits: 20 },
      classification: { classification: null, mean: null, final: false },
      openOptions: [{ level: 5, credits: 20 }],
      overall: { outcome: 'continue', board: 'Winter board', on: '2022-05-11' },
    })
    expect(after.explanations.total.working).toBe('20 = 20')
    expect(after.ledger).toMatchObject([
      { moduleCode: 'PZ1015', credits: 20, from: 'Winter board', reversed: false },
    ])
    const pdf = await (await scene.as(t1)).get(`/trainees/${t1.id}/transcript.pdf`)
    writeFileSync('/tmp/rung/uni/transcript.pdf', pdf.body)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
