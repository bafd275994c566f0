create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('employer', 'university', 'epa-organisation', 'system', 'region')),
  name text not null check (name <> ''),
  ukprn text check (ukprn ~ '^[1-9][0-9]{7}$'),
  levy_payer boolean,
  part_of uuid references organisation,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (kind, name)
);
comment on column organisation.part_of is 'the system an employer is in; the region a system or university is in';

create table person (
  id uuid primary key,
  given_name text not null check (given_name <> ''),
  family_name text not null check (family_name <> ''),
  email text not null check (email = lower(email) and email like '%_@_%'),
  version integer not null default 1,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  unique (email)
);

create table person_password (
  person_id uuid primary key references person,
  hash text not null,
  changed_at timestamptz not null
);

create table role_held (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null check (role in ('mentor', 'manager', 'tutor', 'regional-lead', 'assessor', 'auditor', 'administrator')),
  organisation_id uuid not null references organisation,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version integer not null default 1,
  exclude using gist (person_id with =, role with =, organisation_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index role_held_organisation on role_held (organisation_id);

create table mentor (
  person_id uuid primary key references person,
  employer_id uuid not null references organisation,
  profession text not null,
  registration_number text,
  preparation text,
  prepared_on date,
  updated_on date,
  capacity integer not null default 4 check (capacity > 0),
  version integer not null default 1
);

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null references person,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  device text
);
create index session_person on session (person_id) where ended_at is null;

create table invitation (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'reset')),
  token_hash bytea not null unique,
  person_id uuid not null references person,
  created_by uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_person on invitation (person_id);

create table sign_in_failure (
  bucket text primary key,
  failures integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);

create table idempotency_key (
  person_id uuid not null references person,
  key uuid not null,
  endpoint text not null,
  body_hash bytea not null,
  status smallint not null,
  answer text not null,
  etag text,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_key_age on idempotency_key using brin (created_at);
