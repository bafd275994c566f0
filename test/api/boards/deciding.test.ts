import type { BoardView } from '@rung/shared/contract/boards'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BoardScene, openBoardScene, outcomesOf, traineeIn } from './board-scene.ts'

let scene: BoardScene
beforeAll(async () => {
  scene = await openBoardScene()
})
afterAll(() => scene.close())

const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
  answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)
const decide = (board: BoardView, body: object) =>
  scene.tutor.put(`/boards/${board.id}/decisions`, { reason: null, reassessBy: null, ...body }, board.version)

describe('planning a board', () => {
  const plan = (body: object) => scene.tutor.post(`/cohorts/${scene.world.programme.cohort}/boards`, body)

  it('is refused without a name, without members, and under a name that is taken', async () => {
    expect(codes(await plan({ title: ' ', meetsOn: '2022-05-11', members: [' '] }))).toEqual([
      '/title board-title-missing',
      '/members board-members-missing',
    ])
    await scene.plan('Taken board')
    const again = await plan({ title: 'taken BOARD', meetsOn: '2022-05-12', members: ['Dr Irene Vance'] })
    expect(codes(again)).toEqual(['/title board-title-taken'])
  })

  it('can be changed until it has met', async () => {
    const planned = await scene.plan('Moved board')
    const changed = await scene.tutor.put(
      `/boards/${planned.id}`,
      { title: 'Moved board', meetsOn: '2022-05-20', members: ['Mark Sugden'] },
      planned.version,
    )
    expect(changed.body).toMatchObject({ meetsOn: '2022-05-20', members: ['Mark Sugden'], met: false })
    const stale = await scene.tutor.put(
      `/boards/${planned.id}`,
      { title: 'Late', meetsOn: '2022-05-21', members: ['Mark Sugden'] },
      planned.version,
    )
    expect([stale.status, stale.body.current.title]).toEqual([412, 'Moved board'])
  })

  it('is for the tutors of that university alone; others are told what strangers are told', async () => {
    const { manager, regionalLead, programme } = scene.world
    const planned = await scene.plan('Private board')
    expect((await (await scene.as(manager)).get(`/boards/${planned.id}`)).status).toBe(403)
    expect((await (await scene.as(regionalLead)).get(`/cohorts/${programme.cohort}/boards`)).status).toBe(403)
    expect((await scene.tutor.get(`/boards/${uuidv7()}`)).status).toBe(404)
    expect((await scene.tutor.get(`/cohorts/${uuidv7()}/boards`)).status).toBe(404)
  })
})

