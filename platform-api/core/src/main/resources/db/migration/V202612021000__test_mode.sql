-- The test mode of a tenant is a tenant of its own, whose row names the live one. It has the alias ALIAS.test, and
-- ALIAS.test.ID once it is wiped and another row has taken its place: the door then knows it no more. Ids of test modes
-- are negative, so that whoever has one knows what it is of without a look.
alter table tenant add column live_id int references tenant;
-- Since when the tenant has a test mode, also in the rows that take its place.
alter table tenant add column opened_at timestamptz;
alter table tenant drop constraint tenant_alias_check;
alter table tenant add constraint tenant_alias_check
    check (alias ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9](\.test(\.[0-9]+)?)?$');
alter table tenant drop constraint tenant_state_check;
alter table tenant add constraint tenant_state_check
    check (state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'WIPING', 'WIPED'));
alter table tenant add constraint tenant_of_a_mode check (case
    when live_id is null then id > 0 and opened_at is null and alias !~ '\.' and state not in ('WIPING', 'WIPED')
    else id < 0 and opened_at is not null and state <> 'SUSPENDED'
        and alias ~ case when state = 'WIPED' then '\.test\.[0-9]+$' else '\.test$' end end);
create unique index tenant_test_mode on tenant (live_id) where state <> 'WIPED';
create index tenant_live on tenant (live_id);

create sequence test_mode_id as int increment -1 minvalue -2147483648 maxvalue -1 start -1;
grant usage on sequence test_mode_id to ${appRole};

-- Those that are open: a test mode is while its live tenant is, too.
create view open_tenant as
    select t.id, t.alias from tenant t left join tenant live on live.id = t.live_id
    where t.state = 'ACTIVE' and (t.live_id is null or live.state = 'ACTIVE');
grant select on open_tenant to ${appRole};

-- Whoever works in a test mode holds this until the transaction ends; whoever wipes it waits until nobody does. Who
-- comes later finds it wiped: not even somebody who was let in before leaves a row behind. Live tenants pay nothing.
create or replace function use_tenant(tenant int) returns void language plpgsql as
$$
begin
    if tenant < 0 then
        perform pg_advisory_xact_lock_shared(tenant, 0);
        if not exists (select from app.tenant t where t.id = tenant and t.state in ('PROVISIONING', 'ACTIVE')) then
            raise exception 'the test mode % is wiped', tenant using errcode = 'SG001';
        end if;
    end if;
    execute format('set local app.tenant_id = %L', tenant);
end
$$;

-- Enters a test mode that is to be wiped, if nobody works in it any more: then nobody can until this transaction ends.
-- Whether it could. It doesn't stand in the queue for the lock, as that would hold up who works in it and needs a second
-- connection to end.
create function enter_to_wipe(test_mode int) returns boolean language plpgsql as
$$
begin
    if not pg_try_advisory_xact_lock(test_mode, 0) then
        return false;
    end if;
    execute format('set local app.tenant_id = %L', test_mode);
    return true;
end
$$;

-- Logins of people of a test mode that is being wiped, until the identity provider has deleted them.
create table wiped_login (
    tenant_id int  not null references tenant,
    user_id   text not null,
    primary key (tenant_id, user_id)
);
select wall('wiped_login');
grant select, insert, delete on wiped_login to ${appRole};

-- Nobody but the application is bound by this: what is wiped goes, published or not.
alter policy only_drafts_go on rule_set to ${appRole};

-- A test mode that is being wiped has nothing to do, and keeps the others from nothing.
create or replace function webhooks_wanted(tenants int[], endpoints uuid[], moment timestamptz) returns setof uuid
language plpgsql as
$$
declare
    entered int;
begin
    for i in 1 .. cardinality(tenants) loop
        continue when tenants[i] < 0 and not exists (select from app.open_tenant o where o.id = tenants[i]);
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

create function has_rows(of_tenants regclass, owner int) returns boolean language plpgsql set search_path = pg_catalog as
$$
declare
    found boolean;
begin
    execute format('select exists (select from %s t where t.tenant_id = $1)', of_tenants) into found using owner;
    return found;
end
$$;

-- Of the rows of a table, those that no other row of it names.
create function unnamed_in(of_tenants regclass) returns text language sql stable set search_path = pg_catalog as
$$
    select coalesce(string_agg(format(' and not exists (select from %s c where c.ctid <> t.ctid%s)', of_tenants, (
            select string_agg(format(' and c.%I = t.%I', f.attname, p.attname), '')
            from unnest(k.conkey, k.confkey) as pair (child, parent)
            join pg_attribute f on f.attrelid = k.conrelid and f.attnum = pair.child
            join pg_attribute p on p.attrelid = k.confrelid and p.attnum = pair.parent)), ''), '')
    from pg_constraint k where k.contype = 'f' and k.conrelid = of_tenants and k.confrelid = of_tenants
$$;

-- Deletes what a wiped test mode left, so many rows at a time; answers whether all of it is gone, the tenant too. As the
-- tables' owner, because nobody else may delete what was posted or audited; but behind the wall, which holds for it too,
-- and of nothing but a test mode that is wiped. The tables come from the catalog, so that none can be forgotten: a table
-- has its turn once no other one has rows that may name its rows.
create function purge_test_mode(wiped int, most int) returns boolean
language plpgsql security definer set search_path = pg_catalog as
$$
declare
    doomed  record;
    left_in text;
    gone    int;
    deleted int := 0;
begin
    perform pg_advisory_xact_lock(wiped, 0);
    if not exists (select from app.tenant t where t.id = wiped) then
        return true;
    end if;
    if not exists (select from app.tenant t where t.id = wiped and t.live_id is not null and t.state = 'WIPED') then
        raise exception 'the tenant % is no test mode that is wiped', wiped;
    end if;
    execute format('set local app.tenant_id = %L', wiped);
    for doomed in
        select c.oid::regclass as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attname = 'tenant_id'
            and not a.attisdropped
        order by c.relname
    loop
        continue when deleted >= most or not app.has_rows(doomed.name, wiped);
        left_in := doomed.name;
        continue when exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = doomed.name
            and k.conrelid <> doomed.name and app.has_rows(k.conrelid, wiped));
        execute format('delete from %1$s d where d.tenant_id = $1 and d.ctid = any (array('
                'select t.ctid from %1$s t where t.tenant_id = $1%2$s limit $2))', doomed.name,
            app.unnamed_in(doomed.name)) using wiped, most - deleted;
        get diagnostics gone = row_count;
        deleted := deleted + gone;
    end loop;
    if deleted > 0 then
        return false;
    end if;
    if left_in is not null then
        raise exception 'rows of % name each other and can''t be deleted', left_in;
    end if;
    for doomed in
        select k.conrelid::regclass as name, a.attname as owner from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = 'app.tenant'::regclass and k.conrelid <> k.confrelid
            and a.attname <> 'tenant_id'
    loop
        execute format('delete from %s where %I = $1', doomed.name, doomed.owner) using wiped;
    end loop;
    delete from app.tenant t where t.id = wiped;
    return true;
end
$$;
revoke execute on function has_rows(regclass, int), unnamed_in(regclass), purge_test_mode(int, int) from public;
grant execute on function purge_test_mode(int, int) to ${appRole};
