import type { readTrainee, TraineeRecord } from '@rung/shared/contract/trainees'
import { may } from '@rung/shared/rules/permissions'
import { boardDecisionSentence } from '@rung/shared/words/academic-reasons'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted } from '../../http/refuse.ts'
import {
  type CourseRow,
  courseFrom,
  courseJson,
  figuresOf,
  nextStepsOf,
  type StepsRow,
  settingsOf,
  standingOf,
  stepsJson,
  worded,
} from '../off-the-job/facts.ts'
import { type LastBoard, lastBoardJson } from '../results/facts.ts'
import {
  employmentJson,
  lineManagementJson,
  type MentorshipRow,
  mentorshipFrom,
  mentorshipJson,
  mentorshipView,
} from './views.ts'

const listOf = (json: string, from: string, order: string) =>
  `coalesce((select json_agg(${json} order by ${order}) from ${from}), '[]')`

const recordJson = `json_build_object('version', t.version, 'id', t.id,
  'person', json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'email', p.email),
  'studentNumber', t.student_number, 'uln', t.uln, 'bornOn', t.born_on,
  'employer', (select json_build_object('id', o.id, 'name', o.name) from organisation o where o.id = t.employer_id),
  'university', (select json_build_object('id', o.id, 'name', o.name) from organisation o where o.id = t.university_id),
  'programme', json_build_object('id', pr.id, 'name', pr.title),
  'standard', (select json_build_object('reference', s.reference, 'version', s.version, 'title', s.title) from standard s
    where s.reference = pr.standard_reference and s.version = pr.standard_version),
  'cohort', json_build_object('id', c.id, 'name', c.title),
  'startsOn', t.starts_on, 'plannedEndOn', pl.planned_end_on, 'signedPlanOn', pl.signed_on, 'weeklyMinutes', pl.weekly_minutes,
  'englishAndMaths', t.english_and_maths, 'guaranteedPost', t.guaranteed_post,
  'credits', json_build_object('held', (select coalesce(sum(k.credits), 0)::int from trainee_credits k where k.trainee_id = t.id), 'of', pr.total_credits), 'gatewayOn', t.gateway_on, 'withdrawnOn', t.withdrawn_on,
  'employments', ${listOf(employmentJson, 'employment em where em.trainee_id = t.id', 'em.starts_on desc')},
  'lineManagements', ${listOf(lineManagementJson, 'line_management lm join person lp on lp.id = lm.manager_id where lm.trainee_id = t.id', 'lm.starts_on desc')},
  'breaks', ${listOf(
    `json_build_object('version', b.version, 'id', b.id, 'startsOn', b.starts_on, 'intendedReturnOn', b.intended_return_on,
      'returnedOn', b.returned_on, 'reason', b.reason)`,
    'break_in_learning b where b.trainee_id = t.id',
    'b.starts_on desc',
  )},
  'options', ${listOf(
    `json_build_object('group', g.key, 'level', g.level, 'chosen', (select json_build_object('code', mc.module_code, 'title', md.title, 'on', mc.chosen_on)
      from module_choice mc join module md on md.curriculum_id = g.curriculum_id and md.code = mc.module_code
      where mc.trainee_id = t.id and mc.option_group = g.key))`,
    'option_group g where g.curriculum_id = c.curriculum_id',
    'g.level, g.key',
  )})`

const text = `select ${courseJson} as course, ${stepsJson} as steps, ${recordJson} as record, ${lastBoardJson} as board,
  ${listOf(mentorshipJson, `${mentorshipFrom} where m.trainee_id = t.id`, 'm.starts_on desc, m.id desc')} as mentorships
from ${courseFrom} where t.id = $1`

type Computed = 'lastBoard' | 'figures' | 'nextSteps' | 'counts' | 'mentorships' | 'may'
interface Row {
  readonly course: CourseRow
  readonly steps: StepsRow
  readonly record: Omit<TraineeRecord, Computed>
  readonly mentorships: readonly MentorshipRow[]
  readonly board: LastBoard | null
}

const offered = [
  'change-trainee',
  'change-employment',
  'change-mentorship',
  'log-entry',
  'choose-option',
] as const

export const readOneTrainee: UseCase<typeof readTrainee> = async ({ tx, params, today }) => {
  const row = await tx.row<Row>(text, [params.traineeId, today], 'trainee-record')
  if (!row) return notFound()
  const { course, steps, record, mentorships, board } = row
  if (!may('read-trainee', course.relationships)) return notPermitted()
  const standing = standingOf(course, today)
  return {
    ...record,
    lastBoard: board && {
      title: board.board,
      publishedOn: board.on,
      decision: boardDecisionSentence(board.decisions),
    },
    figures: figuresOf(course, today, standing),
    nextSteps: nextStepsOf(course, steps, standing, today).map(worded),
    counts: steps.counts,
    mentorships: mentorships.map((mentorship) => mentorshipView(mentorship, settingsOf(course), today)),
    may: offered.filter((action) => may(action, course.relationships)),
  }
}
