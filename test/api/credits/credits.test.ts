import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../api/src/files/read-workbook.ts'
import { password, type SomeTrainee } from '../../support/build.ts'
import { type BoardScene, openBoardScene } from '../boards/board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

const creditsOf = async (trainee: SomeTrainee, who = trainee as { email: string }): Promise<CreditsAnswer> =>
  (await (await scene.as(who as SomeTrainee)).get(`/trainees/${trainee.id}/credits`)).body
const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)

describe('a trainee’s credits', () => {
  it('are none before a board publishes, and afterwards each has its working', async () => {
    const { t1 } = scene.world
    await scene.choose(t1, 'NU1019')
    const first = await scene.enter(t1, { module: 'PZ1015', mark: 62 })
    const before = await creditsOf(t1)
    expect(before).toMatchObject({ credits: 0, of: 240, missing: 240, ledger: [] })
    expect(before.levels).toMatchObject([
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
      may: [],
    })
    expect(after.semesters[0]).toEqual({ year: 1, semester: 1, credits: 20, of: 40 })
    expect(after.levels.map(({ explanation }) => explanation.working)).toEqual([
      '20 = 20',
      'No credits are awarded yet',
    ])
    expect(after.explanations.total.working).toBe('20 = 20')
    expect(after.ledger).toMatchObject([
      { moduleCode: 'PZ1015', credits: 20, from: 'Winter board', reversed: false },
    ])

    scene.app.clock.moveTo('2022-05-11T09:05:00Z')
    await scene.enter(t1, {
      module: 'PZ1015',
      mark: 12,
      corrects: first,
      reason: 'The wrong line of the sheet',
    })
    expect(await creditsOf(t1)).toMatchObject({ credits: 20 })
    const board = await scene.held('Correcting board')
    expect(board.trainees[0]?.modules[0]).toMatchObject({
      since: 'Winter board decided “Pass” at 62. The mark is 12 now.',
      attempts: [{ mark: 12, correctionReason: 'The wrong line of the sheet' }],
    })
    expect(
      await scene.rows('select state, mark::int from result where trainee_id = $1 order by entered_at', [
        t1.id,
      ]),
    ).toEqual([
      { state: 'replaced', mark: 62 },
      { state: 'ratified', mark: 12 },
    ])
    const corrected = await creditsOf(t1)
    expect(corrected.credits).toBe(0)
    expect(corrected.ledger).toMatchObject([
      { credits: 20, reversed: true },
      { credits: -20, from: 'Correcting board', reversed: false },
    ])
    expect(corrected.explanations.total.notes).toContain('1 entry was taken back and counts for nothing.')
  })

  it('are seen by those who work with the trainee, and nobody else', async () => {
    const { t1, mentor1, manager, auditor, mentor2, t3 } = scene.world
    for (const who of [mentor1, manager, auditor])
      expect((await (await scene.as(who)).get(`/trainees/${t1.id}/credits`)).status).toBe(200)
    for (const who of [mentor2, t3])
      expect((await (await scene.as(who)).get(`/trainees/${t1.id}/credits`)).status).toBe(404)
  })
})

