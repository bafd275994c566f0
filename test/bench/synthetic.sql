-- A made-up region, the same every time: :trainees trainees with 350 entries each. Run by a superuser on a migrated, empty database.
-- Triggers are off while it loads; the totals are then summed from the rows, which is also what a test holds the triggers to.
set session_replication_role = replica;
set synchronous_commit = off;
set work_mem = '256MB';

create or replace function made(kind text, n bigint) returns uuid language sql immutable as $$
  select (kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

insert into organisation (id, kind, name) values (made('00000001', 1), 'region', 'Made-up region'), (made('00000003', 1), 'university', 'Made-up university');
insert into organisation (id, kind, name, part_of) select made('00000002', e), 'employer', 'Made-up trust ' || e, made('00000001', 1) from generate_series(1, :trainees / 200 + 1) e;
insert into standard values ('ST0215', '1.0', 'Healthcare assistant practitioner', 5);
insert into standard_element select 'ST0215', '1.0', 'K' || k, 'knowledge', 'Made-up ' || k, k from generate_series(1, 7) k;
insert into programme (id, university_id, title, award, total_credits, standard_reference, standard_version, assessment_plan)
  values (made('00000004', 1), made('00000003', 1), 'Made-up programme', 'FdSc', 240, 'ST0215', '1.0', 'AP01');
insert into curriculum (id, programme_id, title, starts_on) values (made('00000005', 1), made('00000004', 1), '2025', '2025-01-01');
insert into module (curriculum_id, code, title, level, credits, year, semesters, position)
  select made('00000005', 1), 'MU10' || m, 'Made-up module ' || m, 4, 20, 1, '{1}', m from generate_series(1, 12) m;
insert into cohort (id, programme_id, curriculum_id, title, starts_on, planned_end_on)
  values (made('00000006', 1), made('00000004', 1), made('00000005', 1), 'Made-up cohort', '2025-09-08', '2027-09-06');

insert into person (id, given_name, family_name, email)
  select made('00000007', n), 'Given' || n % 400, 'Family' || n, 'trainee' || n || '@example.nhs.uk' from generate_series(1, :trainees) n;
insert into person (id, given_name, family_name, email)
  select made('00000008', n), 'Mentor', 'Family' || n, 'mentor' || n || '@example.nhs.uk' from generate_series(1, :trainees / 4) n;
insert into mentor (person_id, employer_id, profession, prepared_on, updated_on)
  select made('00000008', n), made('00000002', n * 4 / 200 + 1), 'Registered mental health nurse', '2024-01-10', '2026-09-01' from generate_series(1, :trainees / 4) n;
insert into trainee (id, person_id, cohort_id, employer_id, university_id, region_id, student_number, starts_on, plan_id, guaranteed_post)
  select made('00000009', n), made('00000007', n), made('00000006', 1), made('00000002', n / 200 + 1), made('00000003', 1), made('00000001', 1),
    'B' || n, '2025-09-08', made('0000000a', n), true from generate_series(1, :trainees) n;
insert into training_plan (trainee_id, id, planned_minutes, planned_end_on, weekly_minutes, rounding, signed_on)
  select made('00000009', n), made('0000000a', n), 41760, '2027-09-06', 2250, 'dfe-calculator', '2025-09-08' from generate_series(1, :trainees) n;
insert into employment (trainee_id, id, employer_id, post, band, weekly_minutes, wte, starts_on)
  select made('00000009', n), made('0000000b', n), made('00000002', n / 200 + 1), 'Trainee assistant practitioner', 3, 2250, 1, '2025-09-08' from generate_series(1, :trainees) n;
insert into mentorship (trainee_id, id, mentor_id, starts_on)
  select made('00000009', n), made('0000000c', n), made('00000008', (n - 1) / 4 + 1), '2025-09-08' from generate_series(1, :trainees) n;
-- Three mentors have twenty trainees each, whose entries they can sign in one call of two hundred.
insert into mentorship (trainee_id, id, mentor_id, starts_on)
  select made('00000009', 20 * j + n), made('00000011', 20 * j + n), made('00000008', 5 * j + 1), '2025-09-08'
  from generate_series(0, 2) j, generate_series(5, 20) n;

-- 350 entries over 434 days, the last 10 of each trainee still waiting for a signature.
insert into off_the_job_entry (trainee_id, id, learned_on, category, activity, learned, minutes, starts_at, ends_at, module_code, ksbs, paid, state,
    created_at, submitted_at, decided_at, decided_by, version)
  select made('00000009', n), made('0000000d', n * 1000 + e), date '2025-09-08' + (e * 434 / 350), 'university-teaching', 'University day: module ' || e % 12 + 1,
    'What was taught on this day, what it changes in practice and where it will be used next, in a sentence of usual length.', 60 + (n + e) % 30,
    case when e % 5 = 0 then time '09:30' + make_interval(mins => e % 40) end, case when e % 5 = 0 then time '12:00' + make_interval(mins => e % 40) end,
    'MU10' || e % 12 + 1, '{K1,K3}', 'paid-hours', case when e > 340 then 'submitted' else 'signed' end,
    timestamptz '2025-09-08 17:00Z' + make_interval(days => e * 434 / 350), timestamptz '2025-09-08 17:00Z' + make_interval(days => e * 434 / 350),
    case when e <= 340 then timestamptz '2025-09-10 17:00Z' + make_interval(days => e * 434 / 350) end,
    case when e <= 340 then made('00000008', (n - 1) / 4 + 1) end, 2
  from generate_series(1, :trainees) n, generate_series(1, 350) e;

-- As many decisions as there are signed entries, so that looking one up costs what it will.
insert into sign_off (trainee_id, id, entry_id, decision, by_person_id, at, entry_version)
  select trainee_id, made('00000010', row_number() over ()), id, 'signed', decided_by, decided_at, 1 from off_the_job_entry where state = 'signed';

insert into trainee_day (trainee_id, day, signed_minutes, submitted_minutes)
  select trainee_id, learned_on, coalesce(sum(minutes) filter (where state = 'signed'), 0), coalesce(sum(minutes) filter (where state = 'submitted'), 0)
  from off_the_job_entry group by 1, 2;
insert into trainee_month (trainee_id, month, signed_minutes, submitted_minutes, entries)
  select trainee_id, date_trunc('month', learned_on)::date, coalesce(sum(minutes) filter (where state = 'signed'), 0),
    coalesce(sum(minutes) filter (where state = 'submitted'), 0), count(*) from off_the_job_entry group by 1, 2;
insert into trainee_totals (trainee_id, signed_minutes, submitted_minutes, signed_entries, submitted_entries)
  select trainee_id, coalesce(sum(minutes) filter (where state = 'signed'), 0), coalesce(sum(minutes) filter (where state = 'submitted'), 0),
    count(*) filter (where state = 'signed'), count(*) filter (where state = 'submitted') from off_the_job_entry group by 1;

-- A session for each trainee and mentor; the token is its number in words.
insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at)
  select sha256(convert_to('trainee-' || n, 'UTF8')), made('0000000e', n), made('00000007', n), now(), now(), now() + interval '1 day' from generate_series(1, :trainees) n;
insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at)
  select sha256(convert_to('mentor-' || n, 'UTF8')), made('0000000f', n), made('00000008', n), now(), now(), now() + interval '1 day' from generate_series(1, :trainees / 4) n;
insert into trainee_home (trainee_id) select id from trainee;
select keep_listing(id) from trainee;
reset session_replication_role;
-- Not what is still empty: plans made for a table known to be empty read all of it later on.
do $$
declare filled regclass;
begin
  for filled in select oid::regclass from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
  loop
    execute format('analyze %s', filled);
  end loop;
end $$;