describe('deciding', () => {
  it('keeps a decision with its reason and name, and what is proposed overall follows', async () => {
    const { t1 } = scene.world
    await scene.enter(t1, { module: 'PZ1015', mark: 36 })
    await scene.enter(t1, { module: 'FFP-L4', mark: 38 })
    const board = await scene.accept(await scene.plan('Deciding board'))
    expect(outcomesOf(traineeIn(board, t1))).toEqual({ PZ1015: 'compensate', 'FFP-L4': 'reassess' })

    const without = await decide(board, { traineeId: t1.id, moduleCode: 'PZ1015', outcome: 'reassess' })
    expect(codes(without)).toEqual(['/reason board-reason-missing'])
    const wrong = await decide(board, {
      traineeId: t1.id,
      moduleCode: 'PZ1015',
      outcome: 'applaud',
      reason: 'NHS number 943 476 5919',
      reassessBy: '2022-05-11',
    })
    expect(codes(wrong)).toEqual([
      '/outcome board-outcome-unknown',
      '/reassessBy board-reassess-by-too-early',
      '/reason nhs-number-in-text',
    ])
    const other = await decide(board, { traineeId: t1.id, moduleCode: 'PZ1067', outcome: 'pass' })
    expect(codes(other)).toEqual(['/moduleCode board-decision-not-before-it'])

    const reason = 'The essay shows more than the mark'
    const failed = await decide(board, { traineeId: t1.id, moduleCode: 'FFP-L4', outcome: 'fail', reason })
    const after = traineeIn(failed.body, t1)
    expect(after.modules[1]?.decision).toMatchObject({
      proposed: 'reassess',
      outcome: 'fail',
      reason,
      by: { name: 'Helen Ashworth' },
    })
    // 20 credits are not enough for an exit award, and what was accepted overall follows.
    expect(after.overall.decision).toMatchObject({
      proposed: 'withdraw',
      outcome: 'withdraw',
      outdated: false,
    })
    expect(failed.body.counts).toMatchObject({ open: 0, changed: 1 })

    const back = await decide(failed.body, {
      traineeId: t1.id,
      moduleCode: 'FFP-L4',
      outcome: 'reassess',
      reassessBy: '2022-07-01',
    })
    expect(traineeIn(back.body, t1).modules[1]?.decision).toMatchObject({
      outcome: 'reassess',
      reassessBy: '2022-07-01',
    })
    expect((await decide(board, { traineeId: t1.id, moduleCode: null, outcome: 'continue' })).status).toBe(
      412,
    )
  })

  it('has to be done again where results changed; ratifying before is refused', async () => {
    const { t1 } = scene.world
    const { rows } = (await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/boards`)).body
    const board = await scene.read(rows.find(({ title }: { title: string }) => title === 'Deciding board'))
    await scene.rows(
      "update result set mark = 61, version = version + 1 where trainee_id = $1 and module_code = 'PZ1015'",
      [t1.id],
    )
    const changed = await scene.read(board)
    expect(changed.counts).toMatchObject({ open: 0, outdated: 1 })
    const early = await scene.tutor.post(`/boards/${board.id}/ratification`, undefined, {
      ifMatch: board.version,
    })
    expect(codes(early)).toEqual([' board-decisions-outdated'])
    const again = await scene.accept(board)
    expect(again.counts).toMatchObject({ open: 0, outdated: 0 })
    expect(outcomesOf(traineeIn(again, t1))).toEqual({ PZ1015: 'pass', 'FFP-L4': 'reassess' })
    await scene.rows(
      "update result set mark = 20, version = version + 1 where trainee_id = $1 and module_code = 'PZ1015'",
      [t1.id],
    )
    const ratified = await scene.ratify(await scene.accept(board))
    expect([outcomesOf(traineeIn(ratified, t1)).PZ1015, ratified.counts.credits]).toEqual(['reassess', 0])
  })

  it('is refused to a board that has not met, has nothing before it or has decisions open', async () => {
    const { t2 } = scene.world
    const ratify = async (board: { id: string; version: number }) =>
      scene.tutor.post(`/boards/${board.id}/ratification`, undefined, { ifMatch: board.version })
    await scene.enter(t2, { module: 'PZ1015', mark: 50 })
    const board = await scene.plan('Summer board', { meetsOn: '2022-06-30' })
    expect(codes(await ratify(board))).toEqual([' board-not-met-yet', ' board-decisions-open'])
    await scene.rows("delete from result where state = 'provisional'")
    const empty = await scene.plan('Empty board')
    expect(codes(await ratify(empty))).toEqual([' board-nothing-before-it'])
    const published = await scene.tutor.post(`/boards/${empty.id}/publication`, undefined, {
      ifMatch: empty.version,
    })
    expect(codes(published)).toEqual([' board-not-ratified'])
  })
})

describe('a planned board that is deleted', () => {
  const remove = (board: { id: string; version: number }) =>
    scene.tutor.delete(`/boards/${board.id}`, board.version)
  const boards = async (): Promise<string[]> =>
    (await scene.tutor.get(`/cohorts/${scene.world.programme.cohort}/boards`)).body.rows.map(
      ({ title }: { title: string }) => title,
    )
  const inCalendar = async (): Promise<string> => {
    const { address } = (await scene.tutor.put('/calendar-feed', undefined)).body
    return (await scene.app.request().get(new URL(address).pathname)).text
  }

  it('takes its decisions with it and leaves the results; its name is free, the calendar is without it', async () => {
    const { t2 } = scene.world
    const result = await scene.enter(t2, { module: 'PZ1022', mark: 61 })
    const board = await scene.accept(await scene.plan('Board by mistake'))
    expect(await inCalendar()).toContain('Board by mistake')
    expect((await remove({ id: board.id, version: 1 })).status).toBe(412)
    expect(await boards()).toContain('Board by mistake')
    expect((await remove(board)).status).toBe(204)
    expect(await boards()).not.toContain('Board by mistake')
    expect(await inCalendar()).not.toContain('Board by mistake')
    expect((await scene.tutor.get(`/boards/${board.id}`)).status).toBe(404)
    expect(await scene.rows('select 1 from board_decision where board_id = $1', [board.id])).toEqual([])
    expect(await scene.rows('select state from result where id = $1', [result])).toEqual([
      { state: 'provisional' },
    ])
    const { body } = await scene.tutor.get(`/trainees/${t2.id}/history`)
    expect(body.rows[0].sentence).toBe('Helen Ashworth dropped 2 decisions made for a planned board')
    const [event] = await scene.rows<{ action: string }>(
      "select action from audit_event where subject = 'board' and row_id = $1 order by seq desc limit 1",
      [board.id],
    )
    expect(event).toEqual({ action: 'delete' })
    expect((await remove(await scene.plan('Board by mistake'))).status).toBe(204)
    await scene.rows('delete from result where id = $1', [result])
  })

  it('is refused once it has ratified, and is for tutors of that university alone', async () => {
    const { t2, manager } = scene.world
    await scene.enter(t2, { module: 'PZ1022', mark: 61 })
    const board = await scene.ratify(await scene.accept(await scene.plan('Met board')))
    const refused = await remove(board)
    expect(codes(refused)).toEqual([' board-met-already'])
    expect(refused.body.errors[0].detail).toContain('so it cannot be changed or deleted')
    expect(codes(await remove(await scene.publish(board)))).toEqual([' board-met-already'])
    expect((await (await scene.as(manager)).delete(`/boards/${board.id}`, 1)).status).toBe(403)
    expect((await remove({ id: uuidv7(), version: 1 })).status).toBe(404)
    await expect(scene.rows('delete from board where id = $1', [board.id])).rejects.toThrow(
      'a board that has met cannot be deleted',
    )
  })
})

describe('a decision on results that were taken out again', () => {
  it('goes when the board ratifies, so that it awards nothing', async () => {
    const { t1 } = scene.world
    const gone = await scene.enter(t1, { module: 'PZ2091', mark: 70 })
    await scene.enter(t1, { module: 'PZ2073', mark: 66 })
    const board = await scene.accept(await scene.plan('Board of one result'))
    await scene.rows('delete from result where id = $1', [gone])
    const published = await scene.publish(await scene.ratify(await scene.accept(board)))
    expect(Object.keys(outcomesOf(traineeIn(published, t1)))).toEqual(['PZ2073'])
    const rows = await scene.rows<{ module: string }>(
      'select distinct module_code as module from credit_entry where trainee_id = $1 and board_id = $2',
      [t1.id, board.id],
    )
    expect(rows).toEqual([{ module: 'PZ2073' }])
  })
})

describe('a board that has ratified', () => {
  it('changes no more, and publishes once however often it is asked', async () => {
    const { t3 } = scene.world
    await scene.enter(t3, { module: 'PZ1022', mark: 71 })
    const board = await scene.ratify(await scene.accept(await scene.plan('Last board')))
    const accept = await scene.tutor.post(`/boards/${board.id}/acceptance`, undefined, {
      ifMatch: board.version,
    })
    expect(codes(accept)).toEqual([' board-met-already'])
    await expect(scene.rows('update result set mark = 99 where board_id = $1', [board.id])).rejects.toThrow(
      'what a board has ratified cannot be changed',
    )
    const key = uuidv7()
    const publish = (ifMatch: number, own = uuidv7()) =>
      scene.tutor.post(`/boards/${board.id}/publication`, undefined, { ifMatch, key: own })
    const [first, second] = await Promise.all([publish(board.version, key), publish(board.version, key)])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.text).toBe(first.text)
    expect((await publish(board.version)).status).toBe(412)
    expect(codes(await publish(first.body.version))).toEqual([' board-published-already'])
    expect(await scene.rows('select credits from credit_entry where trainee_id = $1', [t3.id])).toEqual([
      { credits: 20 },
    ])

    const history = await scene.tutor.get(`/trainees/${t3.id}/history`)
    const sentences = history.body.rows.map(({ sentence }: { sentence: string }) => sentence)
    expect(sentences).toContain('Helen Ashworth awarded 20 credits for PZ1022')
  })

  it('publishes once where two tutors publish at the same moment', async () => {
    const { t3 } = scene.world
    await scene.enter(t3, { module: 'PZ1067', mark: 71 })
    const board = await scene.ratify(await scene.accept(await scene.plan('Two at once')))
    const publish = () =>
      scene.tutor.post(`/boards/${board.id}/publication`, undefined, { ifMatch: board.version })
    const answers = await Promise.all([publish(), publish(), publish()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412])
    const rows = await scene.rows("select credits from credit_entry where module_code = 'PZ1067'")
    expect(rows).toEqual([{ credits: 20 }])
  })

  it('shows decisions to nobody but tutors until it is published', async () => {
    const { t2, mentor1, manager } = scene.world
    await scene.enter(t2, { module: 'PZ1046', mark: 55 })
    const board = await scene.ratify(await scene.accept(await scene.plan('Quiet board')))
    const decided = async (who: typeof manager) => {
      const { modules } = (await (await scene.as(who)).get(`/trainees/${t2.id}/credits`)).body
      return modules.find(({ code }: { code: string }) => code === 'PZ1046').decided?.outcome
    }
    for (const who of [t2, mentor1, manager]) expect(await decided(who)).toBeUndefined()
    await scene.publish(board)
    for (const who of [t2, mentor1, manager]) expect(await decided(who)).toBe('pass')
  })
})
