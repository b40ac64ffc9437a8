-- Where a row stands among all changes of its tenant, as an event does in the outbox (V202612011400): by the life and
-- the transaction that wrote it last. Rows from before this have one transaction in common.
do
$$
declare
    latest int := (select max(life) from event_life);
    named  text;
begin
    foreach named in array array['account', 'member', 'purchase', 'redemption', 'posting'] loop
        execute format('alter table %I add column life int not null default %s,'
            ' add column transaction xid8 not null default pg_current_xact_id()', named, latest);
        execute format('create index %I on %I (tenant_id, life, transaction, id)', named || '_position', named);
    end loop;
end
$$;

-- When it was last changed; null while it is as it was created.
alter table account add column changed_at timestamptz;
alter table member add column changed_at timestamptz;

create or replace function begin_life_where_the_cluster_changed() returns void language plpgsql as
$$
declare
    cluster bigint := (select s.system_identifier from pg_control_system() s);
    branch  text := left(pg_walfile_name(pg_current_wal_lsn()), 8);
    latest  event_life;
    fresh   int;
    named   text;
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
        foreach named in array array['outbox', 'account', 'member', 'purchase', 'redemption', 'posting'] loop
            execute format('alter table %I alter column life set default %s', named, fresh);
        end loop;
    end if;
end
$$;
