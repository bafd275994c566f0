-- What was failed in a retake may be reassessed once, where a programme says so. The wider check is added beside the
-- narrow one and held against the rows before that one goes, so that no row is ever unchecked.
do $$
declare name text;
begin
  foreach name in array array['submission_date', 'result', 'circumstances'] loop
    execute format('alter table %I add constraint %I check (attempt in (''first-sit'', ''reassessment'', ''retake'', ''retake-reassessment'')) not valid',
      name, name || '_attempt');
    execute format('alter table %I validate constraint %I', name, name || '_attempt');
    execute format('alter table %I drop constraint %I', name, name || '_attempt_check');
  end loop;
end $$;
