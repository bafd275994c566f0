import { uuidv7 } from 'uuidv7'
import { hashPassword } from '../../../api/src/slices/session/password.ts'
import { asSystem, insert, password, type Someone } from '../../support/build.ts'
import type { Scene } from '../off-the-job/scene.ts'

/** A tutor of another university, who has nothing to do with anyone here. */
export async function addTutorElsewhere({ app, world }: Scene): Promise<Someone> {
  const [personId, university] = [uuidv7(), uuidv7()]
  const email = 'judith.frost@example.org'
  await asSystem(app.ownerUrl, app.clock.now(), async (tx) => {
    await insert(tx, 'organisation', [
      { id: university, kind: 'university', name: 'University of Elsewhere', part_of: null },
    ])
    await insert(tx, 'person', [{ id: personId, email, given_name: 'Judith', family_name: 'Frost' }])
    await insert(tx, 'person_password', [
      { person_id: personId, hash: await hashPassword(password), changed_at: app.clock.now().toISOString() },
    ])
    await insert(tx, 'role_held', [
      {
        id: uuidv7(),
        person_id: personId,
        role: 'tutor',
        organisation_id: university,
        starts_on: world.startsOn,
      },
    ])
  })
  return { personId, email, name: 'Judith Frost' }
}
