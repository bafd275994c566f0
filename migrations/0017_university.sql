-- The university's side: versions of a curriculum, the register, results, boards and the credits they award.

-- A version of a curriculum is drafted, then published; a cohort keeps the one it started under.
alter table curriculum
  add column state text not null default 'published' check (state in ('draft', 'published')),
  add column based_on uuid references curriculum,
  add column published_at timestamptz,
  add column published_by uuid references person,
  add column version integer not null default 1,
  add column created_at timestamptz not null default now();
alter table module
  add column code_confirmed boolean not null default true,
  add column advised_prerequisite text;
alter table option_group add check (choose > 0);

-- What a module's mark is made of. Where a university has not said, it is one mark for the whole module.
create table assessment_component (
  curriculum_id uuid not null,
  module_code text not null,
  key text not null,
  title text not null,
  kind text not null check (kind in ('mark', 'pass-fail')),
  weight integer not null check (weight between 0 and 100),
  position integer not null,
  primary key (curriculum_id, module_code, key),
  foreign key (curriculum_id, module_code) references module on update cascade on delete cascade
);
comment on column assessment_component.weight is 'whole percent of the module mark; the weights of a module add up to 100';
insert into assessment_component (curriculum_id, module_code, key, title, kind, weight, position)
  select curriculum_id, code, 'module', 'Module mark', 'mark', 100, 1 from module;

create table academic_rules (
  curriculum_id uuid not null references curriculum,
  starts_on date not null,
  settings jsonb not null default '{}',
  set_by uuid references person,
  version integer not null default 1,
  primary key (curriculum_id, starts_on)
);
comment on table academic_rules is 'in force from a day on; a value that is not set is the usual one';

create table teaching_session (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  module_code text not null,
  held_on date not null,
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  topic text not null check (topic <> ''),
  state text not null default 'planned' check (state in ('planned', 'taken', 'cancelled')),
  taken_at timestamptz,
  taken_by uuid references person,
  created_by uuid references person,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check ((state = 'taken') = (taken_at is not null)),
  exclude using gist (cohort_id with =, module_code with =, tsrange(held_on + starts_at, held_on + ends_at) with &&)
    where (state <> 'cancelled')
);
create index teaching_session_cohort on teaching_session (cohort_id, held_on desc, id desc);

create table attendance (
  trainee_id uuid not null references trainee,
  id uuid not null,
  session_id uuid not null references teaching_session,
  mark text not null check (mark in ('present', 'late', 'absent', 'online')),
  -- The off-the-job entry that stands for it: the register's own, or the trainee's where that one was kept.
  entry_id uuid,
  clash text check (clash in ('keep-own', 'log-register')),
  reason text,
  marked_by uuid not null references person,
  marked_at timestamptz not null,
  version integer not null default 1,
  primary key (trainee_id, id),
  unique (trainee_id, session_id),
  foreign key (trainee_id, entry_id) references off_the_job_entry (trainee_id, id),
  check (mark <> 'absent' or entry_id is null)
);
create index attendance_session on attendance (session_id);

-- The register is the witness of what it logged, so its correction reverses the entry without a second signature.
alter table off_the_job_reversal add column cause text not null default 'asked' check (cause in ('asked', 'register'));
alter table off_the_job_reversal drop constraint off_the_job_reversal_check;
alter table off_the_job_reversal add constraint countersigned_by_another check (cause = 'register' or decided_by <> requested_by);
create or replace function guard_reversal() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (old.state <> 'requested'
      or (old.trainee_id, old.id, old.entry_id, old.reason, old.cause, old.requested_by, old.requested_at)
        is distinct from (new.trainee_id, new.id, new.entry_id, new.reason, new.cause, new.requested_by, new.requested_at))) then
    raise exception using errcode = 'RU001', message = 'a decided reversal cannot be changed';
  end if;
  if new.cause = 'register' and not exists (select from off_the_job_entry e
      where e.trainee_id = new.trainee_id and e.id = new.entry_id and e.source = 'register') then
    raise exception using errcode = 'RU001', message = 'a register reverses only what it logged';
  end if;
  if new.decided_by is not null and exists (select from trainee t where t.id = new.trainee_id and t.person_id = new.decided_by) then
    raise exception using errcode = 'RU001', message = 'a trainee never countersigns a reversal of their own entry';
  end if;
  return new;
