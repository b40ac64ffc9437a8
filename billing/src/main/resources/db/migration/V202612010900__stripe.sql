-- Which tenant an account at Stripe is of. The platform's own table: events name the account before a tenant is known.
create table stripe_account_owner (
    stripe_account text primary key check (length(stripe_account) between 1 and 100),
    owner          int  not null unique references tenant
);
grant select, insert on stripe_account_owner to ${appRole};

-- Events of accounts that are nobody's, and of the platform's own. The platform's own table.
create table stripe_stray_event (
    id             text        primary key,
    stripe_account text,
    type           text        not null,
    payload        text        not null,
    received_at    timestamptz not null
);
grant select, insert on stripe_stray_event to ${appRole};

create table stripe_account (
    tenant_id         int           not null references tenant,
    stripe_account    text          not null,
    details_submitted boolean       not null,
    charges_enabled   boolean       not null,
    payouts_enabled   boolean       not null,
    due               text, -- what Stripe still asks for, apart by blanks
    fee_percent       numeric(5, 2) not null check (fee_percent between 0 and 100),
    created_at        timestamptz   not null,
    checked_at        timestamptz   not null,
    primary key (tenant_id)
);
select wall('stripe_account');
grant select, insert, update on stripe_account to ${appRole};

-- What Stripe is asked to do, each once: id is the key there. next_at: when it may be sent; ahead while somebody sends it.
create table stripe_call (
    tenant_id  int         not null references tenant,
    id         uuid        not null,
    operation  text        not null,
    subject_id uuid,
    parameters jsonb       not null,
    state      text        not null check (state in ('WAITING', 'DONE', 'REFUSED')),
    attempts   int         not null,
    next_at    timestamptz not null,
    answer     jsonb,
    problem    text,
    created_at timestamptz not null,
    ended_at   timestamptz,
    primary key (tenant_id, id)
);
create index stripe_call_waiting on stripe_call (tenant_id, next_at) where state = 'WAITING';
create index stripe_call_subject on stripe_call (tenant_id, subject_id, id);
select wall('stripe_call');
grant select, insert, update on stripe_call to ${appRole};

create table stripe_event (
    tenant_id    int         not null references tenant,
    id           text        not null,
    type         text        not null,
    api_version  text,
    object_type  text        not null,
    object_id    text        not null,
    payload      text        not null,
    occurred_at  timestamptz not null,
    received_at  timestamptz not null,
    state        text        not null check (state in ('WAITING', 'PROCESSED', 'UNFOLLOWED', 'FAILED')),
    attempts     int         not null,
    next_at      timestamptz not null,
    problem      text,
    processed_at timestamptz,
    primary key (tenant_id, id)
);
create index stripe_event_waiting on stripe_event (tenant_id, next_at) where state = 'WAITING';
create index stripe_event_received on stripe_event (tenant_id, received_at, id);
select wall('stripe_event');
grant select, insert, update on stripe_event to ${appRole};
