-- Since when a tenant's account is out of the platform's reach, because its owner took it away; null while it is not.
alter table stripe_account add column disconnected_at timestamptz;
alter table stripe_account add check (disconnected_at is null or not charges_enabled);
