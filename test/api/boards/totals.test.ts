import type { CreditsAnswer } from '@rung/shared/contract/credits'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SomeTrainee } from '../../support/build.ts'
import { type BoardScene, openBoardScene } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

/**
 * Credits reckoned a second time, from the raw rows alone: of every module the board that ratified last among those
 * published, unless prior learning stands for it. It shares nothing with the code it is held against.
 */
const recomputed = `
  select t.id as trainee, coalesce(sum(x.credits), 0)::int as total,
    coalesce(sum(x.credits) filter (where x.level = 4), 0)::int as level4
  from trainee t left join lateral (
    select m.level, m.credits from module m join cohort c on c.curriculum_id = m.curriculum_id
    where c.id = t.cohort_id and (
      exists (select from prior_learning l where l.trainee_id = t.id and l.module_code = m.code and l.taken_back_at is null)
      or (select d.outcome from board_decision d join board b on b.id = d.board_id
        where d.trainee_id = t.id and d.module_code = m.code and b.published_at is not null
        order by b.ratified_at desc limit 1) in ('pass', 'compensate'))
  ) x on true group by t.id order by t.id`
const ledger = `
  select t.id as trainee, coalesce(sum(e.credits), 0)::int as total,
    coalesce(sum(e.credits) filter (where e.level = 4), 0)::int as level4
  from trainee t left join credit_entry e on e.trainee_id = t.id group by t.id order by t.id`
const kept = `
  select t.id as trainee, coalesce(sum(k.credits), 0)::int as total,
    coalesce(sum(k.credits) filter (where k.level = 4), 0)::int as level4
  from trainee t left join trainee_credits k on k.trainee_id = t.id group by t.id order by t.id`

const seen = async (trainee: SomeTrainee): Promise<CreditsAnswer> =>
  (await scene.tutor.get(`/trainees/${trainee.id}/credits`)).body

async function expectAgreement(): Promise<Record<string, number>> {
  const [second, entries, totals] = [
    await scene.rows(recomputed),
    await scene.rows(ledger),
    await scene.rows(kept),
  ]
  expect(entries).toEqual(second)
  expect(totals).toEqual(second)
  const { t1, t2, t3 } = scene.world
  for (const trainee of [t1, t2, t3]) {
    const { credits, levels, semesters } = await seen(trainee)
    const row = (second as { trainee: string; total: number; level4: number }[]).find(
      (one) => one.trainee === trainee.id,
    )
    expect([credits, levels[0]?.credits]).toEqual([row?.total, row?.level4])
    expect(semesters.reduce((sum, one) => sum + one.credits, 0)).toBe(credits)
    expect(credits).toBeLessThanOrEqual(240)
  }
  return Object.fromEntries(
    (second as { trainee: string; total: number }[]).map(({ trainee, total }) => [trainee, total]),
  )
}

const minuteLater = () => scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))

const modules = ['PZ1015', 'PZ1022', 'PZ1067', 'PZ1046', 'FFP-L4', 'PZ2091', 'PZ2073', 'PZ2035', 'PZ2066']

describe('credits', () => {
  it('come to what the raw rows say, whatever boards decide and publish and prior learning is recognised and taken back', async () => {
    const { t1, t2, t3 } = scene.world
    const recognised = new Map<string, { trainee: SomeTrainee; id: string }>()
    const recognise = async (trainee: SomeTrainee, moduleCode: string) => {
      const body = { moduleCode, evidence: 'A certificate', recognisedOn: '2022-03-01' }
      const answer = await scene.tutor.post(`/trainees/${trainee.id}/prior-learning`, body)
      if (answer.status === 201)
        recognised.set(`${trainee.id} ${moduleCode}`, { trainee, id: answer.body.id })
      return answer.status
    }
    const takeOneBack = async () => {
      const [first] = recognised
      if (!first) return
      const [key, { trainee, id }] = first
      const path = `/trainees/${trainee.id}/prior-learning/${id}/reversal`
      const answer = await scene.tutor.post(path, { reason: 'Of somebody else' }, { ifMatch: 1 })
      expect(answer.status, answer.text).toBe(200)
      recognised.delete(key)
    }
    const seenStatus = new Set<number>()
    const [round] = fc.sample(
      fc.array(
        fc.record({
          trainee: fc.constantFrom(t1, t2, t3),
          module: fc.constantFrom(...modules),
          mark: fc.integer({ min: 0, max: 100 }),
          what: fc.constantFrom('enter', 'enter', 'enter', 'recognise', 'take back'),
        }),
        { minLength: 60, maxLength: 60 },
      ),
      { numRuns: 1, seed: 20_220_511 },
    )
    const standing = new Map<string, string>()
    for (let board = 0; board < 4; board++) {
      const now = new Set<string>()
      minuteLater()
      for (const { trainee, module, mark, what } of (round ?? []).slice(board * 15, board * 15 + 15)) {
        const key = `${trainee.id} ${module}`
        if (what === 'take back') await takeOneBack()
        if (what === 'recognise') seenStatus.add(await recognise(trainee, module))
        if (what !== 'enter' || now.has(key) || recognised.has(key)) continue
        now.add(key)
        const corrects = standing.get(key)
        const correction = corrects ? { corrects, reason: 'Marked again by a second marker' } : {}
        standing.set(key, await scene.enter(trainee, { module, mark, ...correction }))
      }
      await expectAgreement()
      await scene.held(`Board ${board}`)
      await expectAgreement()
    }
    expect(seenStatus).toEqual(new Set([201, 422]))
    const [taken] = await scene.rows<{ again: number }>(
      `select count(*)::int as again from prior_learning l where l.taken_back_at is not null
        and exists (select from credit_entry e where e.trainee_id = l.trainee_id and e.module_code = l.module_code and e.at > l.taken_back_at)`,
    )
    expect(taken?.again).toBeGreaterThan(0)
    expect(Object.values(await expectAgreement()).some((total) => total > 0)).toBe(true)
  }, 60_000)

  it('are the same whichever of two boards publishes first, also where one corrects the other', async () => {
    const { t2 } = scene.world
    minuteLater()
    const twice = async (
      first: 'earlier' | 'later',
      mark: { before: number; after: number },
      module: string,
    ) => {
      const id = await scene.enter(t2, { module, mark: mark.before })
      const earlier = await scene.ratify(await scene.accept(await scene.plan(`Earlier ${module}`)))
      minuteLater()
      await scene.enter(t2, { module, mark: mark.after, corrects: id, reason: 'The sheet had another line' })
      const later = await scene.ratify(await scene.accept(await scene.plan(`Later ${module}`)))
      const order = first === 'earlier' ? [earlier, later] : [later, earlier]
      for (const board of order) {
        await scene.publish(board)
        await expectAgreement()
      }
      const [row] = await scene.rows<{ credits: number }>(
        'select coalesce(sum(credits), 0)::int as credits from credit_entry where trainee_id = $1 and module_code = $2',
        [t2.id, module],
      )
      return row?.credits
    }
    await scene.choose(t2, 'NU1019', 'MHBC-L5')
    expect(await twice('earlier', { before: 62, after: 12 }, 'NU1019')).toBe(0)
    expect(await twice('later', { before: 62, after: 12 }, 'MHBC-L5')).toBe(0)
  })
})
