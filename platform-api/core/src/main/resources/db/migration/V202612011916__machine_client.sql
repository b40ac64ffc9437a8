-- The clients with which a tenant's systems call. Keycloak has their secrets, this has what they may do.
create table machine_client (
    tenant_id  int         not null references tenant,
    id         uuid        not null,
    client_id  text        not null check (client_id like 'm2m-%'),
    name       text        not null check (length(name) between 1 and 100),
    scopes     text        not null
        check (scopes ~ '^(READ|PURCHASES|REDEMPTIONS|ADMIN)( (READ|PURCHASES|REDEMPTIONS|ADMIN))*$'),
    created_at timestamptz not null,
    created_by text        not null,
    rotated_at timestamptz,
    revoked_at timestamptz,
    version    int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, client_id)
);
select wall('machine_client');
grant select, insert, update on machine_client to ${appRole};

-- When each was used last, apart, so that a request never waits for who changes the client.
create table machine_client_use (
    tenant_id    int  not null references tenant,
    machine_id   uuid not null,
    last_used_at timestamptz,
    primary key (tenant_id, machine_id),
    foreign key (tenant_id, machine_id) references machine_client (tenant_id, id)
);
select wall('machine_client_use');
grant select, insert, update on machine_client_use to ${appRole};

-- The first client of each tenant that there is, which may do everything. Its id is of the tenant's creation (UUID 7).
do
$$
declare
    made record;
    id uuid;
begin
    for made in select t.id as tenant_id, t.alias, t.created_at from tenant t where t.state <> 'PROVISIONING' loop
        id := (lpad(to_hex(floor(extract(epoch from made.created_at) * 1000)::bigint), 12, '0')
            || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid;
        perform use_tenant(made.tenant_id);
        insert into machine_client (tenant_id, id, client_id, name, scopes, created_at, created_by)
        values (made.tenant_id, id, 'm2m-' || made.alias, 'First', 'READ PURCHASES REDEMPTIONS ADMIN',
            made.created_at, 'system');
        insert into machine_client_use (tenant_id, machine_id) values (made.tenant_id, id);
    end loop;
end
$$;
