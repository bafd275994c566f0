-- A home says what a board published and what is to be taken next. Nothing provisional shows on it, so entering marks
-- takes no home away.

-- What was granted of a claim, without the claim: mentors and managers see the effect, never the reason.
create function claim_effects(who uuid) returns table (module_code text, component text, attempt text, effect text, deferred_to date, decided_at timestamptz)
language plpgsql stable security definer set search_path = public as $$
begin
  if coalesce(current_setting('rung.system', true), '') <> 'on'
     and not exists (select from trainee t where t.id = who and relationships_to(t) <> '{}') then
    return;
  end if;
  return query select c.module_code, c.component, c.attempt, c.effect, c.deferred_to, c.decided_at
    from circumstances c where c.trainee_id = who and c.state = 'accepted';
end $$;
revoke execute on function claim_effects from public;
grant execute on function claim_effects to rung_app;

-- Results and decisions come by the thousand, so once for each statement.
create function home_published() returns trigger language plpgsql security definer set search_path = public as $$
declare
  whose uuid[] := array(select distinct b.trainee_id from became b where b.published_at is not null);
begin
  if cardinality(whose) > 0 then perform drop_homes(whose); end if;
  return null;
end $$;
create trigger home_published after update on result referencing new table as became
  for each statement execute function home_published();
create trigger home_published after update on board_decision referencing new table as became
  for each statement execute function home_published();
create trigger home_published_at_once after insert on board_decision referencing new table as became
  for each statement execute function home_published();

-- A claim that waits, or was refused, shows nowhere but at the claim.
create trigger home_deferred after update on circumstances for each row when ('accepted' in (old.state, new.state))
  execute function home_changed('trainee_id');
create trigger home_deferred_at_once after insert on circumstances for each row when (new.state = 'accepted')
  execute function home_changed('trainee_id');
create trigger home_changed after insert on prior_learning for each row execute function home_changed('trainee_id');

-- A date shows to those who have that module to take.
create function home_dates_changed() returns trigger language plpgsql security definer set search_path = public as $$
declare
  changed submission_date[];
  whose uuid[];
begin
  if tg_op = 'DELETE' then
    select array_agg(w) into changed from was w;
  else
    select array_agg(b) into changed from became b;
  end if;
  whose := array(select distinct t.id from unnest(changed) s join trainee t on t.cohort_id = s.cohort_id
    where exists (select from board_decision d where d.trainee_id = t.id and d.module_code = s.module_code and d.published_at is not null)
      or exists (select from circumstances c where c.trainee_id = t.id and c.module_code = s.module_code and c.state = 'accepted'));
  if cardinality(whose) > 0 then perform drop_homes(whose); end if;
  return null;
end $$;
create trigger home_inserted after insert on submission_date referencing new table as became
  for each statement execute function home_dates_changed();
create trigger home_updated after update on submission_date referencing new table as became
  for each statement execute function home_dates_changed();
create trigger home_deleted after delete on submission_date referencing old table as was
  for each statement execute function home_dates_changed();

-- The pass mark says what of a module failed, and so what a reassessment takes again.
create function home_rules_changed() returns trigger language plpgsql security definer set search_path = public as $$
declare
  whose uuid[] := array(select t.id from cohort h join trainee t on t.cohort_id = h.id
    where h.curriculum_id = coalesce(new.curriculum_id, old.curriculum_id)
      and exists (select from board_decision d where d.trainee_id = t.id and d.outcome = 'reassess' and d.published_at is not null));
begin
  if cardinality(whose) > 0 then perform drop_homes(whose); end if;
  return null;
end $$;
create trigger home_changed after insert or update or delete on academic_rules for each row execute function home_rules_changed();
