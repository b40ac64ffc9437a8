-- What a tenant's systems and members may report, and what points can be given for.
-- attributes: a list of {name, type, required, maxLength, min, max, allowed}. per_day, per_month, per_year: how many an
-- account may have, null for any number.
create table activity_type (
    tenant_id        int         not null references tenant,
    id               uuid        not null,
    program_id       smallint    not null,
    code             text        not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$'),
    name             text        not null check (length(name) between 1 and 200),
    attributes       text        not null check (jsonb_typeof(attributes::jsonb) = 'array'),
    once_per_subject boolean     not null,
    per_day          int         check (per_day > 0),
    per_month        int         check (per_month > 0),
    per_year         int         check (per_year > 0),
    needs_approval   boolean     not null,
    active           boolean     not null,
    created_at       timestamptz not null,
    version          int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, program_id) references program (tenant_id, id)
);
select wall('activity_type');
grant select, insert, update on activity_type to ${appRole};

-- once_per_subject: what its type said when it was reported. posting_id: where the ledger has its points; null for
-- none. decided_by: null where its type needs no approval. reason: why it was rejected.
create table activity (
    tenant_id        int         not null references tenant,
    id               uuid        not null,
    program_id       smallint    not null,
    type_id          uuid        not null,
    account_id       uuid        not null,
    member_id        uuid,
    subject          text        not null check (length(subject) between 1 and 200),
    external_id      text        check (length(external_id) between 1 and 100),
    occurred_at      timestamptz not null,
    attributes       jsonb       not null check (jsonb_typeof(attributes) = 'object'),
    once_per_subject boolean     not null,
    state            text        not null check (state in ('PENDING_APPROVAL', 'ACCEPTED', 'REJECTED')),
    points           bigint      not null default 0 check (points >= 0),
    posting_id       uuid,
    actor            text        not null,
    reported_at      timestamptz not null,
    decided_by       text,
    decided_at       timestamptz,
    reason           text,
    primary key (tenant_id, id),
    foreign key (tenant_id, type_id) references activity_type (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    foreign key (tenant_id, posting_id) references posting (tenant_id, id),
    check ((state = 'PENDING_APPROVAL') = (decided_at is null)),
    check ((state = 'REJECTED') = (reason is not null)),
    check (posting_id is null or points > 0)
) with (fillfactor = 90);
-- a rejected one makes room for another
create unique index activity_once on activity (tenant_id, account_id, type_id, subject)
    where once_per_subject and state <> 'REJECTED';
create unique index activity_external on activity (tenant_id, external_id) where external_id is not null;
create index activity_cap on activity (tenant_id, account_id, type_id, occurred_at);
create index activity_account on activity (tenant_id, account_id, id);
create index activity_of_type on activity (tenant_id, type_id, id);
create index activity_state on activity (tenant_id, state, id);
select wall('activity');
grant select, insert, update on activity to ${appRole};
