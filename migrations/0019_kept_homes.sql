-- A home as it was last worked out, for one day and by one build of the server. Whatever a home hangs on takes it away
-- again in its own transaction and raises the version, so that one worked out before cannot be put back after.
create table trainee_home (
  trainee_id uuid primary key references trainee,
  version bigint not null default 0,
  day date,
  made_by text,
  answer text,
  check ((answer is null) = (day is null) and (answer is null) = (made_by is null))
) with (fillfactor = 50);
alter table trainee_home enable row level security;
alter table trainee_home force row level security;
create policy system on trainee_home using ((select is_system())) with check ((select is_system()));
create policy visible on trainee_home for select using (trainee_id = (select my_trainee())
  or trainee_id = any((select my_mentored())::uuid[]) or sees(trainee_id));
grant select, update on trainee_home to rung_app;
insert into trainee_home (trainee_id) select id from trainee;

create function open_home() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into trainee_home (trainee_id) values (new.id);
  return null;
end $$;
create trigger open_home after insert on trainee for each row execute function open_home();

create function drop_homes(who uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  update trainee_home set version = version + 1, day = null, made_by = null, answer = null where trainee_id = any(who);
end $$;
revoke execute on function drop_homes from public;

-- Entries come by the hundred, so once for each statement.
create function home_entries_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    perform drop_homes(array(select distinct trainee_id from was));
  else
    perform drop_homes(array(select distinct trainee_id from became));
  end if;
  return null;
end $$;
create trigger home_inserted after insert on off_the_job_entry referencing new table as became
  for each statement execute function home_entries_changed();
create trigger home_updated after update on off_the_job_entry referencing old table as was new table as became
  for each statement execute function home_entries_changed();
create trigger home_deleted after delete on off_the_job_entry referencing old table as was
  for each statement execute function home_entries_changed();

-- Rows that carry the trainee's id, under the name given.
create function home_changed() returns trigger language plpgsql security definer set search_path = public as $$
declare
  was uuid := to_jsonb(old) ->> tg_argv[0];
  became uuid := to_jsonb(new) ->> tg_argv[0];
begin
  perform drop_homes(array[was, became]);
  return null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['training_plan', 'break_in_learning', 'mentorship', 'module_choice'] loop
    execute format('create trigger home_changed after insert or update or delete on %I for each row execute function home_changed(''trainee_id'')', name);
  end loop;
end $$;
create trigger home_changed after update on trainee for each row execute function home_changed('id');
create trigger home_changed after update on trainee_outlook for each row when (old.behind_from is distinct from new.behind_from)
  execute function home_changed('trainee_id');
create trigger home_opened after insert on trainee_outlook for each row execute function home_changed('trainee_id');

-- A name is shown on the own home and on those of whom one mentors.
create function home_person_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform drop_homes(array(select id from trainee where person_id = new.id union select trainee_id from mentorship where mentor_id = new.id));
  return null;
end $$;
create trigger home_changed after update of given_name, family_name on person for each row execute function home_person_changed();
create function home_mentor_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform drop_homes(array(select trainee_id from mentorship where mentor_id = new.person_id));
  return null;
end $$;
create trigger home_changed after insert or update of prepared_on, updated_on on mentor for each row execute function home_mentor_changed();

-- Settings, standards and modules change a few times a year, and then for everyone.
create function all_homes_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update trainee_home set version = version + 1, day = null, made_by = null, answer = null;
  return null;
end $$;
create trigger homes_changed after update on programme for each statement execute function all_homes_changed();
create trigger homes_changed after update of programme_id, curriculum_id on cohort for each statement execute function all_homes_changed();
create trigger homes_changed after insert or update or delete on option_group for each statement execute function all_homes_changed();
