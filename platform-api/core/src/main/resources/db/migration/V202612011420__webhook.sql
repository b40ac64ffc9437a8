-- Where a tenant's systems are told of its events.
create table webhook_endpoint (
    tenant_id       int         not null references tenant,
    id              uuid        not null,
    url             text        not null check (length(url) <= 2000),
    description     text,
    types           text        not null,
    payload         text        not null check (payload in ('FULL', 'THIN')),
    api_version     text        not null,
    headers         bytea,
    rate_per_second int         check (rate_per_second between 1 and 10000),
    ordered         boolean     not null,
    keyring         bytea       not null,
    state           text        not null check (state in ('ON', 'OFF', 'DISABLED')),
    disabled_at     timestamptz,
    disabled_reason text,
    created_at      timestamptz not null,
    version         int         not null default 0,
    primary key (tenant_id, id),
    check ((state = 'DISABLED') = (disabled_at is not null)),
    check ((state = 'DISABLED') = (disabled_reason is not null))
);
select wall('webhook_endpoint');
grant select, insert, update, delete on webhook_endpoint to ${appRole};

-- How far an endpoint has got in its tenant's events, and how it does: since when nothing succeeds, and how often its
-- tenant's people were warned of that.
create table webhook_progress (
    tenant_id     int    not null references tenant,
    endpoint_id   uuid   not null,
    life          int    not null,
    transaction   xid8   not null,
    event_id      uuid   not null,
    last_sequence bigint not null default 0,
    failing_since timestamptz,
    warnings      int    not null default 0,
    warned_at     timestamptz,
    primary key (tenant_id, endpoint_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id) on delete cascade
);
select wall('webhook_progress');
grant select, insert, update on webhook_progress to ${appRole};

-- An event on its way to an endpoint, with what its attempts came to. It is WAITING until it is DELIVERED, or FAILED
-- because nobody tries any more. Its event stands in the outbox, but for a test event, which has a body of its own.
create table webhook_delivery (
    tenant_id   int         not null references tenant,
    endpoint_id uuid        not null,
    event_id    uuid        not null,
    type        text        not null,
    account_id  uuid,
    sequence    bigint      not null,
    state       text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    attempts    int         not null default 0,
    due_at      timestamptz,
    history     jsonb       not null default '[]',
    body        jsonb,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    primary key (tenant_id, endpoint_id, event_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id) on delete cascade,
    check ((state = 'WAITING') = (due_at is not null)),
    check ((state = 'WAITING') = (ended_at is null))
);
create index webhook_delivery_due on webhook_delivery (tenant_id, endpoint_id, due_at, sequence)
    where state = 'WAITING';
create index webhook_delivery_before on webhook_delivery (tenant_id, endpoint_id, account_id, sequence)
    where state = 'WAITING';
create index webhook_delivery_failed on webhook_delivery (tenant_id, endpoint_id, event_id) where state = 'FAILED';
create index webhook_delivery_age on webhook_delivery (tenant_id, created_at);
select wall('webhook_delivery');
grant select, insert, update, delete on webhook_delivery to ${appRole};

-- Which instance of the server looks after which endpoint that is on. Nothing of a tenant's stands in it: it is behind
-- no wall, so that an instance sees all of them with one look.
create table webhook_lane (
    tenant       int  not null references tenant,
    endpoint     uuid not null,
    owner        uuid,
    leased_until timestamptz,
    primary key (tenant, endpoint)
);
create index webhook_lane_owner on webhook_lane (owner);
grant select, insert, update, delete on webhook_lane to ${appRole};

-- The instances that deliver, and when each was seen last.
create table webhook_instance (
    id      uuid        primary key,
    seen_at timestamptz not null
);
grant select, insert, update, delete on webhook_instance to ${appRole};

-- Those of the endpoints that have something to do: events that they have not seen, or deliveries that are due. One
-- round trip for all tenants of an instance; each is looked at with the wall around it.
create function webhooks_wanted(tenants int[], endpoints uuid[], moment timestamptz) returns setof uuid
language plpgsql as
$$
declare
    entered int;
begin
    for i in 1 .. cardinality(tenants) loop
        if tenants[i] is distinct from entered then
            entered := tenants[i];
            perform app.use_tenant(entered);
        end if;
        if exists (
                select from app.webhook_progress p join app.outbox o on o.tenant_id = p.tenant_id
                    and (o.life, o.transaction, o.id) > (p.life, p.transaction, p.event_id)
                where p.tenant_id = entered and o.tenant_id = entered and p.endpoint_id = endpoints[i]
                    and (o.life < (select max(l.life) from app.event_life l)
                        or o.transaction < pg_snapshot_xmin(pg_current_snapshot())))
            or exists (
                select from app.webhook_delivery d
                where d.tenant_id = entered and d.endpoint_id = endpoints[i] and d.state = 'WAITING'
                    and d.due_at <= moment) then
            return next endpoints[i];
        end if;
    end loop;
end
$$;
