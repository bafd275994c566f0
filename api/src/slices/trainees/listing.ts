import type { Caller } from '../../db/transaction.ts'

/**
 * What lists ask of a row `l` of trainee_listing. `$1` is organisationsOf(caller), `$2` the day.
 *
 * Row-level security alone decides what is seen; this says the same in a way that the indexes can answer, so that a
 * mentor of four does not wait for the rows of everyone else.
 */
export const inScope = `(l.employer_id = any($1::uuid[]) or l.university_id = any($1::uuid[]) or l.region_id = any($1::uuid[])
  or l.epa_organisation_id = any($1::uuid[]) or l.trainee_id = any((select my_mentored())::uuid[])
  or l.trainee_id = any((select my_managed())::uuid[]) or l.person_id = (select me()))`

/** Organisations whose trainees the caller sees. A mentor sees only those they mentor, wherever they work. */
export const organisationsOf = (caller: Caller): string[] =>
  caller.roles.flatMap(({ role, organisationId }) => (role === 'mentor' ? [] : [organisationId]))

export const withdrawn = 'l.withdrawn_on < $2::date'
export const notWithdrawn = '(l.withdrawn_on is null or l.withdrawn_on >= $2::date)'

/** The two kept dates as the rule standingFromTurns reads them: null of someone who left. */
export const standingSql = `case when ${withdrawn} then null when l.at_risk_from <= $2::date then 'at-risk' when l.behind_from <= $2::date then 'behind' else 'on-track' end`
export const notOnTrack = `(${notWithdrawn} and least(l.at_risk_from, l.behind_from) <= $2::date)`
export const behindSql = '(expected_minutes(l, $2::date) - l.signed_minutes - l.submitted_minutes)'

/** What may need attention. Learning is not asked of those who have not begun, are on a break or past gateway. */
export const attentionSql = {
  'no-mentor': 'not l.mentored @> $2::date',
  waiting: 'l.submitted_entries > 0',
  'nothing-this-month': `(coalesce(l.last_learned_on < date_trunc('month', $2::date)::date, true) and l.starts_on <= $2::date
    and not l.breaks @> $2::date and (l.gateway_on is null or l.gateway_on > $2::date))`,
  'on-break': 'l.breaks @> $2::date',
} as const
