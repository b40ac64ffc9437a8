-- Where an event stands among all of its tenant: (life, transaction, id). Readers take only what transactions wrote that
-- had all ended before the oldest that still runs, so that nothing appears behind a place that was read.
--
-- A life is the time that a database spends in one cluster. Transactions are numbered per cluster: after a dump was
-- restored elsewhere, the numbers stored may lie ahead of the cluster's. Everything of an earlier life is before it.
create table event_life (
    life              int         primary key,
    system_identifier bigint,
    timeline          text,
    began_at          timestamptz not null
);
insert into event_life (life, began_at) values (1, now());
grant select on event_life to ${appRole};

-- Called by the owner at each start, before anything is written.
create function begin_life_where_the_cluster_changed() returns void language plpgsql as
$$
declare
    cluster bigint := (select s.system_identifier from pg_control_system() s);
    branch  text := left(pg_walfile_name(pg_current_wal_lsn()), 8);
    latest  event_life;
    fresh   int;
begin
    lock table event_life in exclusive mode;
    select * into latest from event_life order by life desc limit 1;
    if latest.system_identifier is null then
        update event_life set system_identifier = cluster, timeline = branch where life = latest.life;
    elsif (latest.system_identifier, latest.timeline) is distinct from (cluster, branch) then
        -- the second it begins in: two copies of one database, restored twice, have lives that differ
        fresh := greatest(extract(epoch from clock_timestamp())::int, latest.life + 1);
        insert into event_life (life, system_identifier, timeline, began_at)
            values (fresh, cluster, branch, clock_timestamp());
        execute format('alter table outbox alter column life set default %s', fresh);
    end if;
end
$$;
revoke execute on function begin_life_where_the_cluster_changed() from public;

-- Events from before this have one transaction in common, and the order of their ids in it.
alter table outbox
    add column life        int  not null default 1,
    add column transaction xid8 not null default pg_current_xact_id(),
    add column account_id  uuid;
create index outbox_position on outbox (tenant_id, life, transaction, id);
create index outbox_account on outbox (tenant_id, account_id, life, transaction, id) where account_id is not null;
create index outbox_subject on outbox (tenant_id, subject_id, life, transaction, id);
create index outbox_type on outbox (tenant_id, type, life, transaction, id);
create index outbox_time on outbox (tenant_id, occurred_at);

-- Up to where a tenant's events are deleted, because they are old.
create table event_retention (
    tenant_id   int  not null primary key references tenant,
    life        int  not null,
    transaction xid8 not null,
    event_id    uuid not null
);
select wall('event_retention');
grant select, insert, update on event_retention to ${appRole};
