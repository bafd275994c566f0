import type {
  cancelSession,
  changeSession,
  planSessions,
  reinstateSession,
  SessionRow,
} from '@rung/shared/contract/register'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import {
  type CohortSessions,
  decideReinstatement,
  decideSessions,
  type PlannedSession,
} from '@rung/shared/rules/decide-session'
import { uuidv7 } from 'uuidv7'
import { inSystemScope } from '../../db/system-scope.ts'
import type { Tx } from '../../db/transaction.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, Refused, refusedBy, stale } from '../../http/refuse.ts'
import { findCohort, findSession, type TutoredCohort } from './find-session.ts'
import { sessionRowColumns } from './session-json.ts'

export const planCohortSessions: UseCase<typeof planSessions> = async ({ tx, caller, params, body, at }) => {
  const { until, ...content } = body
  const cohort = await findCohort(tx, params.cohortId)
  if (!cohort) return notFound()
  const facts = await cohortSessions(tx, cohort, content.heldOn, until ?? content.heldOn)
  const decision = decideSessions(content, until, facts)
  if (!decision.ok) return refusedBy(decision.refusals)
  const planned = decision.value.map((one) => ({ ...one, id: uuidv7() }))
  // Sessions belong to no trainee; that the caller teaches this cohort is settled above.
  await inSystemScope(tx, () =>
    tx.rows(
      `insert into teaching_session (id, cohort_id, module_code, held_on, starts_at, ends_at, minutes, topic, created_by, created_at)
       select id, $1, "moduleCode", "heldOn", "startsAt", "endsAt", minutes, topic, $3, $4
       from json_to_recordset($2) as x(id uuid, "moduleCode" text, "heldOn" date, "startsAt" time, "endsAt" time, minutes int, topic text)`,
      [cohort.id, JSON.stringify(planned), caller.personId, at.toISOString()],
      'plan-sessions',
    ),
  )
  return { sessions: await sessionsWith(tx, planned) }
}

/** What stands against a plan: the cohort's time, its modules, and its other sessions in these days. Who else plans waits. */
async function cohortSessions(
  tx: Tx,
  { id, startsOn, plannedEndOn, modules }: TutoredCohort,
  from: PlainDate,
  to: PlainDate,
  without: string | null = null,
): Promise<CohortSessions> {
  // Locking needs the right to write, which nobody has outside the system scope.
  await inSystemScope(tx, () => tx.rows('select from cohort where id = $1 for no key update', [id]))
  const others = await tx.rows<CohortSessions['others'][number]>(
    `select module_code as "moduleCode", held_on as "heldOn", to_char(starts_at, 'HH24:MI') as "startsAt", to_char(ends_at, 'HH24:MI') as "endsAt"
     from teaching_session where cohort_id = $1 and held_on between $2 and $3 and state <> 'cancelled' and id is distinct from $4`,
    [id, from, to, without],
    'cohort-sessions',
  )
  return { startsOn, plannedEndOn, moduleCodes: modules.map(({ code }) => code), others }
}

const sessionsWith = (tx: Tx, sessions: readonly { id: string }[]): Promise<SessionRow[]> =>
  tx.rows<SessionRow>(
    `select ${sessionRowColumns} from teaching_session s join cohort c on c.id = s.cohort_id
       join module md on md.curriculum_id = c.curriculum_id and md.code = s.module_code
     where s.id = any($1::uuid[]) order by s.held_on, s.id`,
    [sessions.map(({ id }) => id)],
    'sessions-with',
  )

type Params = { cohortId: string; teachingSessionId: string }

/** The session at the version the caller has seen, with its cohort. */
async function findSeen(tx: Tx, params: Params, ifMatch: number) {
  const [cohort, found] = await Promise.all([findCohort(tx, params.cohortId), findSession(tx, params)])
  if (!cohort || !found) return notFound()
  const { session } = found
  return session.version === ifMatch ? { cohort, session } : stale(session)
}

/** The same where it is planned; else what stands against changing it. */
async function findPlanned(tx: Tx, params: Params, ifMatch: number) {
  const found = await findSeen(tx, params, ifMatch)
  if (found instanceof Refused || found.session.state === 'planned') return found
  return refusedBy([{ code: 'session-not-planned', detail: { state: found.session.state } }])
}

export const changeOneSession: UseCase<typeof changeSession> = async ({ tx, params, body, ifMatch }) => {
  const found = await findPlanned(tx, params, ifMatch)
  if (found instanceof Refused) return found
  const { heldOn } = body
  const facts = await cohortSessions(tx, found.cohort, heldOn, heldOn, params.teachingSessionId)
  const decision = decideSessions(body, null, facts)
  if (!decision.ok) return refusedBy(decision.refusals)
  return written(tx, params, () => update(tx, params.teachingSessionId, ifMatch, body))
}

const update = (tx: Tx, id: string, version: number, session: PlannedSession) =>
  tx.rows(
    `update teaching_session set module_code = $3, held_on = $4, starts_at = $5, ends_at = $6, minutes = $7, topic = $8, version = version + 1
     where id = $1 and version = $2 and state = 'planned' returning id`,
    [
      id,
      version,
      session.moduleCode,
      session.heldOn,
      session.startsAt,
      session.endsAt,
      session.minutes,
      session.topic,
    ],
    'change-session',
  )

/** It stays in the list as cancelled, so that nobody wonders where it went. */
export const cancelOneSession: UseCase<typeof cancelSession> = async ({ tx, params, ifMatch }) => {
  const found = await findPlanned(tx, params, ifMatch)
  if (found instanceof Refused) return found
  return written(tx, params, () =>
    tx.rows(
      "update teaching_session set state = 'cancelled', version = version + 1 where id = $1 and version = $2 and state = 'planned' returning id",
      [params.teachingSessionId, ifMatch],
      'cancel-session',
    ),
  )
}

/** As it was planned; subscribed calendars show it again by its version. */
export const reinstateOneSession: UseCase<typeof reinstateSession> = async ({ tx, params, ifMatch }) => {
  const found = await findSeen(tx, params, ifMatch)
  if (found instanceof Refused) return found
  const { cohort, session } = found
  const facts = await cohortSessions(tx, cohort, session.heldOn, session.heldOn, session.id)
  const decision = decideReinstatement(session, facts)
  if (!decision.ok) return refusedBy(decision.refusals)
  return written(tx, params, () =>
    tx.rows(
      "update teaching_session set state = 'planned', version = version + 1 where id = $1 and version = $2 and state = 'cancelled' returning id",
      [session.id, ifMatch],
      'reinstate-session',
    ),
  )
}

/** The session as it became; where somebody else was quicker, as they left it. */
async function written(tx: Tx, params: Params, change: () => Promise<unknown[]>) {
  const changed = await inSystemScope(tx, change)
  const found = await findSession(tx, params)
  if (!found) return notFound()
  return changed.length === 1 ? found.session : stale(found.session)
}
