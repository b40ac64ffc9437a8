create table wallet_observation (
    tenant_id      int         not null references tenant,
    id             uuid        not null,
    program_id     smallint    not null,
    account_id     uuid        not null,
    scope          text        not null check (length(scope) between 1 and 100),
    period         text        not null check (period ~ '^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$'),
    amount_minor   bigint      not null check (amount_minor >= 0),
    source         text        not null check (source in ('DISTRIBUTOR_REPORT', 'DECLARED', 'ESTIMATED')),
    distributor_id uuid,
    observed_on    date        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, distributor_id) references distributor (tenant_id, id),
    check (distributor_id is null or source = 'DISTRIBUTOR_REPORT')
);
create index wallet_observation_account on wallet_observation (tenant_id, account_id, period, scope);
select wall('wallet_observation');
grant select, insert on wallet_observation to ${appRole};
