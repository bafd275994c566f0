-- What most calls write is one entry: it is counted without being grouped, and the end of a chain that is there is not
-- opened first. What is kept stays the same.
create or replace function keep_totals() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
declare
  shifts entry_shift[];
  only_one entry_shift;
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
  if cardinality(shifts) = 1 then
    only_one := shifts[1];
    if only_one.submitted <> 0 or only_one.signed <> 0 then
      insert into trainee_day as d (trainee_id, day, submitted_minutes, signed_minutes)
        values (only_one.trainee_id, only_one.day, only_one.submitted, only_one.signed)
        on conflict (trainee_id, day) do update set
          submitted_minutes = d.submitted_minutes + excluded.submitted_minutes,
          signed_minutes = d.signed_minutes + excluded.signed_minutes;
      insert into trainee_month as m (trainee_id, month, submitted_minutes, signed_minutes, entries)
        values (only_one.trainee_id, date_trunc('month', only_one.day)::date, only_one.submitted, only_one.signed, only_one.counted)
        on conflict (trainee_id, month) do update set
          submitted_minutes = m.submitted_minutes + excluded.submitted_minutes,
          signed_minutes = m.signed_minutes + excluded.signed_minutes,
          entries = m.entries + excluded.entries;
    end if;
    update trainee_totals t set
      signed_minutes = t.signed_minutes + only_one.signed,
      submitted_minutes = t.submitted_minutes + only_one.submitted,
      signed_entries = t.signed_entries + only_one.signed_entries,
      submitted_entries = t.submitted_entries + only_one.submitted_entries,
      returned_entries = t.returned_entries + only_one.returned_entries,
      draft_entries = t.draft_entries + only_one.draft_entries
    where t.trainee_id = only_one.trainee_id;
    return null;
  end if;
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

create or replace function audit_statement() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
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
      select * into head from audit_head where chain_id = chain for update;
      if not found then
        insert into audit_head (chain_id, seq, hash) values (chain, 0, '') on conflict do nothing;
        select * into head from audit_head where chain_id = chain for update;
      end if;
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
