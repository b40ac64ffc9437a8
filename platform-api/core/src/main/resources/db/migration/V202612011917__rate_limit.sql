-- How many requests per second a tenant may make (null: as many as the platform says), and one of its clients (null:
-- as many as the tenant).
alter table tenant add column rate_per_second int check (rate_per_second between 1 and 100000);
alter table machine_client add column rate_per_second int check (rate_per_second between 1 and 100000);

-- What is left of each limit, as the instances of the server tell it. It is behind no wall, as nothing of a tenant's
-- stands in it, and not logged: after a crash every limit is whole again.
create unlogged table rate_bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
grant select, insert, update, delete on rate_bucket to ${appRole};
