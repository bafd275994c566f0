import type { RegisterView, SessionRow } from '@rung/shared/contract/register'
import { uuidv7 } from 'uuidv7'
import { asSystem, insert, type SomeTrainee } from '../../support/build.ts'
import { entriesOf, openScene, type Scene } from '../off-the-job/scene.ts'

/** A day of teaching as tutors plan it: 6 hours between 09:30 and 16:30, lunch out. */
export const day = {
  moduleCode: 'PZ1022',
  heldOn: '2022-05-10',
  startsAt: '09:30',
  endsAt: '16:30',
  minutes: 360,
  topic: 'Listening for what is not said',
}

export interface RegisterScene extends Scene {
  readonly cohortId: string
  /** Plans one session; answers it. */
  plan(content?: Partial<typeof day>): Promise<SessionRow>
  path(session: { id: string }, after?: string): string
  register(session: { id: string }): Promise<RegisterView>
  /** What the trainee has of this day, newest first. */
  logOf(trainee: SomeTrainee, on?: string): Promise<Record<string, unknown>[]>
}

export async function openRegisterScene(): Promise<RegisterScene> {
  const scene = await openScene()
  const cohortId = scene.world.programme.cohort
  const path = ({ id }: { id: string }, after = '') => `/cohorts/${cohortId}/teaching-sessions/${id}${after}`
  return {
    ...scene,
    cohortId,
    path,
    async plan(content = {}) {
      const tutor = await scene.as(scene.world.tutor)
      const answer = await tutor.post(`/cohorts/${cohortId}/teaching-sessions`, {
        ...day,
        ...content,
        until: null,
      })
      if (answer.status !== 201) throw new Error(`not planned: ${answer.text}`)
      return answer.body.sessions[0]
    },
    async register(session) {
      return (await (await scene.as(scene.world.tutor)).get(path(session))).body
    },
    async logOf(trainee, on = day.heldOn) {
      const answer = await (await scene.as(trainee)).get(`${entriesOf(trainee)}?from=${on}&to=${on}`)
      return answer.body.rows
    },
  }
}

export const allAs = (register: RegisterView, mark: string, but: Record<string, object> = {}) =>
  register.rows.map(({ trainee: { id } }) => ({ traineeId: id, mark, ...but[id] }))

/** Trainees beside the three of the world, in its cohort, with nothing but what a register needs of them. */
export async function addTrainees(scene: Scene, count: number): Promise<string[]> {
  const { world } = scene
  const places = Array.from({ length: count }, (_, place) => ({
    id: uuidv7(),
    personId: uuidv7(),
    planId: uuidv7(),
    number: `N${String(place + 1).padStart(4, '0')}`,
  }))
  await asSystem(scene.app.ownerUrl, scene.app.clock.now(), async (tx) => {
    await insert(
      tx,
      'person',
      places.map(({ personId, number }) => ({
        id: personId,
        email: `${number}@example.org`.toLowerCase(),
        given_name: 'Trainee',
        family_name: number,
      })),
    )
    await insert(
      tx,
      'trainee',
      places.map(({ id, personId, planId, number }) => ({
        id,
        person_id: personId,
        cohort_id: world.programme.cohort,
        employer_id: world.organisations.employer1,
        university_id: world.organisations.university,
        region_id: world.organisations.region,
        student_number: number,
        starts_on: world.startsOn,
        plan_id: planId,
        guaranteed_post: true,
      })),
    )
    await insert(
      tx,
      'training_plan',
      places.map(({ id, planId }) => ({
        trainee_id: id,
        id: planId,
        planned_minutes: 41_760,
        planned_end_on: world.plannedEndOn,
        weekly_minutes: 2250,
        rounding: 'none',
        signed_on: world.startsOn,
      })),
    )
  })
  return places.map(({ id }) => id)
}
