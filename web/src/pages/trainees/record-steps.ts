import type { TraineeRecord } from '@rung/shared/contract/trainees'
import { mayEver, type Role } from '@rung/shared/rules/permissions'
import { paths } from '../../paths.ts'
import type { NextStep } from '../../ui/NextSteps.tsx'
import { byTime } from './periods.ts'

type Step = TraineeRecord['nextSteps'][number]

export interface Reader {
  readonly personId: string
  readonly roles: readonly Role[]
}

/** What stands in a trainee's way, with who holds it and where it is done; the reader's own are marked. */
export function stepsOf(trainee: TraineeRecord, reader: Reader): NextStep[] {
  return trainee.nextSteps.map((step, place) => {
    const holders = holdersOf(step.holder, trainee)
    const yours = holders.some(({ id }) => id === reader.personId)
    return {
      id: `${step.code}-${place}`,
      text: step.sentence,
      holder: yours ? 'You' : inWords(step.holder, holders),
      since: step.since ?? undefined,
      href: hrefOf(step, trainee, { ...reader, yours }),
      yours,
    }
  })
}

interface Person {
  readonly id: string
  readonly name: string
}

function holdersOf(holder: Step['holder'], trainee: TraineeRecord): Person[] {
  const { person, mentorships, lineManagements, figures } = trainee
  if (holder === 'trainee') return [{ id: person.id, name: person.givenName }]
  if (holder === 'mentor') return byTime(mentorships, figures.asOf).now.map(({ mentor }) => mentor)
  if (holder === 'manager') return byTime(lineManagements, figures.asOf).now.map(({ manager }) => manager)
  return []
}

function inWords(holder: Step['holder'], people: readonly Person[]): string {
  if (people.length === 0) return holder === 'tutor' ? 'The university tutor' : `The ${holder}`
  const names = people.map(({ name }) => name).join(' or ')
  return holder === 'trainee' ? names : `${names}, ${holder}`
}

/** Where this reader finds what boards decided: the results, or the credits where results are not theirs to read. */
export function placeOfResults({ id, person }: TraineeRecord, { personId, roles }: Reader) {
  if (person.id === personId) return { href: paths.results(), text: 'See the results' }
  return mayEver('read-results', roles)
    ? { href: paths.traineeResults(id), text: 'See the results' }
    : { href: paths.traineeCredits(id), text: 'See the credits' }
}

function hrefOf(
  { code }: Step,
  trainee: TraineeRecord,
  reader: Reader & { readonly yours: boolean },
): string | undefined {
  const { id, may } = trainee
  const mentor = may.includes('change-mentorship') ? paths.traineeMentor(id) : undefined
  switch (code) {
    case 'fix-returned':
      return `${paths.traineeLog(id)}?state=returned`
    case 'sign-waiting':
      return reader.yours ? paths.queue() : `${paths.traineeLog(id)}?state=submitted`
    case 'allocate-mentor':
    case 'update-mentor':
      return mentor
    case 'take-assessment':
      return placeOfResults(trainee, reader).href
    case 'catch-up':
      return paths.traineeHours(id)
    case 'log-this-month':
      return paths.traineeLog(id)
    case 'submit-drafts':
    case 'choose-option':
      return undefined
  }
}