end $$;

create table submission_date (
  cohort_id uuid not null references cohort,
  id uuid not null,
  module_code text not null,
  component text not null,
  attempt text not null check (attempt in ('first-sit', 'reassessment', 'retake')),
  due_on date not null,
  due_at time,
  version integer not null default 1,
  primary key (cohort_id, id),
  unique (cohort_id, module_code, component, attempt)
);

create table board (
  id uuid primary key,
  cohort_id uuid not null references cohort,
  title text not null check (title <> ''),
  meets_on date not null,
  state text not null default 'planned' check (state in ('planned', 'ratified', 'published')),
  -- Who sat on it, as the minutes name them; the chair first.
  members text[] not null default '{}',
  ratified_at timestamptz,
  ratified_by uuid references person,
  published_at timestamptz,
  published_by uuid references person,
  created_by uuid references person,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique (cohort_id, title),
  check ((state = 'planned') = (ratified_at is null)),
  check ((state = 'published') = (published_at is not null))
);

create table result (
  trainee_id uuid not null references trainee,
  id uuid not null,
  module_code text not null,
  component text not null,
  attempt text not null check (attempt in ('first-sit', 'reassessment', 'retake')),
  mark numeric(4, 1) check (mark between 0 and 100),
  passed boolean,
  not_submitted boolean not null default false,
  suffix text check (suffix in ('C', 'K', 'R', 'X')),
  days_late integer check (days_late between 1 and 365),
  feedback text not null default '',
  state text not null default 'provisional' check (state in ('provisional', 'ratified', 'replaced')),
  board_id uuid references board,
  published_at timestamptz,
  corrects uuid,
  reason text check (corrects is null or reason <> ''),
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  version integer not null default 1,
  primary key (trainee_id, id),
  foreign key (trainee_id, corrects) references result (trainee_id, id),
  check (state = 'provisional' or board_id is not null),
  check (published_at is null or state <> 'provisional'),
  check (mark is not null or passed is not null or not_submitted or suffix is not null),
  check (corrects is null or reason is not null)
);
comment on column result.mark is 'percent as entered, before a late penalty or a cap';
comment on column result.suffix is 'as the university’s sheet says it; what follows is decided by the board';
-- A correction waits beside the ratified result until a board ratifies it in its turn.
create unique index result_provisional on result (trainee_id, module_code, component, attempt) where state = 'provisional';
create unique index result_ratified on result (trainee_id, module_code, component, attempt) where state = 'ratified';

create function guard_result() returns trigger language plpgsql security definer set search_path = public as $$
declare settled text[] := '{state,board_id,published_at,version}';
begin
  if tg_op = 'DELETE' then
    if old.state <> 'provisional' then
      raise exception using errcode = 'RU001', message = 'a ratified result cannot be deleted';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'provisional' then
      raise exception using errcode = 'RU001', message = 'a result begins as provisional';
    end if;
    if new.corrects is null and exists (select from result r where r.trainee_id = new.trainee_id and r.module_code = new.module_code
        and r.component = new.component and r.attempt = new.attempt and r.state = 'ratified') then
      raise exception using errcode = 'RU001', message = 'a ratified result is corrected only with a reason';
    end if;
    return new;
  end if;
  if (old.trainee_id, old.id, old.module_code, old.component, old.attempt, old.corrects)
      is distinct from (new.trainee_id, new.id, new.module_code, new.component, new.attempt, new.corrects) then
    raise exception using errcode = 'RU001', message = 'a result keeps its identity';
  end if;
  if (old.state, new.state) not in (('provisional', 'provisional'), ('provisional', 'ratified'), ('ratified', 'ratified'),
      ('ratified', 'replaced'), ('replaced', 'replaced')) then
    raise exception using errcode = 'RU001', message = format('a result cannot move from %s to %s', old.state, new.state);
  end if;
  if new.state <> 'provisional' and (to_jsonb(old) - settled) is distinct from (to_jsonb(new) - settled) then
    raise exception using errcode = 'RU001', message = 'what a board has ratified cannot be changed';
  end if;
  if old.board_id is not null and (old.board_id, coalesce(old.published_at, new.published_at)) is distinct from (new.board_id, new.published_at) then
    raise exception using errcode = 'RU001', message = 'a result stays with the board that ratified it';
  end if;
  return new;
