-- What accounts were told of points that will expire: the last day on which they can be spent, and how many days before
-- it was told.
create table expiry_notice (
    tenant_id  int         not null references tenant,
    account_id uuid        not null,
    last_day   date        not null,
    days       smallint    not null check (days in (30, 7)),
    told_at    timestamptz not null,
    primary key (tenant_id, account_id, last_day, days),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index expiry_notice_day on expiry_notice (tenant_id, last_day);
select wall('expiry_notice');
grant select, insert, delete on expiry_notice to ${appRole};
