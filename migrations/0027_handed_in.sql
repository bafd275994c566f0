-- When work was handed in, by the clock in London, and the deadline that its days late are worked out from. Both are what a
-- board ratifies: guard_result compares every column but those it names. New columns that may be empty rewrite nothing.
alter table result
  add column handed_in_on date,
  add column handed_in_at time,
  add column due_on date,
  add column due_at time;
alter table result
  add constraint handed_in_on_a_day check (handed_in_at is null or handed_in_on is not null) not valid,
  add constraint held_against_a_deadline check (due_on is null or handed_in_on is not null) not valid,
  add constraint due_on_a_day check (due_at is null or due_on is not null) not valid;
comment on column result.days_late is 'worked out from handed_in and due; typed by hand where there was no submission date';