end $$;
create trigger guard_result before insert or update or delete on result for each row execute function guard_result();

create table circumstances (
  trainee_id uuid not null references trainee,
  id uuid not null,
  module_code text not null,
  component text not null,
  attempt text not null check (attempt in ('first-sit', 'reassessment', 'retake')),
  claim text not null check (claim <> ''),
  evidence text not null,
  claimed_by uuid not null references person,
  claimed_at timestamptz not null,
  state text not null default 'claimed' check (state in ('claimed', 'accepted', 'refused')),
  effect text check (effect in ('defer', 'waive-lateness')),
  deferred_to date,
  decided_by uuid references person,
  decided_at timestamptz,
  reason text,
  version integer not null default 1,
  primary key (trainee_id, id),
  check ((state = 'claimed') = (decided_by is null)),
  check ((state = 'accepted') = (effect is not null)),
  check (state <> 'refused' or reason <> '')
);
create unique index circumstances_open on circumstances (trainee_id, module_code, component, attempt) where state <> 'refused';
-- Apart from the claim, so that files are read only when somebody opens one.
create table circumstances_evidence (
  trainee_id uuid not null,
  id uuid not null,
  circumstances_id uuid not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  added_by uuid not null references person,
  added_at timestamptz not null,
  primary key (trainee_id, id),
  foreign key (trainee_id, circumstances_id) references circumstances (trainee_id, id)
);

-- What a board decided of one module, or (module_code null) of the trainee as a whole.
create table board_decision (
  trainee_id uuid not null references trainee,
  id uuid not null,
  board_id uuid not null references board,
  module_code text,
  proposed text not null,
  outcome text not null,
  rule text not null,
  mark numeric(4, 1),
  working jsonb not null default '{}',
  reason text,
  reassess_by date,
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  published_at timestamptz,
  version integer not null default 1,
  primary key (trainee_id, id),
  unique nulls not distinct (trainee_id, board_id, module_code),
  check (outcome = proposed or reason <> '')
);
create index board_decision_board on board_decision (board_id);

create function guard_board() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' and old.state <> 'planned' then
    raise exception using errcode = 'RU001', message = 'a board that has met cannot be deleted';
  end if;
  if tg_op = 'UPDATE' and (old.state, new.state) not in (('planned', 'planned'), ('planned', 'ratified'), ('ratified', 'published')) then
    raise exception using errcode = 'RU001', message = format('a board cannot move from %s to %s', old.state, new.state);
  end if;
  if tg_op = 'UPDATE' and old.state <> 'planned'
     and (old.cohort_id, old.title, old.meets_on, old.members, old.ratified_at, old.ratified_by)
       is distinct from (new.cohort_id, new.title, new.meets_on, new.members, new.ratified_at, new.ratified_by) then
    raise exception using errcode = 'RU001', message = 'what a board ratified cannot be changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_board before update or delete on board for each row execute function guard_board();

create function guard_decision() returns trigger language plpgsql security definer set search_path = public as $$
declare settled text[] := '{published_at,version}';
begin
  if tg_op = 'INSERT' or (select b.state from board b where b.id = old.board_id) = 'planned' then return coalesce(new, old); end if;
  if tg_op = 'DELETE' or (to_jsonb(old) - settled) is distinct from (to_jsonb(new) - settled) then
    raise exception using errcode = 'RU001', message = 'what a board decided cannot be changed';
  end if;
  return new;
end $$;
create trigger guard_decision before insert or update or delete on board_decision for each row execute function guard_decision();

