-- A choice among options may be changed, with a reason, until the module has something to show for it.
alter table module_choice
  add column version integer not null default 1,
  add column reason text;

create function guard_choice() returns trigger language plpgsql security definer set search_path = public set rung.system = 'on' as $$
begin
  if (tg_op = 'DELETE' or old.module_code <> new.module_code) and (
      exists (select from result r where r.trainee_id = old.trainee_id and r.module_code = old.module_code)
      or exists (select from credit_entry c where c.trainee_id = old.trainee_id and c.module_code = old.module_code)) then
    raise exception using errcode = 'RU001', message = 'an option with results stays chosen';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_choice before update or delete on module_choice for each row execute function guard_choice();

-- A draft takes its rules with it when it is deleted; those of a published version stay.
create trigger guard_part before delete on academic_rules for each row execute function guard_curriculum_part();
grant delete on academic_rules to rung_app;

-- A version is drafted, filled and only then published: from then on nothing is added to it either.
do $$
declare name text;
begin
  foreach name in array array['module', 'option_group', 'assessment_component'] loop
    execute format('drop trigger guard_part on %I', name);
    execute format('create trigger guard_part before insert or update or delete on %I for each row execute function guard_curriculum_part()', name);
  end loop;
end $$;
