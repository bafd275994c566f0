import { addDays, formatMonth } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Enrolled } from './enrol.ts'
import type { Founded } from './found.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import type { UniversityKey } from './places.ts'
import { tutors } from './staff.ts'

export interface Cohorts {
  readonly happenings: readonly Happening[]
  idOf(enrolled: Enrolled): string
}

/** One cohort for each university and month of start. */
export function cohortsOf(
  enrolled: readonly Enrolled[],
  founded: Record<UniversityKey, Founded>,
  day: LoadDay,
): Cohorts {
  const keyOf = ({ story, startsOn }: Enrolled) => `${story.university} ${formatMonth(startsOn)}`
  const cohorts = new Map<string, { id: string; happening: Happening }>()
  for (const one of enrolled.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    if (cohorts.has(keyOf(one))) continue
    const { university } = one.story
    const { programmeId, curriculumId } = founded[university]
    const id = uuidv7()
    const row = {
      id,
      programmeId,
      curriculumId,
      title: formatMonth(one.startsOn),
      startsOn: one.startsOn,
      plannedEndOn: addDays(one.startsOn, 727),
      version: 1,
    }
    const at = londonInstant(addDays(one.startsOn, -90), '10:00')
    const by = day.personId(tutors[university])
    cohorts.set(keyOf(one), { id, happening: { at, by, action: 'insert', table: 'cohort', rows: [row] } })
  }
  return {
    happenings: [...cohorts.values()].map(({ happening }) => happening),
    idOf(one) {
      const cohort = cohorts.get(keyOf(one))
      if (!cohort) throw new Error(`no cohort for ${one.story.key}`)
      return cohort.id
    },
  }
}
