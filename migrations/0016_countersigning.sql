-- Sign-offs that wait for a countersignature are few and asked for on every look into a queue.
create index sign_off_waiting on sign_off (trainee_id, entry_id) where needs_countersignature and countersigned_by is null;
