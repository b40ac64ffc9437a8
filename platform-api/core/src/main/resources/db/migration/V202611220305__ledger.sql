-- Double entry, append-only. Balances, and what is left of a lot, are sums kept so that they can be locked and read;
-- GET /ledger/check compares them with the entries.

create table balance (
    tenant_id        int      not null references tenant,
    account_id       uuid     not null,
    program_id       smallint not null,
    available        bigint   not null default 0,
    pending          bigint   not null default 0 check (pending >= 0),
    reserved         bigint   not null default 0 check (reserved >= 0),
    last_purchase_at timestamptz,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
) with (fillfactor = 70);
select wall('balance');
grant select, insert, update on balance to ${appRole};

-- key: unique in the tenant, says what the posting is for ('purchase:ID', 'redemption:ID:reserve', …).
-- waived: points that a return would have taken back but did not, because the balance may not go below zero.
create table posting (
    tenant_id     int         not null references tenant,
    id            uuid        not null,
    program_id    smallint    not null,
    account_id    uuid        not null,
    key           text        not null check (length(key) between 1 and 300),
    kind          text        not null,
    occurred_at   timestamptz not null,
    posted_at     timestamptz not null,
    purchase_id   uuid,
    redemption_id uuid,
    reverses_id   uuid,
    actor         text        not null,
    reason        text,
    waived        bigint      not null default 0 check (waived >= 0),
    explanation   jsonb,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, purchase_id) references purchase (tenant_id, id),
    foreign key (tenant_id, reverses_id) references posting (tenant_id, id)
);
create index posting_account on posting (tenant_id, account_id, id);
create index posting_purchase on posting (tenant_id, purchase_id) where purchase_id is not null;
create index posting_reverses on posting (tenant_id, reverses_id) where reverses_id is not null;
select wall('posting');
grant select, insert on posting to ${appRole};

-- One transfer: points go from the debited to the credited ledger account, so it sums to zero by construction.
create table entry (
    tenant_id  int      not null references tenant,
    posting_id uuid     not null,
    no         smallint not null,
    account_id uuid     not null,
    debit      text     not null,
    credit     text     not null,
    points     bigint   not null check (points > 0),
    primary key (tenant_id, posting_id, no),
    foreign key (tenant_id, posting_id) references posting (tenant_id, id),
    check (debit <> credit),
    check (debit in ('PENDING', 'AVAILABLE', 'RESERVED', 'ISSUED', 'REDEEMED', 'EXPIRED', 'ADJUSTED')),
    check (credit in ('PENDING', 'AVAILABLE', 'RESERVED', 'ISSUED', 'REDEEMED', 'EXPIRED', 'ADJUSTED'))
);
select wall('entry');
grant select, insert on entry to ${appRole};

-- points: what it opened with, never changed. remaining: points plus the sum of its movements.
-- While opened_at is null the lot is pending and waits for release_at. expires_at: null is never. idle_months: expires
-- that long after the last own purchase, but not before expires_at.
create table lot (
    tenant_id   int         not null references tenant,
    id          uuid        not null,
    program_id  smallint    not null,
    account_id  uuid        not null,
    posting_id  uuid        not null,
    entry_no    smallint    not null,
    points      bigint      not null check (points > 0),
    remaining   bigint      not null check (remaining between 0 and points),
    release_at  timestamptz,
    opened_at   timestamptz,
    expires_at  timestamptz,
    idle_months smallint,
    idle        boolean     not null generated always as (idle_months is not null) stored,
    primary key (tenant_id, id),
    foreign key (tenant_id, posting_id) references posting (tenant_id, id),
    check (opened_at is not null or release_at is not null)
) with (fillfactor = 80);
-- the order in which an account's points are spent and released, and what is due in the tenant
create index lot_open on lot (tenant_id, account_id, idle, expires_at, id) where opened_at is not null and remaining > 0;
create index lot_pending on lot (tenant_id, account_id, release_at, id) where opened_at is null and remaining > 0;
create index lot_release on lot (tenant_id, release_at, id) where opened_at is null and remaining > 0;
create index lot_expiry on lot (tenant_id, idle, expires_at, id) where opened_at is not null and remaining > 0;
create index lot_posting on lot (tenant_id, posting_id);
select wall('lot');
grant select, insert, update on lot to ${appRole};

-- What an entry did to lots after their opening; lot_id null is debt (negative: debt made, positive: debt repaid).
create table lot_movement (
    tenant_id  int      not null references tenant,
    posting_id uuid     not null,
    entry_no   smallint not null,
    no         int      not null,
    lot_id     uuid,
    points     bigint   not null check (points <> 0),
    primary key (tenant_id, posting_id, entry_no, no),
    foreign key (tenant_id, posting_id, entry_no) references entry (tenant_id, posting_id, no),
    foreign key (tenant_id, lot_id) references lot (tenant_id, id)
);
create index lot_movement_lot on lot_movement (tenant_id, lot_id) where lot_id is not null;
create index lot_movement_debt on lot_movement (tenant_id, posting_id) where lot_id is null;
select wall('lot_movement');
grant select, insert on lot_movement to ${appRole};
