-- What follows a change of entries and sign-offs is done once for each statement instead of once for each row: two hundred
-- entries signed in one call are one sum for each day and one look at each trainee's chain. What is kept stays the same.
create type entry_shift as (
  trainee_id uuid, day date, submitted integer, signed integer, counted integer,
  signed_entries integer, submitted_entries integer, returned_entries integer, draft_entries integer
);
create function entry_shift(e off_the_job_entry, times integer) returns entry_shift language sql immutable as $$
  select row(e.trainee_id, e.learned_on,
    case when e.state = 'submitted' then e.minutes * times else 0 end, case when e.state = 'signed' then e.minutes * times else 0 end,
    case when e.state in ('submitted', 'signed') then times else 0 end, case when e.state = 'signed' then times else 0 end,
    case when e.state = 'submitted' then times else 0 end, case when e.state = 'returned' then times else 0 end,
    case when e.state = 'draft' then times else 0 end)::entry_shift
$$;

drop trigger keep_totals on off_the_job_entry;
create or replace function keep_totals() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
declare shifts entry_shift[];
begin
  if tg_op = 'INSERT' then
    select array_agg(entry_shift(b, 1)) into shifts from became b;
  elsif tg_op = 'DELETE' then
    select array_agg(entry_shift(w, -1)) into shifts from was w;
  else
    select array_agg(s) into shifts from (
      select entry_shift(w, -1) from was w union all select entry_shift(b, 1) from became b) as both_sides(s);
  end if;
  if shifts is null then return null; end if;
  insert into trainee_day as d (trainee_id, day, submitted_minutes, signed_minutes)
    select trainee_id, day, sum(submitted), sum(signed) from unnest(shifts) where day is not null
    group by trainee_id, day having sum(submitted) <> 0 or sum(signed) <> 0 order by trainee_id, day
    on conflict (trainee_id, day) do update set
      submitted_minutes = d.submitted_minutes + excluded.submitted_minutes,
      signed_minutes = d.signed_minutes + excluded.signed_minutes;
  insert into trainee_month as m (trainee_id, month, submitted_minutes, signed_minutes, entries)
    select trainee_id, date_trunc('month', day)::date, sum(submitted), sum(signed), sum(counted) from unnest(shifts) where day is not null
    group by 1, 2 having sum(submitted) <> 0 or sum(signed) <> 0 or sum(counted) <> 0 order by 1, 2
    on conflict (trainee_id, month) do update set
      submitted_minutes = m.submitted_minutes + excluded.submitted_minutes,
      signed_minutes = m.signed_minutes + excluded.signed_minutes,
      entries = m.entries + excluded.entries;
  update trainee_totals t set
    signed_minutes = t.signed_minutes + s.signed,
    submitted_minutes = t.submitted_minutes + s.submitted,
    signed_entries = t.signed_entries + s.signed_entries,
    submitted_entries = t.submitted_entries + s.submitted_entries,
    returned_entries = t.returned_entries + s.returned_entries,
    draft_entries = t.draft_entries + s.draft_entries
  from (select trainee_id, sum(submitted) as submitted, sum(signed) as signed, sum(signed_entries) as signed_entries,
      sum(submitted_entries) as submitted_entries, sum(returned_entries) as returned_entries, sum(draft_entries) as draft_entries
    from unnest(shifts) group by trainee_id) s
  where t.trainee_id = s.trainee_id
    and (s.signed, s.submitted, s.signed_entries, s.submitted_entries, s.returned_entries, s.draft_entries) <> (0, 0, 0, 0, 0, 0);
  return null;
end $$;
drop function shift_day;
create trigger keep_totals_inserted after insert on off_the_job_entry referencing new table as became
  for each statement execute function keep_totals();
create trigger keep_totals_updated after update on off_the_job_entry referencing old table as was new table as became
  for each statement execute function keep_totals();
create trigger keep_totals_deleted after delete on off_the_job_entry referencing old table as was
  for each statement execute function keep_totals();

-- As audit(), for tables keyed by trainee and id. Events of one statement follow each other by trainee, then as they were written.
create type audit_change as (row_id uuid, was jsonb, became jsonb);
create function audit_statement() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
declare
  changes audit_change[];
  change audit_change;
  chain uuid;
  head audit_head;
  event audit_event;
  events audit_event[] := '{}';
  beside audit_values[] := '{}';
  salt uuid;
begin
  if tg_op = 'INSERT' then
    select array_agg(row(b.id, null, to_jsonb(b))::audit_change order by b.trainee_id) into changes from became b;
  elsif tg_op = 'DELETE' then
    select array_agg(row(w.id, to_jsonb(w), null)::audit_change order by w.trainee_id) into changes from was w;
  else
    select array_agg(row(b.id, to_jsonb(w), to_jsonb(b))::audit_change order by b.trainee_id) into changes
      from was w join became b on b.trainee_id = w.trainee_id and b.id = w.id;
  end if;
  if changes is null then return null; end if;
  event.at := coalesce(nullif(current_setting('rung.at', true), '')::timestamptz, clock_timestamp());
  event.by_person_id := me();
  event.subject := tg_table_name;
  event.action := lower(tg_op);
  foreach change in array changes loop
    chain := (coalesce(change.became, change.was) ->> 'trainee_id')::uuid;
    event.row_id := change.row_id;
    if tg_op = 'UPDATE' then
      select jsonb_object_agg(key, change.was -> key), jsonb_object_agg(key, value) into change.was, change.became
        from jsonb_each(change.became) where value is distinct from change.was -> key;
      continue when change.became is null;
    end if;
    if chain is distinct from head.chain_id then
      if head.chain_id is not null then
        update audit_head set seq = head.seq, hash = head.hash where chain_id = head.chain_id;
      end if;
      insert into audit_head (chain_id, seq, hash) values (chain, 0, '') on conflict do nothing;
      select * into head from audit_head where chain_id = chain for update;
    end if;
    salt := gen_random_uuid();
    event.chain_id := chain;
    event.seq := head.seq + 1;
    event.values_digest := audit_values_digest(salt, change.was, change.became);
    event.hash := audit_hash(head.hash, chain, event.seq, event.at, event.by_person_id, event.subject, event.action, event.row_id, event.values_digest);
    head.seq := event.seq;
    head.hash := event.hash;
    events := events || event;
    beside := beside || row(chain, event.seq, salt, change.was, change.became)::audit_values;
  end loop;
  if head.chain_id is null then return null; end if;
  insert into audit_event select * from unnest(events);
  insert into audit_values select * from unnest(beside);
  update audit_head set seq = head.seq, hash = head.hash where chain_id = head.chain_id;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['off_the_job_entry', 'sign_off'] loop
    execute format('drop trigger audit on %I', name);
    execute format('create trigger audit_inserted after insert on %I referencing new table as became for each statement execute function audit_statement()', name);
    execute format('create trigger audit_updated after update on %I referencing old table as was new table as became for each statement execute function audit_statement()', name);
    execute format('create trigger audit_deleted after delete on %I referencing old table as was for each statement execute function audit_statement()', name);
  end loop;
end $$;
