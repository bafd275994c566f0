-- The same people are seen as before, by the same steps. Those looked for most, a trainee's own mentors, now come first,
-- and what comes after is not even opened once one step has said yes.
create or replace function sees_person(who uuid) returns boolean language plpgsql stable as $$
begin
  if exists (select from mentorship m where m.mentor_id = who and m.trainee_id = my_trainee()) then return true; end if;
  if exists (select from trainee t where t.person_id = who) then return true; end if;
  if exists (select from mentorship m where m.mentor_id = who) then return true; end if;
  return exists (select from line_management l where l.manager_id = who)
    or exists (select from role_held r where r.person_id = who)
    or exists (select from sign_off s where s.by_person_id = who)
    or exists (select from sign_off s where s.countersigned_by = who)
    or exists (select from off_the_job_reversal r where r.requested_by = who)
    or exists (select from off_the_job_reversal r where r.decided_by = who);
end $$;
