-- Membership plans. version: the latest, also for the entity tag. What Stripe knows of it: mirrored_version, which it
-- shows; mirror_call, what it is asked to do now; mirror_problem, what it last refused.
create table membership_plan (
    tenant_id        int         not null references tenant,
    id               uuid        not null,
    program_id       smallint    not null,
    code             text        not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$'),
    version          int         not null check (version > 0),
    visibility       text        not null check (visibility in ('PUBLIC', 'HIDDEN', 'ARCHIVED')),
    created_at       timestamptz not null,
    stripe_product   text,
    mirrored_version int,
    mirrored_at      timestamptz,
    mirror_call      uuid,
    mirror_problem   text,
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    check (mirrored_version <= version),
    check ((mirrored_version is null) = (mirrored_at is null)),
    check (mirrored_version is null or stripe_product is not null)
);
select wall('membership_plan');
grant select, insert on membership_plan to ${appRole};
grant update (version, visibility, stripe_product, mirrored_version, mirrored_at, mirror_call, mirror_problem)
    on membership_plan to ${appRole};

-- A plan as it was written; never changed, because memberships name it.
create table membership_plan_version (
    tenant_id  int         not null references tenant,
    plan_id    uuid        not null,
    version    int         not null check (version > 0),
    definition jsonb       not null check (jsonb_typeof(definition) = 'object'),
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant_id, plan_id, version),
    foreign key (tenant_id, plan_id) references membership_plan (tenant_id, id)
);
select wall('membership_plan_version');
grant select, insert on membership_plan_version to ${appRole};

-- What a plan costs; another amount is another row, and who pays the old one keeps it. months: of a fee that is paid
-- once, null for ever. stripe_active: whether Stripe sells at it.
create table plan_price (
    tenant_id      int         not null references tenant,
    id             uuid        not null,
    plan_id        uuid        not null,
    code           text        not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$'),
    amount_minor   bigint      not null check (amount_minor between 0 and 99999999),
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    interval       text        not null check (interval in ('MONTH', 'YEAR', 'ONCE')),
    months         int         check (months is null or months > 0 and interval = 'ONCE'),
    from_version   int         not null,
    retired_at     timestamptz,
    stripe_price   text,
    stripe_active  boolean     not null default false,
    mirrored_at    timestamptz,
    mirror_call    uuid,
    mirror_problem text,
    primary key (tenant_id, id),
    foreign key (tenant_id, plan_id, from_version) references membership_plan_version (tenant_id, plan_id, version),
    check ((stripe_price is null) = (mirrored_at is null)),
    check (stripe_price is not null or not stripe_active)
);
create unique index plan_price_in_force on plan_price (tenant_id, plan_id, code) where retired_at is null;
create index plan_price_plan on plan_price (tenant_id, plan_id, id);
select wall('plan_price');
grant select, insert on plan_price to ${appRole};
grant update (retired_at, stripe_price, stripe_active, mirrored_at, mirror_call, mirror_problem)
    on plan_price to ${appRole};
