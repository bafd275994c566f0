create table standard (
  reference text not null,
  version text not null,
  title text not null,
  level integer not null,
  primary key (reference, version)
);
create table standard_element (
  reference text not null,
  version text not null,
  code text not null,
  kind text not null check (kind in ('knowledge', 'skill', 'value', 'behaviour')),
  title text not null,
  position integer not null,
  primary key (reference, version, code),
  foreign key (reference, version) references standard
);
create table programme (
  id uuid primary key,
  university_id uuid not null references organisation,
  title text not null,
  award text not null,
  total_credits integer not null,
  standard_reference text not null,
  standard_version text not null,
  assessment_plan text not null,
  settings jsonb not null default '{}',
  version integer not null default 1,
  foreign key (standard_reference, standard_version) references standard
);
comment on column programme.settings is 'values set by the programme, over the defaults: tolerance, lapsed mentor, late entry, …';

create table curriculum (
  id uuid primary key,
  programme_id uuid not null references programme,
  title text not null,
  starts_on date not null,
  unique (programme_id, title)
);
create table option_group (
  curriculum_id uuid not null references curriculum,
  key text not null,
  level integer not null,
  choose integer not null,
  credits integer not null,
  confirmed boolean not null,
  primary key (curriculum_id, key)
);
create table module (
  curriculum_id uuid not null references curriculum,
  code text not null,
  title text not null,
  level integer not null,
  credits integer not null check (credits > 0),
  year integer not null,
  semesters integer[] not null,
  credits_by_semester jsonb,
  option_group text,
  work_based boolean not null default false,
  position integer not null,
  primary key (curriculum_id, code),
  foreign key (curriculum_id, option_group) references option_group
);
create table cohort (
  id uuid primary key,
  programme_id uuid not null references programme,
  curriculum_id uuid not null references curriculum,
  title text not null,
  starts_on date not null,
  planned_end_on date not null check (planned_end_on > starts_on),
  version integer not null default 1,
  unique (programme_id, title)
);
