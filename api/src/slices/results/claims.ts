import { doerJson } from './result-json.ts'

/** From circumstances `s` of a trainee `st`, who is the person `sp`. */
export const claimJson = `json_build_object('version', s.version, 'id', s.id,
  'trainee', json_build_object('id', st.id, 'givenName', sp.given_name, 'familyName', sp.family_name),
  'moduleCode', s.module_code, 'component', s.component, 'attempt', s.attempt, 'claim', s.claim, 'evidence', s.evidence,
  'files', coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.added_at, f.id)
    from circumstances_evidence f where f.trainee_id = s.trainee_id and f.circumstances_id = s.id), '[]'),
  'claimedBy', ${doerJson('s.claimed_by')},
  'claimedAt', to_char(s.claimed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'state', s.state, 'effect', s.effect, 'deferredTo', s.deferred_to,
  'decidedBy', case when s.decided_by is not null then ${doerJson('s.decided_by')} end,
  'decidedAt', to_char(s.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', s.reason)`

export const claimFrom =
  'circumstances s join trainee st on st.id = s.trainee_id join person sp on sp.id = st.person_id'
