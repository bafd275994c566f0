import type { Persona } from '@rung/shared/contract/session'
import type { Role } from '@rung/shared/rules/permissions'
import { emailOf, type StaffKey, staff } from './staff.ts'
import { stories } from './stories.ts'

/** Plainly a demonstration: nobody should take it for a secret. */
export const demoPassword = 'ladder-demo-2026'

const persona = (role: Role, name: readonly [string, string], about: string): Persona => ({
  role,
  name: name.join(' '),
  email: emailOf(name),
  about,
})

const ofTrainee = (key: string): Persona => {
  const story = stories.find((one) => one.key === key)
  if (!story) throw new Error(`no story ${key}`)
  return persona('trainee', story.name, story.sentence)
}
const ofStaff = (role: Role, key: StaffKey, about: string): Persona => persona(role, staff[key].name, about)

/** Whom to sign in as, the first of each role being the one to begin with. */
export function personas(): Persona[] {
  return [
    ofTrainee('a-little-behind'),
    ofStaff('mentor', 'grace', 'mentors six trainees, and many entries wait for her'),
    ofStaff('manager', 'helen', 'apprenticeship lead at Northmoor'),
    ofStaff('tutor', 'anna', 'teaches at the University of Wyresdale'),
    ofStaff('regional-lead', 'farida', 'sees every trainee in the North West'),
    ofStaff('assessor', 'patrick', 'sees trainees handed over at gateway'),
    ofStaff('auditor', 'stephen', 'reads everything for four weeks'),
    ofStaff('administrator', 'meiling', 'looks after people, organisations and programmes'),
    ofTrainee('three-returned'),
    ofTrainee('new-starter'),
    ofStaff('mentor', 'nadia', 'her update has lapsed, so she cannot sign'),
    ofStaff('manager', 'joanne', 'manages at Pennine Wellbeing, and mentors too'),
  ]
}
