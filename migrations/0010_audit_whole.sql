-- Who did what an event tells of: whoever may see the event may see the name, also of people they see nothing else of.
create function audit_actor(e audit_event) returns text language sql stable security definer set search_path = public as $$
  select given_name || ' ' || family_name from person where id = e.by_person_id
$$;

-- A hash over the last event of every chain that moved on a day, and over the root of the day before. Kept elsewhere as
-- well, it shows that not even whoever can rewrite chain and head together has done so.
create table audit_root (
  day date primary key,
  chains integer not null,
  events integer not null,
  hash bytea not null,
  sealed_at timestamptz not null
);
create trigger append_only before update or delete on audit_root for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_root for each statement execute function refuse_change();
alter table audit_root enable row level security;
alter table audit_root force row level security;
create policy system on audit_root using ((select is_system())) with check ((select is_system()));

create function audit_days() returns table (day date, chains integer, events integer, digest bytea) language sql stable set search_path = public as $$
  select day, count(*)::integer, sum(events)::integer,
    sha256(convert_to(string_agg(concat_ws('|', chain_id, seq, encode(hash, 'hex')), E'\n' order by chain_id), 'UTF8'))
  from (
    select distinct on (chain_id, (at at time zone 'Europe/London')::date) chain_id, (at at time zone 'Europe/London')::date as day, seq, hash,
      count(*) over (partition by chain_id, (at at time zone 'Europe/London')::date) as events
    from audit_event order by chain_id, (at at time zone 'Europe/London')::date, seq desc) as last
  group by day
$$;

-- Seals every day that has passed since the last one sealed, in order. Answers how many.
create function audit_seal(today date) returns integer language plpgsql set search_path = public as $$
declare
  previous audit_root;
  passed record;
  sealed integer := 0;
begin
  lock table audit_root in exclusive mode;
  select * into previous from audit_root order by day desc limit 1;
  for passed in select * from audit_days() d where d.day < today and d.day > coalesce(previous.day, '-infinity') order by d.day loop
    previous.hash := sha256(coalesce(previous.hash, '') || passed.digest);
    insert into audit_root values (passed.day, passed.chains, passed.events, previous.hash, clock_timestamp());
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- The days whose events are no longer those that were sealed.
create function audit_root_faults() returns table (day date, fault text) language sql stable set search_path = public as $$
  with root as (select r.*, lag(r.hash, 1, ''::bytea) over (order by r.day) as previous from audit_root r)
  select coalesce(r.day, d.day), case
    when r.day is null then 'the root of this day is missing'
    when d.day is null then 'every event of this day is missing'
    when (r.chains, r.events) is distinct from (d.chains, d.events) then format('%s events in %s chains were sealed, %s in %s are there', r.events, r.chains, d.events, d.chains)
    else 'events of this day, or the root before it, are not those that were sealed'
  end
  from root r full join (select * from audit_days() d where d.day <= (select max(day) from audit_root)) d on d.day = r.day
  where r.day is null or d.day is null or r.hash is distinct from sha256(r.previous || d.digest)
  order by 1
$$;

-- The first bad event of each chain, in words. Nothing returned means every chain is whole.
create or replace function audit_faults(only_chain uuid default null)
returns table (chain_id uuid, seq bigint, fault text) language sql stable set search_path = public as $$
  with event as (
    select e.*, v.salt, v.was, v.became, v.chain_id is not null as has_values,
      lag(e.hash, 1, ''::bytea) over chain as previous, lag(e.seq, 1, 0::bigint) over chain as previous_seq
    from audit_event e left join audit_values v using (chain_id, seq)
    where only_chain is null or e.chain_id = only_chain
    window chain as (partition by e.chain_id order by e.seq)
  ), owner as (
    select id from trainee union all select id from person union all select id from organisation union all select id from programme
    union all select id from curriculum union all select id from cohort
  ), fault as (
    select chain_id, case when seq > previous_seq + 1 then previous_seq + 1 else seq end as seq, case
      when seq > previous_seq + 1 then 'this event is missing'
      when seq <= previous_seq then 'this event was inserted'
      when hash <> audit_hash(previous, chain_id, seq, at, by_person_id, subject, action, row_id, values_digest) then 'this event was changed, or the one before it was replaced'
      when has_values and values_digest <> audit_values_digest(salt, was, became) then 'the values beside this event were changed'
    end as fault from event
    union all
    select h.chain_id, least(coalesce(last.seq, 0), h.seq) + 1, case
      when last.seq is null and h.seq > 0 then 'this event and every one after it are missing'
      when last.seq < h.seq then 'this event and every one after it are missing'
      when last.seq > h.seq then 'the head of the chain stops before this event'
    end from audit_head h left join lateral (
      select e.seq from audit_event e where e.chain_id = h.chain_id order by e.seq desc limit 1) last on true
    where only_chain is null or h.chain_id = only_chain
    union all
    select h.chain_id, h.seq, case when e.hash <> h.hash then 'the head of the chain does not match this event' end
    from audit_head h join audit_event e using (chain_id, seq)
    where (only_chain is null or h.chain_id = only_chain) and not exists (select from audit_event l where l.chain_id = h.chain_id and l.seq > h.seq)
    union all
    select e.chain_id, min(e.seq), 'this chain has no head' from audit_event e
    where (only_chain is null or e.chain_id = only_chain) and not exists (select from audit_head h where h.chain_id = e.chain_id)
    group by e.chain_id
    union all
    select o.id, 1, 'this chain is missing' from owner o
    where (only_chain is null or o.id = only_chain)
      and not exists (select from audit_head h where h.chain_id = o.id) and not exists (select from audit_event e where e.chain_id = o.id)
    union all
    select v.chain_id, v.seq, 'these values lie beside no event' from audit_values v
    where (only_chain is null or v.chain_id = only_chain) and not exists (select from audit_event e where e.chain_id = v.chain_id and e.seq = v.seq)
  )
  select distinct on (chain_id) chain_id, seq, fault from fault where fault is not null order by chain_id, seq, fault
$$;
