import type pg from 'pg'
import { emailOf } from '../../../api/src/seed/staff.ts'
import { stories } from '../../../api/src/seed/stories.ts'
import type { Story } from '../../../api/src/seed/story.ts'

/** What the tables hold of one story's trainee, beside what the home says. */
export interface StoryFacts {
  readonly email: string
  readonly traineeId: string
  readonly startsOn: string
  readonly plannedEndOn: string
  readonly weeklyMinutes: number
  readonly rounding: 'none' | 'weeks-only' | 'dfe-calculator'
  readonly priorLearningMinutes: number
  readonly publishedMinutes: number | null
  readonly deciders: number
  readonly countersignaturesAwaited: number
  readonly reversals: readonly string[]
}

export const storyOf = (key: string): Story => {
  const story = stories.find((one) => one.key === key)
  if (!story) throw new Error(`no story ${key}`)
  return story
}

export async function storyFacts(client: pg.Client): Promise<(story: Story) => StoryFacts> {
  const { rows } = await client.query<StoryFacts>(
    `select p.email, t.id as "traineeId", t.starts_on::text as "startsOn", pl.planned_end_on::text as "plannedEndOn",
       pl.weekly_minutes as "weeklyMinutes", pl.rounding, pl.prior_learning_minutes as "priorLearningMinutes", pl.published_minutes as "publishedMinutes",
       (select count(distinct e.decided_by)::int from off_the_job_entry e where e.trainee_id = t.id) as deciders,
       (select count(*)::int from sign_off s join off_the_job_entry e on e.trainee_id = s.trainee_id and e.id = s.entry_id
         where s.trainee_id = t.id and s.needs_countersignature and s.countersigned_by is null and e.state = 'submitted') as "countersignaturesAwaited",
       array(select r.state from off_the_job_reversal r where r.trainee_id = t.id) as reversals
     from trainee t join person p on p.id = t.person_id join training_plan pl on pl.trainee_id = t.id and pl.id = t.plan_id`,
  )
  return (story) => {
    const found = rows.find(({ email }) => email === emailOf(story.name))
    if (!found) throw new Error(`nobody tells ${story.key}`)
    return found
  }
}
