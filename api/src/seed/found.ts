import { standardOn } from '@rung/shared/figures/standards'
import { addDays, addMonths, type PlainDate } from '@rung/shared/kernel/plain-date'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../db/transaction.ts'
import { createProgramme } from './create-programme.ts'
import type { Happening } from './happenings.ts'
import type { LoadDay } from './load-day.ts'
import { londonInstant } from './london-instant.ts'
import type { Places, UniversityKey } from './places.ts'
import { programmes } from './programmes.ts'
import { emailOf, type StaffKey, type StaffMember, staff } from './staff.ts'

/** Organisations and the people who are not trainees. */
export function founding(ground: Places, foundedOn: PlainDate, day: LoadDay): Happening[] {
  const at = londonInstant(foundedOn, '09:00')
  const members = Object.entries<StaffMember>(staff).map(([key, member]) => ({
    // The keys of `staff` are the only ones there are; Object.entries forgets it.
    id: day.personId(key as StaffKey),
    member,
  }))
  const persons = members.map(({ id, member: { name } }) => ({
    id,
    givenName: name[0],
    familyName: name[1],
    email: emailOf(name),
    version: 1,
    createdAt: at,
  }))
  const roles = members.flatMap(({ id, member }) =>
    member.posts.map(({ role, at: place, forDays }) => ({
      id: uuidv7(),
      personId: id,
      role,
      organisationId: ground.id[place],
      startsOn: forDays === undefined ? foundedOn : addDays(day.today, -1),
      endsOn: forDays === undefined ? null : addDays(day.today, forDays),
      version: 1,
    })),
  )
  const by = null
  return [
    { at, by, action: 'insert', table: 'organisation', rows: ground.rows },
    { at, by, action: 'insert', table: 'person', rows: persons },
    { at, by, action: 'insert', table: 'role_held', rows: roles },
    ...members.flatMap(({ id, member }) => mentorRecord(id, member, ground, at, day)),
  ]
}

function mentorRecord(
  personId: string,
  { mentor, posts }: StaffMember,
  ground: Places,
  at: Date,
  day: LoadDay,
): Happening[] {
  const place = posts.find(({ role }) => role === 'mentor')?.at
  if (!mentor || !place) return []
  const updatedOn = addMonths(day.today, -mentor.updatedMonthsAgo)
  const { profession, registrationNumber, preparation, capacity } = mentor
  const record = {
    personId,
    employerId: ground.id[place],
    profession,
    registrationNumber,
    preparation,
    preparedOn: addMonths(day.today, -mentor.preparedMonthsAgo),
    capacity,
    version: 1,
  }
  const update = { personId, updatedOn, version: 2 }
  return [
    { at, by: null, action: 'insert', table: 'mentor', rows: [record] },
    {
      at: londonInstant(updatedOn, '16:00'),
      by: personId,
      action: 'update',
      table: 'mentor',
      rows: [update],
      key: ['personId'],
    },
  ]
}

export interface Founded {
  readonly programmeId: string
  readonly curriculumId: string
  readonly ksbCodes: ReadonlySet<string>
}

export async function foundProgrammes(
  tx: Tx,
  ground: Places,
  foundedOn: PlainDate,
  today: PlainDate,
): Promise<Record<UniversityKey, Founded>> {
  const found = async (key: UniversityKey): Promise<Founded> => {
    const { title, settings, newestStandard } = programmes[key]
    const standard = standardOn('ST0215', newestStandard ? today : '2021-04-06')
    if (!standard) throw new Error('the standard is missing from the figures')
    const assessmentPlan = standard.version === '1.0' ? 'AP01' : 'v1.1'
    const made = await createProgramme(tx, {
      universityId: ground.id[key],
      title,
      standard,
      assessmentPlan,
      settings,
      curriculumStartsOn: foundedOn,
    })
    return { ...made, ksbCodes: new Set(standard.ksbs.map(({ code }) => code)) }
  }
  return { wyresdale: await found('wyresdale'), calder: await found('calder') }
}
