create table distributor (
    tenant_id   int         not null references tenant,
    id          uuid        not null,
    external_id text        not null check (length(external_id) between 1 and 100),
    name        text        not null,
    created_at  timestamptz not null,
    version     int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, external_id)
);
select wall('distributor');
grant select, insert, update on distributor to ${appRole};

-- search_name: lower case, no accents, so that a search is a prefix match that row-level security lets an index serve.
-- pool_id: the account whose balance this one earns into and spends from; its own unless balances are pooled.
create table account (
    tenant_id   int         not null references tenant,
    id          uuid        not null,
    program_id  smallint    not null,
    external_id text        not null check (length(external_id) between 1 and 100),
    name        text        not null check (length(name) between 1 and 200),
    search_name text        collate "C" not null,
    parent_id   uuid,
    pool_id     uuid        not null,
    attributes  jsonb       not null default '{}',
    created_at  timestamptz not null,
    version     int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, external_id),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    foreign key (tenant_id, parent_id) references account (tenant_id, id),
    foreign key (tenant_id, pool_id) references account (tenant_id, id),
    check (parent_id <> id)
);
create index account_search on account (tenant_id, search_name, id);
create index account_external_search on account (tenant_id, external_id collate "C");
create index account_parent on account (tenant_id, parent_id);
select wall('account');
grant select, insert, update on account to ${appRole};

-- The number under which a distributor knows an account.
create table account_alias (
    tenant_id      int  not null references tenant,
    distributor_id uuid not null,
    external_id    text not null check (length(external_id) between 1 and 100),
    account_id     uuid not null,
    primary key (tenant_id, distributor_id, external_id),
    unique (tenant_id, account_id, distributor_id),
    foreign key (tenant_id, distributor_id) references distributor (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select wall('account_alias');
grant select, insert, update, delete on account_alias to ${appRole};

create table member (
    tenant_id  int         not null references tenant,
    id         uuid        not null,
    account_id uuid        not null,
    email      text        not null check (email = lower(email)),
    name       text        not null,
    role       text        not null check (role in ('owner', 'buyer', 'approver', 'viewer')),
    state      text        not null check (state in ('INVITED', 'ACTIVE', 'REMOVED')),
    user_id    text,
    created_at timestamptz not null,
    version    int         not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create unique index member_email on member (tenant_id, email) where state <> 'REMOVED';
create unique index member_user on member (tenant_id, user_id) where state <> 'REMOVED';
create index member_account on member (tenant_id, account_id);
select wall('member');
grant select, insert, update on member to ${appRole};
