import type { BoardRow, BoardTrainee, BoardView } from '@rung/shared/contract/boards'
import { uuidv7 } from 'uuidv7'
import type { SomeTrainee } from '../../support/build.ts'
import { type Caller, openScene, type Scene } from '../off-the-job/scene.ts'

export interface Entered {
  readonly module: string
  readonly mark: number | null
  readonly attempt?: 'first-sit' | 'reassessment' | 'retake'
  readonly component?: string
  readonly corrects?: string
  readonly reason?: string
  readonly notSubmitted?: boolean
  readonly suffix?: 'R' | 'X'
}

export interface BoardScene extends Scene {
  tutor: Caller
  /** Puts a result in as a tutor's grid does; answers its id. */
  enter(trainee: SomeTrainee, result: Entered): Promise<string>
  choose(trainee: SomeTrainee, ...modules: ('NU1019' | 'PW1002' | 'MHBC-L5' | 'PW2002')[]): Promise<void>
  plan(title: string, more?: object): Promise<BoardRow>
  read(board: { id: string }): Promise<BoardView>
  accept(board: { id: string }): Promise<BoardView>
  ratify(board: { id: string }): Promise<BoardView>
  publish(board: { id: string }): Promise<BoardView>
  /** Planned, accepted, ratified and published. */
  held(title: string): Promise<BoardView>
}

const levelOf = {
  NU1019: 'level-4-option',
  PW1002: 'level-4-option',
  'MHBC-L5': 'level-5-option',
  PW2002: 'level-5-option',
}

export async function openBoardScene(environment: Record<string, string> = {}): Promise<BoardScene> {
  const scene = await openScene({}, environment)
  const { world } = scene
  const tutor = await scene.as(world.tutor)
  const read = async ({ id }: { id: string }): Promise<BoardView> => (await tutor.get(`/boards/${id}`)).body
  const step = async (board: { id: string }, what: string): Promise<BoardView> => {
    const { version } = await read(board)
    const answer = await tutor.post(`/boards/${board.id}/${what}`, undefined, { ifMatch: version })
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  const plan = async (title: string, more: object = {}): Promise<BoardRow> => {
    const body = { title, meetsOn: '2022-05-11', members: ['Dr Irene Vance', 'Mark Sugden'], ...more }
    const answer = await tutor.post(`/cohorts/${world.programme.cohort}/boards`, body)
    if (answer.status !== 201) throw new Error(`not planned: ${answer.text}`)
    return answer.body
  }
  const accept = (board: { id: string }) => step(board, 'acceptance')
  const ratify = (board: { id: string }) => step(board, 'ratification')
  const publish = (board: { id: string }) => step(board, 'publication')
  return {
    ...scene,
    tutor,
    read,
    plan,
    accept,
    ratify,
    publish,
    async held(title) {
      const board = await plan(title)
      await accept(board)
      await ratify(board)
      return publish(board)
    },
    async enter(trainee, { module, mark, attempt = 'first-sit', component = 'module', ...more }) {
      const id = uuidv7()
      await scene.rows(
        `insert into result (trainee_id, id, module_code, component, attempt, mark, not_submitted, suffix, corrects, reason, entered_by, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          trainee.id,
          id,
          module,
          component,
          attempt,
          mark,
          more.notSubmitted ?? false,
          more.suffix ?? null,
          more.corrects ?? null,
          more.reason ?? null,
          world.tutor.personId,
          scene.app.clock.now().toISOString(),
        ],
      )
      return id
    },
    async choose(trainee, ...modules) {
      for (const module of modules)
        await scene.rows(
          'insert into module_choice (trainee_id, option_group, module_code, chosen_on) values ($1, $2, $3, $4)',
          [trainee.id, levelOf[module], module, '2022-01-10'],
        )
    },
  }
}

export function traineeIn(board: BoardView, { id }: { id: string }): BoardTrainee {
  const found = board.trainees.find((one) => one.id === id)
  if (!found) throw new Error('the trainee is not before this board')
  return found
}

export const outcomesOf = (trainee: BoardTrainee): Record<string, string> =>
  Object.fromEntries(
    trainee.modules.map(({ code, decision, proposal }) => [code, decision?.outcome ?? proposal.outcome]),
  )
