-- The same rows are seen by the same people as before. Written out, each policy on a trainee's tables drew in the policy
-- of trainee again: statements took longer to plan than to run, and a page of twenty rows read every trainee first.
-- A function keeps its plan and looks up one row; the own trainee and the mentored ones need no look at all.
create function my_trainee() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('rung.trainee', true), '')::uuid $$;

create or replace function enter(token bytea, at timestamptz, idle interval) returns jsonb
language plpgsql security definer set search_path = public as $$
declare
  today date := (at at time zone 'Europe/London')::date;
  caller jsonb;
begin
  select jsonb_build_object(
    'personId', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'email', p.email, 'sessionId', s.id,
    'stale', s.last_seen_at < at - interval '5 minutes',
    'traineeId', (select t.id from trainee t where t.person_id = p.id),
    'roles', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisationId', o.id, 'organisation', o.name) order by r.role, o.name)
      from role_held r join organisation o on o.id = r.organisation_id
      where r.person_id = p.id and r.starts_on <= today and (r.ends_on is null or r.ends_on >= today)), '[]'),
    'mentored', (select array_agg(m.trainee_id)::text from mentorship m
      where m.mentor_id = p.id and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)),
    'managed', (select array_agg(l.trainee_id)::text from line_management l
      where l.manager_id = p.id and l.starts_on <= today and (l.ends_on is null or l.ends_on >= today)))
  into caller
  from session s join person p on p.id = s.person_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle and p.ended_at is null;
  if caller is null then return null; end if;
  perform set_config('rung.person', caller ->> 'personId', true),
    set_config('rung.at', at::text, true),
    set_config('rung.trainee', coalesce(caller ->> 'traineeId', ''), true),
    set_config('rung.mentored', coalesce(caller ->> 'mentored', ''), true),
    set_config('rung.managed', coalesce(caller ->> 'managed', ''), true),
    set_config('rung.roles', coalesce((select array_agg((r ->> 'role') || '@' || (r ->> 'organisationId'))::text
      from jsonb_array_elements(caller -> 'roles') r), ''), true),
    set_config('rung.organisations', coalesce((select array_agg(distinct r ->> 'organisationId')::text
      from jsonb_array_elements(caller -> 'roles') r where r ->> 'role' <> 'mentor'), ''), true);
  return caller - 'mentored' - 'managed'
    || jsonb_build_object('mentors', caller ->> 'mentored' is not null, 'manages', caller ->> 'managed' is not null);
end $$;

create function sees(who uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from trainee t where t.id = who);
end $$;

-- People are seen by those who see what they do here: their learning, mentoring, managing, decisions or roles.
create function sees_person(who uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from trainee t where t.person_id = who)
    or exists (select from mentorship m where m.mentor_id = who)
    or exists (select from line_management l where l.manager_id = who)
    or exists (select from role_held r where r.person_id = who)
    or exists (select from sign_off s where s.by_person_id = who)
    or exists (select from sign_off s where s.countersigned_by = who)
    or exists (select from off_the_job_reversal r where r.requested_by = who)
    or exists (select from off_the_job_reversal r where r.decided_by = who);
end $$;

do $$
declare name text;
begin
  foreach name in array array['training_plan', 'employment', 'mentorship', 'line_management', 'break_in_learning', 'module_choice',
    'off_the_job_entry', 'sign_off', 'off_the_job_reversal', 'trainee_totals', 'trainee_day', 'trainee_month', 'trainee_outlook']
  loop
    execute format('drop policy visible on %I', name);
    execute format('create policy visible on %I using (trainee_id = (select my_trainee())
      or trainee_id = any((select my_mentored())::uuid[]) or sees(trainee_id))', name);
  end loop;
end $$;

drop policy visible on person;
drop policy decided on person;
create policy visible on person for select using (id = (select me()) or sees_person(id));
drop policy visible on mentor;
create policy visible on mentor for select using (
  person_id = (select me())
  or employer_id = any((select my_organisations())::uuid[])
  or employer_id = any((select my_administered())::uuid[])
  or sees_person(person_id));
drop policy visible on audit_event;
drop policy visible on audit_values;
create policy visible on audit_event for select using (chain_id = (select my_trainee()) or sees(chain_id));
create policy visible on audit_values for select using (chain_id = (select my_trainee()) or sees(chain_id));
