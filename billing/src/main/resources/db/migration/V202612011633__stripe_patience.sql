-- key_since: since when it has its key; null since it was asked. told_at: when it was told that it waits for long.
alter table stripe_call add column earlier_keys int not null default 0, add column key_since timestamptz,
    add column told_at timestamptz;

-- How often something failed for which Stripe is not to blame.
alter table stripe_event add column failures int not null default 0;

-- When the account took the place of another, which was taken from the platform; null for a tenant's first.
alter table stripe_account add column replaced_at timestamptz;
-- A tenant's accounts, one after the other.
alter table stripe_account_owner drop constraint stripe_account_owner_owner_key;
create index stripe_account_owner_of on stripe_account_owner (owner);
