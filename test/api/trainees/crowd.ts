import { addDays } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import { keepOutlook } from '../../../api/src/slices/off-the-job/keep-outlook.ts'
import { asSystem, insert, type SomeTrainee } from '../../support/build.ts'
import type { Scene } from '../off-the-job/scene.ts'

/** Who joins: 'Given Family', and how far off their planned end lies, in days. */
export interface Joiner {
  readonly name: string
  readonly studentNumber: string
  readonly endsAfterDays?: number
}

/** More trainees at an employer of the scene, without mentor or line manager. */
export async function addCrowd(
  scene: Scene,
  employer: string,
  joiners: readonly Joiner[],
): Promise<SomeTrainee[]> {
  const { world, app } = scene
  const { organisations, programme, startsOn, today } = world
  const crowd = joiners.map(({ name, studentNumber, endsAfterDays = 728 }) => ({
    personId: uuidv7(),
    id: uuidv7(),
    planId: uuidv7(),
    name,
    studentNumber,
    email: `${studentNumber}@example.org`.toLowerCase(),
    plannedEndOn: addDays(startsOn, endsAfterDays),
  }))
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    await insert(
      tx,
      'person',
      crowd.map(({ personId, name, email }) => {
        const [given_name, ...family] = name.split(' ')
        return { id: personId, given_name, family_name: family.join(' '), email }
      }),
    )
    await insert(
      tx,
      'trainee',
      crowd.map(({ id, personId, planId, studentNumber }) => ({
        id,
        person_id: personId,
        cohort_id: programme.cohort,
        employer_id: employer,
        university_id: organisations.university,
        region_id: organisations.region,
        epa_organisation_id: organisations.epaOrganisation,
        student_number: studentNumber,
        starts_on: startsOn,
        plan_id: planId,
        guaranteed_post: true,
      })),
    )
    await insert(
      tx,
      'training_plan',
      crowd.map(({ id, planId, plannedEndOn }) => ({
        trainee_id: id,
        id: planId,
        planned_minutes: 41_760,
        planned_end_on: plannedEndOn,
        weekly_minutes: 2250,
        rounding: 'none',
      })),
    )
    await keepOutlook(
      tx,
      crowd.map(({ id }) => id),
      app.clock.now(),
      today,
    )
  })
  return crowd
}
