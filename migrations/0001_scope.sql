-- The application connects as rung_app: it owns nothing and cannot bypass row-level security.
do $$ begin
  create role rung_app nologin nobypassrls;
exception when duplicate_object then null; end $$;
grant rung_app to current_user;
grant usage on schema public to rung_app;

create extension if not exists btree_gist;

-- Who asks, as settled by enter() at the start of each transaction. Empty outside one: nothing is visible.
create function me() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('rung.person', true), '')::uuid $$;
create function my_organisations() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rung.organisations', true), ''), '{}')::uuid[] $$;
create function my_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rung.roles', true), ''), '{}')::text[] $$;
create function my_mentored() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rung.mentored', true), ''), '{}')::uuid[] $$;
create function my_managed() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rung.managed', true), ''), '{}')::uuid[] $$;
-- Sign-in, invitations and commands act before or without a person; they say so explicitly. Whoever is not the
-- application (the owner, in migrations and in the functions that run as owner) is bound by these policies too, and passes here.
create function is_system() returns boolean language sql stable parallel safe
  as $$ select current_user <> 'rung_app' or coalesce(current_setting('rung.system', true), '') = 'on' $$;
