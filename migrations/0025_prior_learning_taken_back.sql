-- What was recognised may be taken back, once and with a reason. It stays, and so may the module be recognised again.
alter table prior_learning
  add column taken_back_on date,
  add column taken_back_at timestamptz,
  add column taken_back_by uuid references person,
  add column taken_back_reason text check (taken_back_reason <> ''),
  add column version integer not null default 1,
  add check ((taken_back_at is null) = (taken_back_on is null) and (taken_back_at is null) = (taken_back_by is null)
    and (taken_back_at is null) = (taken_back_reason is null));
create unique index prior_learning_standing on prior_learning (trainee_id, module_code) where taken_back_at is null;
alter table prior_learning drop constraint prior_learning_trainee_id_module_code_key;

create function guard_prior_learning() returns trigger language plpgsql security definer set search_path = public as $$
declare settled text[] := '{taken_back_on,taken_back_at,taken_back_by,taken_back_reason,version}';
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null or new.taken_back_at is null
     or (to_jsonb(old) - settled) is distinct from (to_jsonb(new) - settled) then
    raise exception using errcode = 'RU001', message = 'prior learning is recognised and taken back once, and stays';
  end if;
  return new;
end $$;
create trigger guard_prior_learning before update or delete on prior_learning for each row execute function guard_prior_learning();

-- Once all is written: what is taken back awards nothing.
create function prior_learning_settled() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if exists (select from credit_entry c where c.trainee_id = new.trainee_id and c.prior_learning_id = new.id and c.reverses is null
      and not exists (select from credit_entry u where u.trainee_id = c.trainee_id and u.reverses = c.id)) then
    raise exception using errcode = 'RU001', message = 'prior learning that is taken back awards no credits';
  end if;
  return null;
end $$;
create constraint trigger prior_learning_settled after update on prior_learning deferrable initially deferred
  for each row execute function prior_learning_settled();

-- A row that takes credits back mirrors the one it takes back, and credits of prior learning follow it.
create function guard_credit_entry() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if new.reverses is not null and not exists (select from credit_entry c where c.trainee_id = new.trainee_id and c.id = new.reverses
      and c.reverses is null and (c.module_code, c.level, c.year, c.semester, -c.credits, c.source)
        = (new.module_code, new.level, new.year, new.semester, new.credits, new.source)
      and c.prior_learning_id is not distinct from new.prior_learning_id) then
    raise exception using errcode = 'RU001', message = 'credits are taken back as they were awarded';
  end if;
  if new.prior_learning_id is not null and (new.reverses is null) <> exists (select from prior_learning l
      where l.trainee_id = new.trainee_id and l.id = new.prior_learning_id and l.module_code = new.module_code and l.taken_back_at is null) then
    raise exception using errcode = 'RU001', message = 'credits of prior learning stand as long as it does';
  end if;
  return new;
end $$;
create trigger guard_credit_entry before insert on credit_entry for each row execute function guard_credit_entry();

grant update (taken_back_on, taken_back_at, taken_back_by, taken_back_reason, version) on prior_learning to rung_app;

-- An option whose credits were all taken back has nothing to show, and may be changed for another.
create or replace function guard_choice() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if (tg_op = 'DELETE' or old.module_code <> new.module_code) and (
      exists (select from result r where r.trainee_id = old.trainee_id and r.module_code = old.module_code)
      or exists (select from credit_entry c where c.trainee_id = old.trainee_id and c.module_code = old.module_code
        having sum(c.credits) <> 0)) then
    raise exception using errcode = 'RU001', message = 'an option with results stays chosen';
  end if;
  return coalesce(new, old);
end $$;
