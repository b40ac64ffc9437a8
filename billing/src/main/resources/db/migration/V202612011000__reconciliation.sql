-- reconciled_on: the day for which the nightly comparison with Stripe was begun last.
alter table stripe_account add column reconciled_on date;

-- How far comparisons with Stripe have got, each under its job's id. place: after what it goes on, in its phase.
create table reconciliation (
    tenant_id     int         not null references tenant,
    job_id        uuid        not null,
    began_at      timestamptz not null,
    phase         text        not null
        check (phase in ('SUBSCRIPTIONS', 'MEMBERSHIPS', 'INVOICES', 'OPEN_INVOICES', 'DONE')),
    place         text,
    subscriptions bigint      not null,
    invoices      bigint      not null,
    primary key (tenant_id, job_id)
);
select wall('reconciliation');
grant select, insert, update on reconciliation to ${appRole};

-- What we and Stripe did not agree on. differences: field, what we knew, what Stripe says. healed: we know now.
create table reconciliation_finding (
    tenant_id     int         not null references tenant,
    id            uuid        not null,
    job_id        uuid        not null,
    kind          text        not null check (kind in ('SUBSCRIPTION', 'INVOICE')),
    stripe_id     text        not null,
    problem       text        not null check (problem in ('DIFFERS', 'MISSING_HERE', 'MISSING_THERE', 'UNKNOWN')),
    membership_id uuid,
    account_id    uuid,
    differences   jsonb       not null,
    healed        boolean     not null,
    found_at      timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, job_id, kind, stripe_id)
);
select wall('reconciliation_finding');
grant select, insert on reconciliation_finding to ${appRole};
