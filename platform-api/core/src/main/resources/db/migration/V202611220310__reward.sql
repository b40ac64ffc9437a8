create table reward (
    tenant_id         int         not null references tenant,
    id                uuid        not null,
    program_id        smallint    not null,
    name              text        not null check (length(name) between 1 and 200),
    description       text        check (length(description) <= 4000),
    type              text        not null check (type in ('VOUCHER', 'MERCHANDISE')),
    price             bigint      not null check (price between 1 and 1000000000),
    limit_per_account int         check (limit_per_account > 0),
    state             text        not null check (state in ('ACTIVE', 'INACTIVE')),
    created_at        timestamptz not null,
    version           int         not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, program_id) references program (tenant_id, id)
);
select wall('reward');
grant select, insert, update on reward to ${appRole};

-- Apart from the reward, so that selling touches no row that people edit. quantity null: there is always enough.
-- A voucher's quantity is the number of its codes that nobody has.
create table reward_stock (
    tenant_id int    not null references tenant,
    reward_id uuid   not null,
    quantity  bigint check (quantity >= 0),
    primary key (tenant_id, reward_id),
    foreign key (tenant_id, reward_id) references reward (tenant_id, id)
) with (fillfactor = 70);
select wall('reward_stock');
grant select, insert, update on reward_stock to ${appRole};

-- taken_by: the redemption it was set aside for.
create table voucher_code (
    tenant_id int         not null references tenant,
    id        uuid        not null,
    reward_id uuid        not null,
    code      text        not null check (length(code) between 1 and 200),
    taken_by  uuid,
    added_at  timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, reward_id, code),
    foreign key (tenant_id, reward_id) references reward (tenant_id, id)
);
create index voucher_code_free on voucher_code (tenant_id, reward_id, id) where taken_by is null;
create index voucher_code_taken on voucher_code (tenant_id, taken_by) where taken_by is not null;
select wall('voucher_code');
grant select, insert, update on voucher_code to ${appRole};
