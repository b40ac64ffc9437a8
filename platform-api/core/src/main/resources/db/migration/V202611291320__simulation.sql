-- What each account would have got in a simulation, and what it really got; kept as long as the job is.
create table simulation_account (
    tenant_id  int    not null references tenant,
    job_id     uuid   not null,
    account_id uuid   not null,
    simulated  bigint not null,
    posted     bigint not null,
    primary key (tenant_id, job_id, account_id),
    foreign key (tenant_id, job_id) references job (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select wall('simulation_account');
grant select, insert, delete on simulation_account to ${appRole};
