create table off_the_job_entry (
  trainee_id uuid not null references trainee,
  id uuid not null,
  learned_on date check (learned_on is not null or state = 'draft'),
  category text not null,
  activity text not null,
  learned text not null,
  minutes integer check (minutes between 1 and 1440),
  starts_at time,
  ends_at time check (state = 'draft' or ends_at > starts_at),
  module_code text,
  ksbs text[] not null default '{}',
  paid text check (paid in ('paid-hours', 'time-off-in-lieu')),
  lieu_on date,
  state text not null check (state in ('draft', 'submitted', 'signed', 'returned', 'reversed')),
  exceptions text[] not null default '{}',
  source text not null default 'trainee' check (source in ('trainee', 'import', 'register')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references person,
  return_reason text,
  primary key (trainee_id, id),
  check (state = 'draft' or (minutes is not null and activity <> '' and submitted_at is not null)),
  check (state not in ('signed', 'reversed') or (decided_at is not null and decided_by is not null)),
  check (state = 'draft' or paid = 'paid-hours' or (paid = 'time-off-in-lieu' and lieu_on is not null)),
  exclude using gist (trainee_id with =, tsrange(learned_on + starts_at, learned_on + ends_at) with &&)
    where (starts_at is not null and ends_at is not null and state in ('submitted', 'signed'))
);
create index off_the_job_entry_log on off_the_job_entry (trainee_id, learned_on desc, id desc);
create index off_the_job_entry_waiting on off_the_job_entry (trainee_id, submitted_at) where state = 'submitted';
create index off_the_job_entry_unfinished on off_the_job_entry (trainee_id, state) where state in ('draft', 'returned');

-- Every decision on an entry, in order; an entry may be returned more than once.
create table sign_off (
  trainee_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  decision text not null check (decision in ('signed', 'returned')),
  reason text check (decision = 'signed' or reason <> ''),
  by_person_id uuid not null references person,
  at timestamptz not null,
  entry_version integer not null,
  needs_countersignature boolean not null default false,
  countersigned_by uuid references person check (countersigned_by <> by_person_id),
  countersigned_at timestamptz,
  primary key (trainee_id, id),
  foreign key (trainee_id, entry_id) references off_the_job_entry (trainee_id, id)
);
create index sign_off_entry on sign_off (trainee_id, entry_id, at);

create table off_the_job_reversal (
  trainee_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  reason text not null check (reason <> ''),
  state text not null check (state in ('requested', 'countersigned', 'refused')),
  requested_by uuid not null references person,
  requested_at timestamptz not null,
  decided_by uuid references person check (decided_by <> requested_by),
  decided_at timestamptz,
  version integer not null default 1,
  primary key (trainee_id, id),
  foreign key (trainee_id, entry_id) references off_the_job_entry (trainee_id, id),
  check ((state = 'requested') = (decided_by is null))
);
create unique index off_the_job_reversal_open on off_the_job_reversal (trainee_id, entry_id) where state <> 'refused';

-- Kept totals: changed only by the triggers below, in the transaction of the write they follow.
create table trainee_totals (
  trainee_id uuid primary key references trainee,
  signed_minutes integer not null default 0,
  submitted_minutes integer not null default 0,
  signed_entries integer not null default 0,
  submitted_entries integer not null default 0,
  returned_entries integer not null default 0,
  draft_entries integer not null default 0
) with (fillfactor = 70);
create table trainee_day (
  trainee_id uuid not null references trainee,
  day date not null,
  submitted_minutes integer not null default 0,
  signed_minutes integer not null default 0,
  primary key (trainee_id, day),
  constraint at_most_24_hours_a_day check (submitted_minutes + signed_minutes <= 1440)
) with (fillfactor = 80);
create table trainee_month (
  trainee_id uuid not null references trainee,
  month date not null check (extract(day from month) = 1),
  submitted_minutes integer not null default 0,
  signed_minutes integer not null default 0,
  entries integer not null default 0,
  primary key (trainee_id, month)
) with (fillfactor = 80);
-- When this person's standing turns if nothing more is logged; standing on any later day is read off these dates.
-- The expected minutes of a day are planned × days of learning so far ÷ net_days; paused days do not count.
create table trainee_outlook (
  trainee_id uuid primary key references trainee,
  behind_from date,
  at_risk_from date,
  planned_end_on date not null,
  net_days integer not null check (net_days > 0),
  paused_days integer not null,
  paused_from date,
  computed_at timestamptz not null
) with (fillfactor = 70);

create function open_totals() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into trainee_totals (trainee_id) values (new.id);
  return null;
end $$;
create trigger open_totals after insert on trainee for each row execute function open_totals();

-- Minutes expected by a day, as the rule offTheJobStanding has it; for sorting lists.
create function expected_minutes(o trainee_outlook, starts_on date, planned_minutes integer, on_day date)
returns integer language sql immutable parallel safe as $$
  select round(planned_minutes::numeric * greatest(0, least(o.net_days,
    least(on_day, coalesce(o.paused_from - 1, on_day)) - starts_on + 1 - o.paused_days)) / o.net_days)::integer
$$;

create function shift_day(who uuid, on_day date, submitted integer, signed integer, entries integer)
returns void language plpgsql security definer set search_path = public as $$
begin
  if submitted = 0 and signed = 0 and entries = 0 then return; end if;
  insert into trainee_day as d (trainee_id, day, submitted_minutes, signed_minutes)
    values (who, on_day, submitted, signed)
    on conflict (trainee_id, day) do update set
      submitted_minutes = d.submitted_minutes + excluded.submitted_minutes,
      signed_minutes = d.signed_minutes + excluded.signed_minutes;
  insert into trainee_month as m (trainee_id, month, submitted_minutes, signed_minutes, entries)
    values (who, date_trunc('month', on_day)::date, submitted, signed, entries)
    on conflict (trainee_id, month) do update set
      submitted_minutes = m.submitted_minutes + excluded.submitted_minutes,
      signed_minutes = m.signed_minutes + excluded.signed_minutes,
      entries = m.entries + excluded.entries;
end $$;
revoke execute on function shift_day from public;

create function keep_totals() returns trigger language plpgsql security definer set search_path = public as $$
declare
  who uuid := coalesce(new.trainee_id, old.trainee_id);
  was_submitted integer := case when old.state = 'submitted' then old.minutes else 0 end;
  was_signed integer := case when old.state = 'signed' then old.minutes else 0 end;
  is_submitted integer := case when new.state = 'submitted' then new.minutes else 0 end;
  is_signed integer := case when new.state = 'signed' then new.minutes else 0 end;
  was_counted integer := (coalesce(old.state, '') in ('submitted', 'signed'))::integer;
  is_counted integer := (coalesce(new.state, '') in ('submitted', 'signed'))::integer;
begin
  if old.learned_on = new.learned_on then
    perform shift_day(who, new.learned_on, is_submitted - was_submitted, is_signed - was_signed, is_counted - was_counted);
  else
    if old.learned_on is not null then
      perform shift_day(who, old.learned_on, -was_submitted, -was_signed, -was_counted);
    end if;
    if new.learned_on is not null then
      perform shift_day(who, new.learned_on, is_submitted, is_signed, is_counted);
    end if;
  end if;
  update trainee_totals set
    signed_minutes = signed_minutes + is_signed - was_signed,
    submitted_minutes = submitted_minutes + is_submitted - was_submitted,
    signed_entries = signed_entries + (new.state is not distinct from 'signed')::integer - (old.state is not distinct from 'signed')::integer,
    submitted_entries = submitted_entries + (new.state is not distinct from 'submitted')::integer - (old.state is not distinct from 'submitted')::integer,
    returned_entries = returned_entries + (new.state is not distinct from 'returned')::integer - (old.state is not distinct from 'returned')::integer,
    draft_entries = draft_entries + (new.state is not distinct from 'draft')::integer - (old.state is not distinct from 'draft')::integer
  where trainee_id = who;
  return null;
end $$;
create trigger keep_totals after insert or delete or update of state, minutes, learned_on on off_the_job_entry
  for each row execute function keep_totals();

-- Only legal moves; what is signed cannot change, whoever asks. SQLSTATE RU001 reaches the caller as a conflict.
create function guard_entry() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.state not in ('draft', 'submitted') then
      raise exception using errcode = 'RU001', message = 'an entry begins as a draft or submitted';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception using errcode = 'RU001', message = 'only a draft can be deleted';
    end if;
    return old;
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'signed'),
      ('submitted', 'returned'), ('returned', 'returned'), ('returned', 'submitted'), ('signed', 'reversed')) then
    raise exception using errcode = 'RU001', message = format('an entry cannot move from %s to %s', old.state, new.state);
  end if;
  if (old.trainee_id, old.id, old.created_at, old.source) is distinct from (new.trainee_id, new.id, new.created_at, new.source) then
    raise exception using errcode = 'RU001', message = 'an entry keeps its identity';
  end if;
  if old.state in ('submitted', 'signed')
     and (to_jsonb(old) - '{state,version,decided_at,decided_by,return_reason}'::text[])
      is distinct from (to_jsonb(new) - '{state,version,decided_at,decided_by,return_reason}'::text[]) then
    raise exception using errcode = 'RU001', message = 'what has been submitted or signed cannot be changed';
  end if;
  if old.state = 'submitted' and new.state = 'signed' and not exists (
      select from sign_off s join trainee t on t.id = s.trainee_id
      where s.trainee_id = new.trainee_id and s.entry_id = new.id and s.decision = 'signed' and s.entry_version = old.version
        and s.by_person_id <> t.person_id and (not s.needs_countersignature or s.countersigned_by is not null)) then
    raise exception using errcode = 'RU001', message = 'an entry is signed only by a sign-off';
  end if;
  if old.state = 'signed' and (not exists (
      select from off_the_job_reversal r where r.trainee_id = new.trainee_id and r.entry_id = new.id and r.state = 'countersigned')
      or (old.decided_at, old.decided_by) is distinct from (new.decided_at, new.decided_by)) then
    raise exception using errcode = 'RU001', message = 'a signed entry is reversed only by a countersigned reversal';
  end if;
  return new;
