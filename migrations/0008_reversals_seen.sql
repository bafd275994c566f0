-- Whoever may see a decision may see the name of who asked for it, countersigned it or refused it.
create index off_the_job_sign_off_countersigned_by on sign_off (countersigned_by) where countersigned_by is not null;
create index off_the_job_reversal_requested_by on off_the_job_reversal (requested_by);
create index off_the_job_reversal_decided_by on off_the_job_reversal (decided_by) where decided_by is not null;
create policy decided on person for select using (
  exists (select from sign_off s where s.countersigned_by = person.id)
  or exists (select from off_the_job_reversal r where r.requested_by = person.id)
  or exists (select from off_the_job_reversal r where r.decided_by = person.id));

-- Open reversals are few among many decided ones.
create index off_the_job_reversal_waiting on off_the_job_reversal (requested_at, id) where state = 'requested';
