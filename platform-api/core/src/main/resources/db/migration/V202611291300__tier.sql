-- The tiers of a program. definition: JSON as people wrote it. version: counts the changes, for the entity tag.
-- revision: counts also the thresholds recomputed, for those who keep the scheme in memory. round_on: the day of the
-- last daily round.
create table tier_scheme (
    tenant_id  int         not null references tenant,
    program_id smallint    not null,
    definition text        not null check (jsonb_typeof(definition::jsonb) = 'object'),
    changed_at timestamptz not null,
    version    int         not null,
    revision   int         not null,
    round_on   date,
    primary key (tenant_id, program_id),
    foreign key (tenant_id, program_id) references program (tenant_id, id)
);
select wall('tier_scheme');
grant select, insert, update on tier_scheme to ${appRole};

-- Thresholds that were computed, in the metric's smallest unit; the latest of its basis (what was measured, and which
-- part of the accounts it lets in) is in force. accounts: how many there were.
create table tier_threshold (
    tenant_id   int      not null references tenant,
    program_id  smallint not null,
    tier_code   text     not null,
    basis       text     not null,
    computed_on date     not null,
    value       bigint   not null,
    accounts    bigint   not null,
    primary key (tenant_id, program_id, tier_code, basis, computed_on),
    foreign key (tenant_id, program_id) references tier_scheme (tenant_id, program_id)
);
select wall('tier_threshold');
grant select, insert, update on tier_threshold to ${appRole};

-- Where an account stands. tier_code null: in no tier. value: the metric as it was last seen, in its smallest unit, and
-- previous_value that of the calendar year before; null is unknown.
create table account_tier (
    tenant_id      int         not null references tenant,
    account_id     uuid        not null,
    tier_code      text,
    since          timestamptz,
    review_on      date,
    grace_until    date,
    value          bigint,
    previous_value bigint,
    seen_at        timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    check ((tier_code is null) = (since is null))
) with (fillfactor = 70);
create index account_tier_value on account_tier (tenant_id, value, account_id);
select wall('account_tier');
grant select, insert, update on account_tier to ${appRole};

-- What happened to an account's tier and why; never changed. threshold: of the tier that the reason is about.
create table tier_history (
    tenant_id   int         not null references tenant,
    id          uuid        not null,
    account_id  uuid        not null,
    at          timestamptz not null,
    change      text        not null
                check (change in ('UPGRADED', 'DOWNGRADED', 'KEPT', 'GRACE_BEGAN', 'SCHEME_CHANGED')),
    from_tier   text,
    to_tier     text,
    metric      text        not null,
    value       bigint,
    threshold   bigint,
    review_on   date,
    grace_until date,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index tier_history_account on tier_history (tenant_id, account_id, id);
select wall('tier_history');
grant select, insert on tier_history to ${appRole};

-- How far a review has got: what it looks at after a kill, and what it counted.
create table tier_review (
    tenant_id    int     not null references tenant,
    job_id       uuid    not null,
    measuring    boolean not null,
    last_account uuid    not null,
    looked_at    bigint  not null,
    counts       jsonb   not null,
    primary key (tenant_id, job_id),
    foreign key (tenant_id, job_id) references job (tenant_id, id)
);
select wall('tier_review');
grant select, insert, update on tier_review to ${appRole};
