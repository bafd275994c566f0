import { formatDate, isPlainDate } from '../kernel/plain-date.ts'
import type { EmploymentRefusalCode } from '../rules/periods-of-employment.ts'
import type { LineManagerRefusalCode, MentorshipRefusalCode } from '../rules/periods-of-mentorship.ts'

type Detail = Readonly<Record<string, string | number>>

const day = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  return isPlainDate(text) ? formatDate(text) : text
}

/** Why a post, a mentor or a line manager cannot be recorded as asked, and what to do instead. */
export const periodRefusalWords: Record<
  EmploymentRefusalCode | MentorshipRefusalCode | LineManagerRefusalCode,
  string | ((detail: Detail) => string)
> = {
  'not-after-latest': (d) => `Enter a date after ${day(d.latest)}, when the latest one recorded begins`,
  'too-far-ahead': (d) =>
    `Enter a date on or before ${day(d.latest)}. Later changes can be recorded nearer the time`,
  'after-last-day-of-learning': (d) =>
    `Enter a date on or before ${day(d.withdrawnOn)}, the last day of learning`,
  'band-not-in-year': (d) =>
    d.stage === 'completed'
      ? `Choose Band ${d.bands}. That is the band once the programme is completed`
      : `Choose Band ${d.bands}. That is the band in year ${d.stage === 'year-1' ? '1' : '2'} of the programme`,
  'band-before-completion': 'Choose Band 2 or 3. Band 4 starts when the programme is completed',
  'nothing-changes': 'Change the post, band or hours. This is what is recorded already',
  'not-a-mentor-here': 'Choose a mentor who works for this trainee’s employer',
  'mentor-is-the-trainee': 'Choose someone else. Nobody mentors themselves',
  'mentor-full': (d) =>
    `Choose another mentor. This one has ${d.trainees} trainees and ${d.capacity} is the number agreed`,
  'mentor-already-allocated': (d) =>
    `Choose other dates. This mentor is allocated already from ${day(d.from)}`,
  'before-programme': (d) => `Enter a date on or after ${day(d.startsOn)}, the day the programme started`,
  'ends-before-start': (d) => `Enter a date on or after ${day(d.startsOn)}, the first day`,
  'mentorship-over': (d) =>
    `This mentorship ended on ${day(d.endsOn)}. Allocate the mentor again from a new date`,
  'signed-after-end': (d) => `Enter a date on or after ${day(d.lastSignedOn)}, when this mentor last signed`,
  'not-a-manager-here': 'Choose a manager who works for this trainee’s employer',
  'manager-is-the-trainee': 'Choose someone else. Nobody is their own line manager',
  'already-line-manager': 'Choose someone else. This person is the line manager on that date already',
}
