create table trainee (
  id uuid primary key,
  person_id uuid not null unique references person,
  cohort_id uuid not null references cohort,
  employer_id uuid not null references organisation,
  university_id uuid not null references organisation,
  region_id uuid not null references organisation,
  epa_organisation_id uuid references organisation,
  student_number text not null,
  uln text check (uln ~ '^[1-9][0-9]{9}$'),
  born_on date,
  starts_on date not null,
  plan_id uuid not null,
  english_and_maths text not null default 'to do' check (english_and_maths in ('to do', 'level 2 held')),
  guaranteed_post boolean not null,
  gateway_on date,
  withdrawn_on date,
  withdrawal_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (university_id, student_number)
);
create unique index trainee_uln on trainee (uln) where uln <> '9999999999';
create index trainee_employer on trainee (employer_id, id);
create index trainee_university on trainee (university_id, id);
create index trainee_region on trainee (region_id, id);
create index trainee_cohort on trainee (cohort_id, id);

create table training_plan (
  trainee_id uuid not null references trainee deferrable initially deferred,
  id uuid not null,
  planned_minutes integer not null check (planned_minutes > 0),
  planned_end_on date not null,
  weekly_minutes integer not null check (weekly_minutes between 60 and 4500),
  rounding text not null check (rounding in ('none', 'weeks-only', 'dfe-calculator')),
  prior_learning_minutes integer not null default 0 check (prior_learning_minutes >= 0),
  published_minutes integer,
  signed_on date,
  created_at timestamptz not null default now(),
  primary key (trainee_id, id)
);
alter table trainee add foreign key (id, plan_id) references training_plan (trainee_id, id) deferrable initially deferred;

create table employment (
  trainee_id uuid not null references trainee,
  id uuid not null,
  employer_id uuid not null references organisation,
  post text not null,
  band integer not null check (band between 2 and 4),
  weekly_minutes integer not null check (weekly_minutes between 60 and 4500),
  wte numeric(4, 3) not null check (wte > 0 and wte <= 1.2),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version integer not null default 1,
  primary key (trainee_id, id),
  exclude using gist (trainee_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create table mentorship (
  trainee_id uuid not null references trainee,
  id uuid not null,
  mentor_id uuid not null references mentor,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version integer not null default 1,
  primary key (trainee_id, id),
  exclude using gist (trainee_id with =, mentor_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index mentorship_mentor on mentorship (mentor_id, trainee_id);
create table line_management (
  trainee_id uuid not null references trainee,
  id uuid not null,
  manager_id uuid not null references person,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version integer not null default 1,
  primary key (trainee_id, id),
  exclude using gist (trainee_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index line_management_manager on line_management (manager_id, trainee_id);
create table break_in_learning (
  trainee_id uuid not null references trainee,
  id uuid not null,
  starts_on date not null,
  intended_return_on date not null check (intended_return_on > starts_on),
  returned_on date check (returned_on > starts_on),
  reason text not null,
  version integer not null default 1,
  primary key (trainee_id, id),
  exclude using gist (trainee_id with =, daterange(starts_on, returned_on, '[)') with &&)
);
create table module_choice (
  trainee_id uuid not null references trainee,
  option_group text not null,
  module_code text not null,
  chosen_on date not null,
  primary key (trainee_id, option_group)
);
