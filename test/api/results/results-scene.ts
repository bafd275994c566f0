import type { ResultCell, ResultsGrid } from '@rung/shared/contract/results'
import type { Response } from 'supertest'
import { asSystem, type SomeTrainee } from '../../support/build.ts'
import { type Caller, openScene, type Scene } from '../off-the-job/scene.ts'

export interface ResultsScene extends Scene {
  tutor: Caller
  /** The grid of a module, as the tutor reads it. */
  grid(moduleCode?: string, attempt?: string): Promise<ResultsGrid>
  gridPath(moduleCode?: string): string
  /** Saves cells of PZ1015, first sit. */
  save(cells: object[], more?: object): Promise<Response>
  /** Enters one mark and answers the cell. */
  entered(trainee: SomeTrainee, text: string): Promise<ResultCell>
  /** As a board would: ratified, and published where a moment is given. */
  ratify(traineeId: string, published?: string | null): Promise<void>
}

/** The world of the log, with PZ1022 marked by an essay and a test, and a skill that is passed or failed. */
export async function openResultsScene(): Promise<ResultsScene> {
  const scene = await openScene()
  const { world } = scene
  const tutor = await scene.as(world.tutor)
  const gridPath = (moduleCode = 'PZ1015') => `/cohorts/${world.programme.cohort}/results/${moduleCode}`
  // What is published cannot be changed; here the university has always marked it so.
  const module = `'${world.programme.curriculum}', 'PZ1022'`
  await scene.ownerRows(
    `set session_replication_role = replica; delete from assessment_component where module_code = 'PZ1022';
     insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position) values
       (${module}, 'essay', 'Essay', 'mark', 60, 1), (${module}, 'test', 'Test', 'mark', 40, 2),
       (${module}, 'skill', 'Skill seen', 'pass-fail', 0, 3)`,
  )
  const save = (cells: object[], more = {}) =>
    tutor.post(gridPath(), { attempt: 'first-sit', cells, ...more })
  return {
    ...scene,
    tutor,
    gridPath,
    save,
    grid: async (moduleCode, attempt = 'first-sit') => {
      const answer = await tutor.get(`${gridPath(moduleCode)}?attempt=${attempt}`)
      if (answer.status !== 200) throw new Error(answer.text)
      return answer.body
    },
    async entered({ id }, text) {
      const answer = await save([{ traineeId: id, component: 'module', text, was: null }])
      if (answer.status !== 200) throw new Error(answer.text)
      return answer.body.cells[0]
    },
    async ratify(traineeId, published = null) {
      const board = '01800000-0000-7000-8000-000000000001'
      await asSystem(scene.app.ownerUrl, scene.app.clock.now(), async (tx) => {
        await tx.rows(
          `insert into board (id, cohort_id, title, meets_on, state, ratified_at, ratified_by)
           values ($1, $2, 'Summer board', '2022-05-10', 'ratified', $3, $4) on conflict do nothing`,
          [board, world.programme.cohort, '2022-05-10T09:00:00Z', world.tutor.personId],
        )
        await tx.rows(
          `update result set state = 'ratified', board_id = $2, published_at = $3, version = version + 1
           where trainee_id = $1 and state = 'provisional'`,
          [traineeId, board, published],
        )
      })
    },
  }
}

/** What a cell was read as, to be sent with what is to become of it. */
export const wasRead = ({ traineeId, component, id, version }: ResultCell) => ({
  traineeId,
  component,
  was: { id, version },
})
