-- The tenant's own people, users of the admin pages. Their logins are Keycloak's; roles are names from the list.
create table staff (
    tenant_id  int         not null references tenant,
    id         uuid        not null,
    email      text        not null check (email = lower(email)),
    name       text        not null check (length(name) between 1 and 200),
    roles      text        not null
        check (roles ~ '^(program-admin|account-manager|finance|read-only)( (program-admin|account-manager|finance|read-only))*$'),
    state      text        not null check (state in ('ACTIVE', 'REMOVED')),
    user_id    text        not null,
    created_at timestamptz not null,
    version    int         not null default 0,
    primary key (tenant_id, id)
);
create unique index staff_email on staff (tenant_id, email) where state <> 'REMOVED';
select wall('staff');
grant select, insert, update on staff to ${appRole};

-- Which request made the tenant (client and Idempotency-Key), so that the key can't make a second one.
alter table tenant add column creation_key text unique;
