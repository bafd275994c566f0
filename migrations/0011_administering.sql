-- Where the caller may look after people: the organisations of their posts and all below them, and the EPA
-- organisations, which belong to no region, for those who look after a whole region.
create function my_administered() returns uuid[] language sql stable security definer set search_path = public as $$
  with recursive post as (
    select split_part(held, '@', 1) as role, split_part(held, '@', 2)::uuid as id from unnest(my_roles()) held
    where split_part(held, '@', 1) in ('manager', 'tutor', 'regional-lead', 'administrator')
  ), below as (
    select id from post union select o.id from organisation o join below b on o.part_of = b.id
  )
  select coalesce(array_agg(id), '{}') from (
    select id from below
    union select o.id from organisation o
      where o.kind = 'epa-organisation' and exists (select from post where role in ('regional-lead', 'administrator'))
  ) as found
$$;

drop policy visible on role_held;
create policy visible on role_held for select using (
  person_id = (select me())
  or organisation_id = any((select my_organisations())::uuid[])
  or organisation_id = any((select my_administered())::uuid[]));
drop policy visible on mentor;
create policy visible on mentor for select using (
  person_id = (select me())
  or employer_id = any((select my_organisations())::uuid[])
  or exists (select from mentorship m where m.mentor_id = mentor.person_id)
  or employer_id = any((select my_administered())::uuid[]));

-- Whether somebody can sign in, without showing whoever asks anything of how.
create function account_of(who uuid, at timestamptz) returns jsonb language sql stable security definer set search_path = public as $$
  select jsonb_build_object(
    'state', case
      when p.ended_at is not null then 'ended'
      when exists (select from person_password w where w.person_id = p.id) then 'active'
      when i.usable then 'invited'
      when i.usable is not null then 'link-expired'
      else 'not-invited' end,
    'link', case when i.usable then jsonb_build_object('kind', i.kind,
      'createdAt', to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'expiresAt', to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end,
    'lastSeenAt', (select to_char(max(s.last_seen_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from session s where s.person_id = p.id))
  from person p left join lateral (
    select kind, created_at, expires_at, used_at is null and expires_at > at as usable from invitation
    where person_id = p.id order by created_at desc, id desc limit 1) i on true
  where p.id = who
$$;

-- A role taken back before it took effect ends on the day before it starts: nobody ever held it.
alter table role_held drop constraint role_held_check;
alter table role_held add constraint role_held_ends check (ends_on >= starts_on - 1);
alter table role_held drop constraint role_held_person_id_role_organisation_id_daterange_excl;
alter table role_held add constraint role_held_once exclude using gist
  (person_id with =, role with =, organisation_id with =, daterange(starts_on, ends_on + 1, '[)') with &&);

-- What lists of people are searched and sorted by: 'grant asha asha grant example org'.
alter table person add column sort_name text not null
  generated always as (folded(family_name || ' ' || given_name || ' ' || email)) stored;
create index person_sort_name on person (sort_name, id);
create index role_held_person on role_held (person_id);