describe('prior learning', () => {
  const learning = {
    moduleCode: 'PZ1022',
    evidence: 'Certificate in communication, level 4',
    recognisedOn: '2022-03-01',
  }
  const recognise = async (body: object, options = {}) =>
    scene.tutor.post(`/trainees/${scene.world.t2.id}/prior-learning`, { ...learning, ...body }, options)

  it('awards the credits of a named module at once, and no board awards them again', async () => {
    const { t2 } = scene.world
    const key = uuidv7()
    const [first, again] = [await recognise({}, { key }), await recognise({}, { key })]
    expect([first.status, first.body.credits, again.text]).toEqual([201, 20, first.text])
    expect(await creditsOf(t2)).toMatchObject({
      credits: 20,
      ledger: [{ source: 'prior-learning', from: learning.evidence, awardedOn: '2022-03-01' }],
    })
    await scene.enter(t2, { module: 'PZ1022', mark: 70 })
    await scene.enter(t2, { module: 'PZ1015', mark: 70 })
    const board = await scene.held('Spring board')
    expect(board.trainees.find(({ id }) => id === t2.id)?.modules.map(({ code }) => code)).toEqual(['PZ1015'])
    expect(await creditsOf(t2)).toMatchObject({ credits: 40 })
  })

  it('is refused twice, beside a pass, for a module that is not theirs, without evidence and ahead of time', async () => {
    expect(codes(await recognise({}))).toEqual(['/moduleCode prior-learning-recognised-already'])
    expect(codes(await recognise({ moduleCode: 'PZ1015' }))).toEqual(['/moduleCode credits-awarded-already'])
    expect(codes(await recognise({ moduleCode: 'NU1019' }))).toEqual([
      '/moduleCode credits-option-not-chosen',
    ])
    expect(codes(await recognise({ moduleCode: 'XX1' }))).toEqual(['/moduleCode credits-module-unknown'])
    expect(
      codes(await recognise({ moduleCode: 'PZ1067', evidence: ' ', recognisedOn: '2022-05-12' })),
    ).toEqual(['/evidence prior-learning-evidence-missing', '/recognisedOn prior-learning-in-future'])
  })

  const takeBack = (trainee: SomeTrainee, id: string, more: { reason?: string; version?: number } = {}) =>
    scene.tutor.post(
      `/trainees/${trainee.id}/prior-learning/${id}/reversal`,
      { reason: more.reason ?? 'The certificate was of somebody else' },
      { ifMatch: more.version ?? 1 },
    )

  it('is taken back with a reason by rows below zero, and may be recognised again', async () => {
    const { t3 } = scene.world
    const path = `/trainees/${t3.id}/prior-learning`
    const double = { ...learning, moduleCode: 'PZ2066', evidence: 'Four years as a trainer' }
    const first = await scene.tutor.post(path, double)
    expect((await creditsOf(t3)).credits).toBe(40)
    expect(codes(await takeBack(t3, first.body.id, { reason: ' ' }))).toEqual(['/reason reason-missing'])
    expect((await takeBack(t3, first.body.id, { version: 7 })).status).toBe(412)
    expect((await takeBack(t3, uuidv7())).status).toBe(404)
    expect((await creditsOf(t3)).credits).toBe(40)

    scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
    const taken = await takeBack(t3, first.body.id)
    expect([taken.status, taken.headers.etag]).toEqual([200, '"2"'])
    expect(taken.body).toMatchObject({ moduleCode: 'PZ2066', credits: 40, takenBackOn: '2022-05-11' })
    const now = await creditsOf(t3)
    expect(now).toMatchObject({ credits: 0, progression: { credits: 0 } })
    expect(now.ledger.map(({ credits, from, reversed }) => [credits, from, reversed])).toEqual([
      [20, 'Four years as a trainer', true],
      [20, 'Four years as a trainer', true],
      [-20, 'The certificate was of somebody else', false],
      [-20, 'The certificate was of somebody else', false],
    ])
    const again = await takeBack(t3, first.body.id, { version: 2 })
    expect(again.body.errors[0].detail).toBe(
      'Helen Ashworth took this back on 11 May 2022. There is nothing more to do',
    )
    const { body } = await scene.tutor.get(`/trainees/${t3.id}/history`)
    expect(body.rows.map(({ sentence }: { sentence: string }) => sentence).slice(0, 2)).toEqual([
      'Helen Ashworth took back credits 2 times',
      'Helen Ashworth took back prior learning against PZ2066',
    ])
    expect(body.rows[1].changes).toContainEqual({
      field: 'Reason',
      was: null,
      became: 'The certificate was of somebody else',
    })

    scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
    expect((await scene.tutor.post(path, double)).status).toBe(201)
    expect((await creditsOf(t3)).credits).toBe(40)
  })

  it('stays as it was taken back: the database changes it once, and no credit without it', async () => {
    const { t3 } = scene.world
    const [taken, standing] = await scene.rows<{ id: string }>(
      'select id from prior_learning where trainee_id = $1 order by taken_back_at nulls last',
      [t3.id],
    )
    const change = (id: string | undefined, set: string) =>
      scene.rows(`update prior_learning set ${set} where id = $1`, [id])
    const ends =
      "taken_back_on = '2022-05-11', taken_back_at = '2022-05-11T09:00:00Z', taken_back_by = recognised_by"
    const once = 'prior learning is recognised and taken back once, and stays'
    await expect(change(taken?.id, "taken_back_reason = 'Another'")).rejects.toThrow(once)
    await expect(change(standing?.id, "evidence = 'Another'")).rejects.toThrow('permission denied')
    await expect(scene.rows('delete from prior_learning where id = $1', [standing?.id])).rejects.toThrow(
      'permission denied',
    )
    await expect(change(standing?.id, `${ends}, taken_back_reason = 'Not credited'`)).rejects.toThrow(
      'prior learning that is taken back awards no credits',
    )
    const copy = (credits: string) =>
      scene.rows(
        `insert into credit_entry select trainee_id, gen_random_uuid(), module_code, level, year, semester, ${credits}, source, board_id,
           prior_learning_id, id, awarded_on, at from credit_entry where prior_learning_id = $1`,
        [standing?.id],
      )
    await expect(copy('-10')).rejects.toThrow('credits are taken back as they were awarded')
    await expect(copy('-credits')).rejects.toThrow('credits of prior learning stand as long as it does')
  })

  it('gives way to the pass of a board that published after it, once it is taken back', async () => {
    const { t1 } = scene.world
    const earlier = await scene.enter(t1, { module: 'PZ1067', mark: 66 })
    const board = await scene.ratify(await scene.accept(await scene.plan('Board before')))
    const refused = await scene.tutor.post(`/trainees/${t1.id}/prior-learning`, {
      ...learning,
      moduleCode: 'PZ1067',
    })
    expect(refused.body.errors[0].detail).toBe(
      'Board before has passed PZ1067. Publish that board, and the credits count',
    )
    scene.app.clock.moveTo(new Date(scene.app.clock.now().getTime() + 60_000))
    await scene.enter(t1, { module: 'PZ1067', mark: 12, corrects: earlier, reason: 'The wrong line' })
    const later = await scene.ratify(await scene.accept(await scene.plan('Board after')))
    const { body } = await scene.tutor.post(`/trainees/${t1.id}/prior-learning`, {
      ...learning,
      moduleCode: 'PZ1067',
    })
    await scene.publish(board)
    const sources = async () =>
      (await creditsOf(t1)).modules.find(({ code }) => code === 'PZ1067')?.source ?? null
    expect(await sources()).toBe('prior-learning')
    expect((await takeBack(t1, body.id)).status).toBe(200)
    expect(await sources()).toBe('board')
    await scene.publish(later)
    expect(await sources()).toBe(null)
  })

  it('is for the university’s tutor to recognise and to take back', async () => {
    const { t2, manager } = scene.world
    const path = `/trainees/${t2.id}/prior-learning`
    expect((await (await scene.as(manager)).post(path, learning)).status).toBe(403)
    const { modules } = await creditsOf(t2, manager)
    const { id } = modules.find(({ code }) => code === 'PZ1022')?.recognition ?? {}
    const theirs = await (await scene.as(manager)).post(
      `${path}/${id}/reversal`,
      { reason: 'It is not theirs' },
      { ifMatch: 1 },
    )
    expect(theirs.status).toBe(403)
    expect((await scene.tutor.post(`/trainees/${uuidv7()}/prior-learning`, learning)).status).toBe(404)
    const { body } = await scene.tutor.get(`/trainees/${t2.id}/history`)
    expect(body.rows.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      'Helen Ashworth recognised prior learning against PZ1022',
    )
  })
})

describe('a transcript', () => {
  it('is a tagged PDF', async () => {
    const { t2 } = scene.world
    const answer = await (await scene.as(t2)).get(`/trainees/${t2.id}/transcript.pdf`)
    expect(answer.headers['content-type']).toBe('application/pdf')
    const text = answer.body.toString('latin1')
    expect(text.slice(0, 8)).toBe('%PDF-1.7')
    expect(text).toContain('/Marked true')
    expect(text).toContain('/S /TH')
  })

  it('is a workbook in which nothing is run as a formula', async () => {
    const { t2, t3, tutor } = scene.world
    await scene.rows('update person set family_name = \'=HYPERLINK("http://example.org")\' where id = $1', [
      t3.personId,
    ])
    const workbook = async (id: string) => {
      const agent = await scene.app.signIn(tutor.email, password)
      const answer = await agent.get(`/api/v1/trainees/${id}/transcript.xlsx`).responseType('blob')
      return readWorkbook(answer.body)
    }
    const sheets = await workbook(t2.id)
    expect(JSON.stringify(sheets)).toContain('Prior learning recognised')
    expect(JSON.stringify(await workbook(t3.id))).toContain('=HYPERLINK')
  })
})
