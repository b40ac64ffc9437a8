-- The job that compared last for reconciled_on: one that failed is followed by another on the same day.
alter table stripe_account add column reconciled_by uuid;
