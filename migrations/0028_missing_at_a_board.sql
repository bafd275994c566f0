-- Who had no result of a module when its board met belongs to the minutes: it is kept when the board ratifies, and stays.
alter table board add column missing jsonb not null default '[]';
comment on column board.missing is 'by module, those who take it and had nothing for the board: [{moduleCode, title, trainees}]';

create or replace function guard_board() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' and old.state <> 'planned' then
    raise exception using errcode = 'RU001', message = 'a board that has met cannot be deleted';
  end if;
  if tg_op = 'UPDATE' and (old.state, new.state) not in (('planned', 'planned'), ('planned', 'ratified'), ('ratified', 'published')) then
    raise exception using errcode = 'RU001', message = format('a board cannot move from %s to %s', old.state, new.state);
  end if;
  if tg_op = 'UPDATE' and old.state <> 'planned'
     and (old.cohort_id, old.title, old.meets_on, old.members, old.missing, old.ratified_at, old.ratified_by)
       is distinct from (new.cohort_id, new.title, new.meets_on, new.members, new.missing, new.ratified_at, new.ratified_by) then
    raise exception using errcode = 'RU001', message = 'what a board ratified cannot be changed';
  end if;
  return coalesce(new, old);
end $$;
