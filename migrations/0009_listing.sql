-- One row for each trainee with all that lists search, filter and sort by, so that a page of ten thousand trainees is
-- read from one table with a policy of its own. Kept by the triggers below, in the transaction of the write they follow.
create table trainee_listing (
  trainee_id uuid primary key references trainee,
  person_id uuid not null,
  employer_id uuid not null,
  university_id uuid not null,
  region_id uuid not null,
  epa_organisation_id uuid,
  cohort_id uuid not null,
  sort_name text not null,
  words text not null,
  starts_on date not null,
  gateway_on date,
  withdrawn_on date,
  mentored datemultirange not null,
  breaks datemultirange not null,
  planned_minutes integer not null,
  planned_end_on date not null,
  behind_from date,
  at_risk_from date,
  net_days integer not null,
  paused_days integer not null,
  paused_from date,
  signed_minutes integer not null,
  submitted_minutes integer not null,
  submitted_entries integer not null,
  last_learned_on date
) with (fillfactor = 70);
create index trainee_listing_employer on trainee_listing (employer_id);
create index trainee_listing_university on trainee_listing (university_id);
create index trainee_listing_region on trainee_listing (region_id);
create index trainee_listing_epa_organisation on trainee_listing (epa_organisation_id);

-- Lower case without accents, its words parted by single spaces: 'Siân O''Neill-Roe' is 'sian o neill roe'.
create function folded(words text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(lower(translate(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g'), 'ŁłØøĐđ', 'LlOoDd')), '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;

-- As expected_minutes of an outlook. Nothing more is expected from gateway on, nor after the last day of learning.
create function expected_minutes(l trainee_listing, on_day date) returns integer language sql immutable parallel safe as $$
  select round(l.planned_minutes::numeric * greatest(0, least(l.net_days,
    least(on_day, l.paused_from - 1, l.gateway_on - 1, l.withdrawn_on) - l.starts_on + 1 - l.paused_days)) / l.net_days)::integer
$$;

create function keep_listing(who uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  insert into trainee_listing
  select t.id, t.person_id, t.employer_id, t.university_id, t.region_id, t.epa_organisation_id, t.cohort_id,
    folded(p.family_name) || '  ' || folded(p.given_name),
    ' ' || folded(p.given_name || ' ' || p.family_name || ' ' || t.student_number),
    t.starts_on, t.gateway_on, t.withdrawn_on,
    coalesce((select range_agg(daterange(m.starts_on, m.ends_on, '[]')) from mentorship m where m.trainee_id = t.id), '{}'),
    coalesce((select range_agg(daterange(b.starts_on, b.returned_on, '[)')) from break_in_learning b where b.trainee_id = t.id), '{}'),
    pl.planned_minutes, coalesce(o.planned_end_on, pl.planned_end_on), o.behind_from, o.at_risk_from,
    coalesce(o.net_days, greatest(1, pl.planned_end_on - t.starts_on + 1)), coalesce(o.paused_days, 0), o.paused_from,
    tt.signed_minutes, tt.submitted_minutes, tt.submitted_entries,
    (select max(d.day) from trainee_day d where d.trainee_id = t.id and d.signed_minutes + d.submitted_minutes > 0)
  from trainee t
    join person p on p.id = t.person_id
    join training_plan pl on pl.trainee_id = t.id and pl.id = t.plan_id
    join trainee_totals tt on tt.trainee_id = t.id
    left join trainee_outlook o on o.trainee_id = t.id
  where t.id = who
  on conflict (trainee_id) do update set
    (employer_id, university_id, region_id, epa_organisation_id, cohort_id, sort_name, words, starts_on, gateway_on, withdrawn_on, mentored, breaks,
      planned_minutes, planned_end_on, behind_from, at_risk_from, net_days, paused_days, paused_from,
      signed_minutes, submitted_minutes, submitted_entries, last_learned_on) =
    (excluded.employer_id, excluded.university_id, excluded.region_id, excluded.epa_organisation_id, excluded.cohort_id, excluded.sort_name,
      excluded.words, excluded.starts_on, excluded.gateway_on, excluded.withdrawn_on, excluded.mentored, excluded.breaks,
      excluded.planned_minutes, excluded.planned_end_on, excluded.behind_from, excluded.at_risk_from, excluded.net_days, excluded.paused_days,
      excluded.paused_from, excluded.signed_minutes, excluded.submitted_minutes, excluded.submitted_entries, excluded.last_learned_on);
end $$;
revoke execute on function keep_listing from public;

create function list_trainee() returns trigger language plpgsql security definer set search_path = public as $$
declare whole jsonb := coalesce(to_jsonb(new), to_jsonb(old));
begin
  perform keep_listing((whole ->> tg_argv[0])::uuid);
  return null;
end $$;
create trigger list_trainee after insert or update on trainee for each row execute function list_trainee('id');
create trigger list_trainee after insert or update on training_plan for each row execute function list_trainee('trainee_id');
create trigger list_trainee after insert or update or delete on mentorship for each row execute function list_trainee('trainee_id');
create trigger list_trainee after insert or update or delete on break_in_learning for each row execute function list_trainee('trainee_id');

create function list_person() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform keep_listing(t.id) from trainee t where t.person_id = new.id;
  return null;
end $$;
create trigger list_person after update of given_name, family_name on person for each row execute function list_person();

-- These two follow every entry, so they touch only what changed.
create function list_totals() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update trainee_listing set signed_minutes = new.signed_minutes, submitted_minutes = new.submitted_minutes,
    submitted_entries = new.submitted_entries,
    last_learned_on = (select max(d.day) from trainee_day d where d.trainee_id = new.trainee_id and d.signed_minutes + d.submitted_minutes > 0)
  where trainee_id = new.trainee_id;
  return null;
end $$;
create trigger list_totals after update on trainee_totals for each row
  when ((old.signed_minutes, old.submitted_minutes, old.submitted_entries) is distinct from (new.signed_minutes, new.submitted_minutes, new.submitted_entries))
  execute function list_totals();

create function list_outlook() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update trainee_listing set planned_end_on = new.planned_end_on, behind_from = new.behind_from, at_risk_from = new.at_risk_from,
    net_days = new.net_days, paused_days = new.paused_days, paused_from = new.paused_from
  where trainee_id = new.trainee_id;
  return null;
end $$;
create trigger list_outlook after insert or update on trainee_outlook for each row execute function list_outlook();

alter table trainee_listing enable row level security;
alter table trainee_listing force row level security;
create policy system on trainee_listing using ((select is_system())) with check ((select is_system()));
create policy visible on trainee_listing for select using (
  person_id = (select me())
  or employer_id = any((select my_organisations())::uuid[])
  or university_id = any((select my_organisations())::uuid[])
  or region_id = any((select my_organisations())::uuid[])
  or (gateway_on is not null and epa_organisation_id = any((select my_organisations())::uuid[]))
  or trainee_id = any((select my_mentored())::uuid[])
  or trainee_id = any((select my_managed())::uuid[]));
grant select on trainee_listing to rung_app;

select keep_listing(id) from trainee;
