create table purchase (
    tenant_id      int         not null references tenant,
    id             uuid        not null,
    program_id     smallint    not null,
    account_id     uuid        not null,
    source         text        not null check (length(source) between 1 and 50),
    distributor_id uuid,
    invoice_number text        not null check (length(invoice_number) between 1 and 100),
    kind           text        not null check (kind in ('SALE', 'RETURN')),
    original_id    uuid,
    occurred_at    timestamptz not null,
    posted_at      timestamptz not null,
    currency       text        not null,
    total_minor    bigint      not null,
    own_minor      bigint      not null,
    earns          boolean     not null,
    content_hash   bytea       not null,
    primary key (tenant_id, id),
    -- the number first: a linked return looks its original up by that alone; the distributor last, because a null
    -- can't be searched by index
    unique nulls not distinct (tenant_id, invoice_number, source, distributor_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, distributor_id) references distributor (tenant_id, id),
    foreign key (tenant_id, original_id) references purchase (tenant_id, id)
);
create index purchase_account on purchase (tenant_id, account_id, occurred_at);
create index purchase_time on purchase (tenant_id, occurred_at);
create index purchase_original on purchase (tenant_id, original_id) where original_id is not null;
select wall('purchase');
grant select, insert on purchase to ${appRole};

create table purchase_line (
    tenant_id   int      not null references tenant,
    purchase_id uuid     not null,
    line_no     smallint not null,
    sku         text     not null,
    description text,
    category    text,
    brand       text,
    quantity    numeric  not null,
    net_minor   bigint   not null,
    list_minor  bigint,
    cost_minor  bigint,
    own         boolean  not null,
    primary key (tenant_id, purchase_id, line_no),
    foreign key (tenant_id, purchase_id) references purchase (tenant_id, id)
);
select wall('purchase_line');
grant select, insert on purchase_line to ${appRole};

-- Sums per account, month (of the program's zone, as yyyymm), category ('' is none) and distributor (the nil UUID is
-- none), kept with every purchase, so that a spend share is a read of a few rows. own_minor: own lines of earning
-- sources. all_minor: every line. foreign_lines: how many lines were a competitor's, which makes the sum a report.
create table spend_month (
    tenant_id      int    not null references tenant,
    account_id     uuid   not null,
    month          int    not null,
    category       text   not null,
    distributor_id uuid   not null,
    own_minor      bigint not null,
    all_minor      bigint not null,
    foreign_lines  int    not null,
    primary key (tenant_id, account_id, month, category, distributor_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
) with (fillfactor = 80);
create index spend_month_period on spend_month (tenant_id, month, account_id);
select wall('spend_month');
grant select, insert, update on spend_month to ${appRole};
