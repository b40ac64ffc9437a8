-- Subscriptions of a plan that their account had already. membership_id: what it had. call: by which it is ended.
-- job_id: the comparison with Stripe that found it first; null for an event.
create table membership_orphan (
    tenant_id     int         not null references tenant,
    id            text        not null,
    account_id    uuid        not null,
    plan_id       uuid        not null,
    membership_id uuid        not null,
    call          uuid        not null,
    job_id        uuid,
    found_at      timestamptz not null,
    ended_at      timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, plan_id) references membership_plan (tenant_id, id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id)
);
select wall('membership_orphan');
grant select, insert, update on membership_orphan to ${appRole};

-- job_id: null for what an event has told.
alter table reconciliation_finding alter column job_id drop not null;
alter table reconciliation_finding drop constraint reconciliation_finding_problem_check;
alter table reconciliation_finding add constraint reconciliation_finding_problem_check
    check (problem in ('DIFFERS', 'MISSING_HERE', 'MISSING_THERE', 'UNKNOWN', 'ORPHAN'));