create table prior_learning (
  trainee_id uuid not null references trainee,
  id uuid not null,
  module_code text not null,
  evidence text not null check (evidence <> ''),
  recognised_on date not null,
  recognised_by uuid not null references person,
  primary key (trainee_id, id),
  unique (trainee_id, module_code)
);

-- The ledger: one row for a module in a semester. Nothing in it changes; what was wrong is taken back by a row of its own.
create table credit_entry (
  trainee_id uuid not null references trainee,
  id uuid not null,
  module_code text not null,
  level integer not null,
  year integer not null,
  semester integer not null check (semester between 1 and 3),
  credits integer not null check (credits <> 0),
  source text not null check (source in ('board', 'prior-learning')),
  board_id uuid references board,
  prior_learning_id uuid,
  reverses uuid,
  awarded_on date not null,
  at timestamptz not null,
  primary key (trainee_id, id),
  foreign key (trainee_id, prior_learning_id) references prior_learning (trainee_id, id),
  foreign key (trainee_id, reverses) references credit_entry (trainee_id, id),
  check ((source = 'prior-learning') = (prior_learning_id is not null)),
  check (source <> 'board' or board_id is not null),
  check ((reverses is not null) = (credits < 0))
);
create unique index credit_entry_reversed_once on credit_entry (trainee_id, reverses) where reverses is not null;
create trigger append_only before update or delete on credit_entry for each row execute function refuse_change();

-- Kept totals: changed only by the trigger below, in the transaction of the write it follows.
create table trainee_credits (
  trainee_id uuid not null references trainee,
  level integer not null,
  year integer not null,
  semester integer not null,
  credits integer not null check (credits >= 0),
  primary key (trainee_id, level, year, semester)
) with (fillfactor = 80);
create function keep_credits() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if exists (select from credit_entry c join added a on a.trainee_id = c.trainee_id and a.module_code = c.module_code
      join trainee t on t.id = c.trainee_id join cohort h on h.id = t.cohort_id
      join module m on m.curriculum_id = h.curriculum_id and m.code = c.module_code
      group by c.trainee_id, c.module_code, m.credits, a.id having sum(c.credits) > m.credits) then
    raise exception using errcode = 'RU001', message = 'a module awards its credits once';
  end if;
  insert into trainee_credits as k (trainee_id, level, year, semester, credits)
    select trainee_id, level, year, semester, 0 from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict do nothing;
  update trainee_credits k set credits = k.credits + a.credits
    from (select trainee_id, level, year, semester, sum(credits) as credits from added group by 1, 2, 3, 4) a
    where (k.trainee_id, k.level, k.year, k.semester) = (a.trainee_id, a.level, a.year, a.semester);
  if exists (select from added a join trainee t on t.id = a.trainee_id join cohort h on h.id = t.cohort_id
      join programme p on p.id = h.programme_id join trainee_credits k on k.trainee_id = a.trainee_id
      group by a.trainee_id, a.id, p.total_credits having sum(k.credits) > p.total_credits) then
    raise exception using errcode = 'RU001', message = 'credits never exceed those of the programme';
  end if;
  return null;
end $$;
create trigger keep_credits after insert on credit_entry referencing new table as added
  for each statement execute function keep_credits();

-- What is published stays; a cohort that started under it keeps it.
create function guard_curriculum() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' and old.state = 'published' or tg_op = 'UPDATE' and old.state = 'published'
     and (to_jsonb(old) - '{version}'::text[]) is distinct from (to_jsonb(new) - '{version}'::text[]) then
    raise exception using errcode = 'RU001', message = 'a published curriculum cannot be changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_curriculum before update or delete on curriculum for each row execute function guard_curriculum();

create function guard_curriculum_part() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if exists (select from curriculum c where c.id = coalesce(new.curriculum_id, old.curriculum_id) and c.state = 'published') then
    raise exception using errcode = 'RU001', message = 'a published curriculum cannot be changed';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_part before update or delete on module for each row execute function guard_curriculum_part();
create trigger guard_part before update or delete on option_group for each row execute function guard_curriculum_part();
create trigger guard_part before update or delete on assessment_component for each row execute function guard_curriculum_part();

