-- A statement that changed nothing, or one row, has the trigger plan its join for so few and keep that plan: a thousand
-- rows later were then held against each other one by one, a second and more. Joined any other way, few cost the same.
alter function audit_statement() set enable_nestloop = off;
