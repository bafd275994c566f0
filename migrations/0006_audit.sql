-- One chain of events for each trainee (or person, organisation, …): each event's hash covers the one before it.
-- Values lie beside the chain, under a salted digest, so that erasing them leaves the chain whole.
create table audit_event (
  chain_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  by_person_id uuid,
  subject text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  row_id text not null,
  values_digest bytea not null,
  hash bytea not null,
  primary key (chain_id, seq)
);
create table audit_values (
  chain_id uuid not null,
  seq bigint not null,
  salt uuid not null,
  was jsonb,
  became jsonb,
  primary key (chain_id, seq),
  foreign key (chain_id, seq) references audit_event
);
create table audit_head (
  chain_id uuid primary key,
  seq bigint not null,
  hash bytea not null
) with (fillfactor = 70);

create function audit_hash(previous bytea, chain uuid, seq bigint, at timestamptz, by_person uuid, subject text, action text, row_id text, values_digest bytea)
returns bytea language sql immutable as $$
  select sha256(previous || convert_to(concat_ws('|', chain, seq, extract(epoch from at)::text, coalesce(by_person::text, '-'), subject, action, row_id, encode(values_digest, 'hex')), 'UTF8'))
$$;
create function audit_values_digest(salt uuid, was jsonb, became jsonb) returns bytea language sql immutable as $$
  select sha256(convert_to(concat_ws('|', salt, coalesce(was::text, '-'), coalesce(became::text, '-')), 'UTF8'))
$$;

create function audit() returns trigger language plpgsql security definer set search_path = public as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  whole jsonb := coalesce(became, was);
  chain uuid := (whole ->> tg_argv[0])::uuid;
  head audit_head;
  event audit_event;
  salt uuid := gen_random_uuid();
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, was -> key), jsonb_object_agg(key, value) into was, became
      from jsonb_each(became) where value is distinct from was -> key;
    if became is null then return null; end if;
  end if;
  insert into audit_head (chain_id, seq, hash) values (chain, 0, '') on conflict do nothing;
  select * into head from audit_head where chain_id = chain for update;
  event.chain_id := chain;
  event.seq := head.seq + 1;
  event.at := coalesce(nullif(current_setting('rung.at', true), '')::timestamptz, clock_timestamp());
  event.by_person_id := me();
  event.subject := tg_table_name;
  event.action := lower(tg_op);
  event.row_id := coalesce(whole ->> 'id', whole ->> tg_argv[0]);
  event.values_digest := audit_values_digest(salt, was, became);
  event.hash := audit_hash(head.hash, chain, event.seq, event.at, event.by_person_id, event.subject, event.action, event.row_id, event.values_digest);
  insert into audit_event values (event.*);
  insert into audit_values values (chain, event.seq, salt, was, became);
  update audit_head set seq = event.seq, hash = event.hash where chain_id = chain;
  return null;
end $$;

do $$
declare pair text[];
begin
  foreach pair slice 1 in array array[
    ['trainee', 'id'], ['training_plan', 'trainee_id'], ['employment', 'trainee_id'], ['mentorship', 'trainee_id'],
    ['line_management', 'trainee_id'], ['break_in_learning', 'trainee_id'], ['module_choice', 'trainee_id'],
    ['off_the_job_entry', 'trainee_id'], ['sign_off', 'trainee_id'], ['off_the_job_reversal', 'trainee_id'],
    ['person', 'id'], ['role_held', 'person_id'], ['mentor', 'person_id'], ['invitation', 'person_id'],
    ['organisation', 'id'], ['programme', 'id'], ['curriculum', 'id'], ['cohort', 'id']]
  loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function audit(%L)', pair[1], pair[2]);
  end loop;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'RU001', message = format('%s is append-only', tg_table_name);
end $$;
create trigger append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event for each statement execute function refuse_change();

-- The first bad event of each chain, in words. Nothing returned means every chain is whole.
create function audit_faults(only_chain uuid default null)
returns table (chain_id uuid, seq bigint, fault text) language sql stable set search_path = public as $$
  with event as (
    select e.*, v.salt, v.was, v.became, v.chain_id is not null as has_values,
      lag(e.hash, 1, ''::bytea) over chain as previous, row_number() over chain as place
    from audit_event e left join audit_values v using (chain_id, seq)
    where only_chain is null or e.chain_id = only_chain
    window chain as (partition by e.chain_id order by e.seq)
  ), fault as (
    select chain_id, seq, case
      when seq <> place then format('event %s is missing', place)
      when hash <> audit_hash(previous, chain_id, seq, at, by_person_id, subject, action, row_id, values_digest) then 'this event was changed, or one before it was replaced'
      when has_values and values_digest <> audit_values_digest(salt, was, became) then 'the values beside this event were changed'
    end as fault from event
    union all
    select h.chain_id, h.seq, case
      when last.seq is null and h.seq > 0 then 'every event of this chain is missing'
      when last.seq < h.seq then format('the events after %s are missing', last.seq)
      when last.seq > h.seq or last.hash <> h.hash then 'the end of the chain does not match its head'
    end from audit_head h left join lateral (
      select e.seq, e.hash from audit_event e where e.chain_id = h.chain_id order by e.seq desc limit 1) last on true
    where only_chain is null or h.chain_id = only_chain
    union all
    select e.chain_id, min(e.seq), 'this chain has no head' from audit_event e
    where (only_chain is null or e.chain_id = only_chain) and not exists (select from audit_head h where h.chain_id = e.chain_id)
    group by e.chain_id
  )
  select distinct on (chain_id) chain_id, seq, fault from fault where fault is not null order by chain_id, seq
$$;
