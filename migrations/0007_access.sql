-- Whose session this is, and what they may see, settled once for the transaction. Null: no such session.
create function enter(token bytea, at timestamptz, idle interval) returns jsonb
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
    set_config('rung.mentored', coalesce(caller ->> 'mentored', ''), true),
    set_config('rung.managed', coalesce(caller ->> 'managed', ''), true),
    set_config('rung.roles', coalesce((select array_agg((r ->> 'role') || '@' || (r ->> 'organisationId'))::text
      from jsonb_array_elements(caller -> 'roles') r), ''), true),
    set_config('rung.organisations', coalesce((select array_agg(distinct r ->> 'organisationId')::text
      from jsonb_array_elements(caller -> 'roles') r where r ->> 'role' <> 'mentor'), ''), true);
  return caller - 'mentored' - 'managed'
    || jsonb_build_object('mentors', caller ->> 'mentored' is not null, 'manages', caller ->> 'managed' is not null);
end $$;

-- How the caller stands to a trainee: the words the permissions table uses.
create function relationships_to(t trainee) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct r), '{}') from (
    select 'self' where t.person_id = me()
    union all select 'mentor' where t.id = any(my_mentored())
    union all select 'line-manager' where t.id = any(my_managed())
    union all select split_part(held, '@', 1) from unnest(my_roles()) held
      where held not like 'mentor@%' and split_part(held, '@', 2)::uuid in (t.employer_id, t.university_id, t.region_id, t.epa_organisation_id)
  ) as found(r)
$$;

do $$
declare name text;
begin
  foreach name in array array['organisation', 'person', 'person_password', 'role_held', 'mentor', 'session', 'invitation', 'sign_in_failure',
    'idempotency_key', 'standard', 'standard_element', 'programme', 'curriculum', 'option_group', 'module', 'cohort', 'trainee', 'training_plan',
    'employment', 'mentorship', 'line_management', 'break_in_learning', 'module_choice', 'off_the_job_entry', 'sign_off', 'off_the_job_reversal',
    'trainee_totals', 'trainee_day', 'trainee_month', 'trainee_outlook', 'audit_event', 'audit_values', 'audit_head']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using ((select is_system())) with check ((select is_system()))', name);
  end loop;

  create policy visible on trainee using (
    person_id = (select me())
    or employer_id = any((select my_organisations())::uuid[])
    or university_id = any((select my_organisations())::uuid[])
    or region_id = any((select my_organisations())::uuid[])
    or (gateway_on is not null and epa_organisation_id = any((select my_organisations())::uuid[]))
    or id = any((select my_mentored())::uuid[])
    or id = any((select my_managed())::uuid[]));

  foreach name in array array['training_plan', 'employment', 'mentorship', 'line_management', 'break_in_learning', 'module_choice',
    'off_the_job_entry', 'sign_off', 'off_the_job_reversal', 'trainee_totals', 'trainee_day', 'trainee_month', 'trainee_outlook']
  loop
    execute format('create policy visible on %1$I using (exists (select from trainee t where t.id = %1$I.trainee_id))', name);
  end loop;

  -- What belongs to nobody in particular: any signed-in person may read it; only the system scope writes it.
  foreach name in array array['organisation', 'standard', 'standard_element', 'programme', 'curriculum', 'option_group', 'module', 'cohort']
  loop
    execute format('create policy readable on %I for select using ((select me()) is not null)', name);
  end loop;

  create policy own on session using (person_id = (select me()));
  create policy own on idempotency_key using (person_id = (select me()));
  create policy own on person_password using (person_id = (select me()));

  create policy visible on person for select using (
    id = (select me())
    or exists (select from trainee t where t.person_id = person.id)
    or exists (select from mentorship m where m.mentor_id = person.id)
    or exists (select from line_management l where l.manager_id = person.id)
    or exists (select from sign_off s where s.by_person_id = person.id)
    or exists (select from role_held r where r.person_id = person.id));
  create policy visible on role_held for select using (
    person_id = (select me()) or organisation_id = any((select my_organisations())::uuid[]));
  create policy visible on mentor for select using (
    person_id = (select me()) or employer_id = any((select my_organisations())::uuid[])
    or exists (select from mentorship m where m.mentor_id = mentor.person_id));
  create policy visible on audit_event for select using (exists (select from trainee t where t.id = chain_id));
  create policy visible on audit_values for select using (exists (select from trainee t where t.id = chain_id));
end $$;
create index off_the_job_sign_off_by on sign_off (by_person_id);

grant select on all tables in schema public to rung_app;
grant insert, update on organisation, person, person_password, role_held, mentor, session, invitation, sign_in_failure, programme, curriculum,
  option_group, module, standard, standard_element, cohort, trainee, training_plan, employment, mentorship, line_management, break_in_learning,
  module_choice, off_the_job_entry, sign_off, off_the_job_reversal, trainee_outlook to rung_app;
grant insert on idempotency_key to rung_app;
grant delete on off_the_job_entry, sign_in_failure, module_choice to rung_app;
revoke all on audit_head from rung_app;