end $$;
create trigger guard_entry before insert or update or delete on off_the_job_entry for each row execute function guard_entry();

create function guard_sign_off() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'RU001', message = 'a sign-off cannot be deleted';
  end if;
  if tg_op = 'UPDATE' and (old.countersigned_by is not null
      or (to_jsonb(old) - '{countersigned_by,countersigned_at}'::text[]) is distinct from (to_jsonb(new) - '{countersigned_by,countersigned_at}'::text[])) then
    raise exception using errcode = 'RU001', message = 'a sign-off cannot be changed';
  end if;
  if exists (select from trainee t where t.id = new.trainee_id and t.person_id in (new.by_person_id, new.countersigned_by)) then
    raise exception using errcode = 'RU001', message = 'a trainee never signs their own entry';
  end if;
  return new;
end $$;
create trigger guard_sign_off before insert or update or delete on sign_off for each row execute function guard_sign_off();

create function guard_reversal() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.state <> 'requested'
      or (old.trainee_id, old.id, old.entry_id, old.reason, old.requested_by, old.requested_at)
        is distinct from (new.trainee_id, new.id, new.entry_id, new.reason, new.requested_by, new.requested_at))) then
    raise exception using errcode = 'RU001', message = 'a decided reversal cannot be changed';
  end if;
  if new.decided_by is not null and exists (select from trainee t where t.id = new.trainee_id and t.person_id = new.decided_by) then
    raise exception using errcode = 'RU001', message = 'a trainee never countersigns a reversal of their own entry';
  end if;
  return new;
end $$;
create trigger guard_reversal before insert or update or delete on off_the_job_reversal for each row execute function guard_reversal();