-- Where a calendar program fetches one person's dates. The address is the secret; only its hash is kept.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create unique index calendar_feed_one on calendar_feed (person_id) where revoked_at is null;

create function tutors(who uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from trainee t where t.id = who and 'tutor@' || t.university_id = any((select my_roles())::text[]));
end $$;

do $$
declare name text;
begin
  foreach name in array array['assessment_component', 'academic_rules', 'teaching_session', 'attendance', 'submission_date', 'board', 'result',
    'circumstances', 'circumstances_evidence', 'board_decision', 'prior_learning', 'credit_entry', 'trainee_credits', 'calendar_feed']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy system on %I using ((select is_system())) with check ((select is_system()))', name);
  end loop;
  foreach name in array array['assessment_component', 'academic_rules', 'teaching_session', 'submission_date', 'board'] loop
    execute format('create policy readable on %I for select using ((select me()) is not null)', name);
  end loop;
  foreach name in array array['attendance', 'prior_learning', 'credit_entry', 'trainee_credits'] loop
    execute format('create policy visible on %I for select using (trainee_id = (select my_trainee())
      or trainee_id = any((select my_mentored())::uuid[]) or sees(trainee_id))', name);
  end loop;
  -- Provisional is for tutors alone.
  foreach name in array array['result', 'board_decision'] loop
    execute format('create policy visible on %I for select using ((published_at is not null and (trainee_id = (select my_trainee())
      or trainee_id = any((select my_mentored())::uuid[]) or sees(trainee_id))))', name);
  end loop;
  foreach name in array array['attendance', 'prior_learning', 'credit_entry', 'result', 'board_decision'] loop
    execute format('create policy kept on %I using (tutors(trainee_id)) with check (tutors(trainee_id))', name);
  end loop;
  -- Why somebody could not sit an assessment is between them and the university.
  foreach name in array array['circumstances', 'circumstances_evidence'] loop
    execute format('create policy between on %I using (trainee_id = (select my_trainee()) or tutors(trainee_id))', name);
  end loop;
  create policy own on calendar_feed using (person_id = (select me()));
  -- History tells nobody what its table does not show them.
  drop policy visible on audit_event;
  drop policy visible on audit_values;
  create policy visible on audit_event for select using ((chain_id = (select my_trainee()) or sees(chain_id))
    and (subject not in ('result', 'board_decision', 'circumstances') or tutors(chain_id)));
  create policy visible on audit_values for select using ((chain_id = (select my_trainee()) or sees(chain_id))
    and exists (select from audit_event e where e.chain_id = audit_values.chain_id and e.seq = audit_values.seq));

  foreach name in array array['attendance', 'result', 'circumstances', 'board_decision', 'prior_learning', 'credit_entry'] loop
    execute format('create trigger audit_inserted after insert on %I referencing new table as became for each statement execute function audit_statement()', name);
    execute format('create trigger audit_updated after update on %I referencing old table as was new table as became for each statement execute function audit_statement()', name);
    execute format('create trigger audit_deleted after delete on %I referencing old table as was for each statement execute function audit_statement()', name);
  end loop;
  create trigger audit after insert or update or delete on teaching_session for each row execute function audit('id');
  create trigger audit after insert or update or delete on board for each row execute function audit('id');
  create trigger audit after insert or update or delete on submission_date for each row execute function audit('cohort_id');
  create trigger audit after insert or update or delete on academic_rules for each row execute function audit('curriculum_id');
  create trigger audit after insert or update or delete on assessment_component for each row execute function audit('curriculum_id');
  create trigger audit after insert or update or delete on module for each row execute function audit('curriculum_id');
  create trigger audit after insert or update or delete on option_group for each row execute function audit('curriculum_id');
end $$;

grant select on all tables in schema public to rung_app;
revoke all on audit_head from rung_app;
grant insert, update on assessment_component, academic_rules, teaching_session, attendance, submission_date, board, result, circumstances,
  board_decision, calendar_feed to rung_app;
grant insert on circumstances_evidence, prior_learning, credit_entry to rung_app;
grant delete on assessment_component, module, option_group, curriculum, submission_date, board, board_decision, result to rung_app;
