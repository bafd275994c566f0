-- Whether a trainee has logged this kind before is asked with every entry; read from the log it cost more than the rest.
create index off_the_job_entry_kinds on off_the_job_entry (trainee_id, category) where state <> 'draft';
