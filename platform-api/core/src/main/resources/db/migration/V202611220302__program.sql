create table program (
    tenant_id           int            not null references tenant,
    id                  smallint       not null,
    currency            text           not null check (currency ~ '^[A-Z]{3}$'),
    time_zone           text           not null,
    points_name         text           not null,
    fair_value          numeric(12, 6) not null check (fair_value >= 0),
    rounding            text           not null check (rounding in ('FLOOR', 'HALF_UP', 'CARRY')),
    pending_days        int            not null check (pending_days between 0 and 3650),
    expiry              text           not null check (expiry in ('NONE', 'ROLLING', 'CALENDAR', 'INACTIVITY')),
    expiry_months       int            check (expiry_months between 0 and 1200),
    restore_grace_days  int            not null check (restore_grace_days between 0 and 3650),
    negative_balance    text           not null check (negative_balance in ('ALLOW_NEGATIVE', 'WITHIN_BALANCE')),
    auto_enrol          boolean        not null,
    earning_sources     text[],
    reservation_minutes int            not null check (reservation_minutes between 1 and 525600),
    adjustment_limit    bigint         check (adjustment_limit > 0),
    pooled_balance      boolean        not null,
    rules_revision      int            not null default 0,
    version             int            not null default 0,
    primary key (tenant_id, id),
    check (expiry = 'NONE' or expiry_months is not null)
);
select wall('program');
grant select, insert, update on program to ${appRole};
