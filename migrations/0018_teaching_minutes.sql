-- How much of a session is teaching: its breaks are out. Until now a session was teaching from its start to its end.
alter table teaching_session add column minutes integer check (minutes between 1 and 1440);
update teaching_session set minutes = extract(epoch from ends_at - starts_at) / 60;
alter table teaching_session alter column minutes set not null;

-- A draft that stands for a session may still be deleted by whoever wrote it: then nothing stands for it.
alter table attendance drop constraint attendance_trainee_id_entry_id_fkey;
alter table attendance add foreign key (trainee_id, entry_id) references off_the_job_entry (trainee_id, id)
  on delete set null (entry_id);

-- Sessions whose register waits are few among many taken.
create index teaching_session_planned on teaching_session (held_on, id) where state = 'planned';

-- The system scope is asked first: policies of a table are tried from the last name to the first, and who sees a row is
-- looked up for each row. A register of two hundred spent most of its time there.
do $$
declare name text;
begin
  for name in select tablename from pg_policies p where policyname = 'system' and schemaname = 'public'
    and exists (select from pg_policies v where v.schemaname = 'public' and v.tablename = p.tablename and v.policyname = 'visible')
  loop
    execute format('alter policy system on %I rename to whole', name);
  end loop;
end $$;
