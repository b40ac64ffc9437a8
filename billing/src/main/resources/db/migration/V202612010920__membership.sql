-- Who pays for an account's memberships at Stripe. The card is what people may see of it.
create table membership_customer (
    tenant_id       int         not null references tenant,
    account_id      uuid        not null,
    stripe_customer text        not null,
    email           text,
    payment_method  text,
    backup_method   text,
    card_brand      text,
    card_last4      text,
    card_exp_year   int,
    card_exp_month  int,
    synced_at       timestamptz not null,
    primary key (tenant_id, account_id),
    unique (tenant_id, stripe_customer),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select wall('membership_customer');
grant select, insert, update on membership_customer to ${appRole};

-- Which plans an account has tried: once each, whoever of it asked and whatever became of it.
create table membership_trial (
    tenant_id  int         not null references tenant,
    account_id uuid        not null,
    plan_id    uuid        not null,
    used_at    timestamptz not null,
    primary key (tenant_id, account_id, plan_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, plan_id) references membership_plan (tenant_id, id)
);
select wall('membership_trial');
grant select, insert on membership_trial to ${appRole};

-- A visit to Stripe's page to take a plan. At most one of a plan is open per account, so that nobody pays it twice.
create table membership_checkout (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    account_id   uuid        not null,
    member_id    uuid,
    plan_id      uuid        not null,
    plan_version int         not null,
    price_id     uuid        not null,
    trial        boolean     not null,
    state        text        not null check (state in ('ASKED', 'OPEN', 'COMPLETED', 'EXPIRED', 'REFUSED')),
    session      text,
    url          text,
    created_at   timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, plan_id, plan_version) references membership_plan_version (tenant_id, plan_id, version),
    foreign key (tenant_id, price_id) references plan_price (tenant_id, id)
);
create unique index membership_checkout_open on membership_checkout (tenant_id, account_id, plan_id)
    where state in ('ASKED', 'OPEN');
create unique index membership_checkout_session on membership_checkout (tenant_id, session) where session is not null;
select wall('membership_checkout');
grant select, insert, update on membership_checkout to ${appRole};

-- An account's membership, as Stripe knows it. stripe_subscription: null for a fee paid once. grace_until: while
-- PAST_DUE, how long benefits act on. restricted: benefits are held back. synced_at: when Stripe was asked last.
create table membership (
    tenant_id           int         not null references tenant,
    id                  uuid        not null,
    program_id          smallint    not null,
    account_id          uuid        not null,
    member_id           uuid,
    plan_id             uuid        not null,
    plan_version        int         not null,
    price_id            uuid        not null,
    state               text        not null
        check (state in ('TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'UNPAID', 'CANCELLED')),
    stripe_subscription text,
    collection          text        not null check (collection in ('CARD', 'INVOICE')),
    began_at            timestamptz not null,
    trial_ends_at       timestamptz,
    period_begins_at    timestamptz not null,
    period_ends_at      timestamptz,
    cancels_at          timestamptz,
    ended_at            timestamptz,
    end_reason          text        check (end_reason in ('REQUESTED', 'PAYMENT_FAILED', 'TRIAL_ENDED', 'TERM_OVER')),
    past_due_since      timestamptz,
    grace_until         timestamptz,
    resumes_at          timestamptz,
    restricted          boolean     not null default false,
    months_granted      int         not null default 0,
    synced_at           timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, stripe_subscription),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, plan_id, plan_version) references membership_plan_version (tenant_id, plan_id, version),
    foreign key (tenant_id, price_id) references plan_price (tenant_id, id),
    check ((state = 'CANCELLED') = (ended_at is not null)),
    check ((state = 'CANCELLED') = (end_reason is not null)),
    check ((state = 'PAST_DUE') = (past_due_since is not null))
) with (fillfactor = 80);
create unique index membership_live on membership (tenant_id, account_id, plan_id) where ended_at is null;
create index membership_account on membership (tenant_id, account_id, id);
create index membership_plan_members on membership (tenant_id, plan_id, id);
create index membership_synced on membership (tenant_id, synced_at) where ended_at is null;
select wall('membership');
grant select, insert, update on membership to ${appRole};

-- What a membership was, from when on. acts_until: benefits act from at until then; null is until the next row.
create table membership_history (
    tenant_id     int         not null references tenant,
    id            uuid        not null,
    membership_id uuid        not null,
    account_id    uuid        not null,
    at            timestamptz not null,
    recorded_at   timestamptz not null,
    state         text        not null,
    plan_id       uuid        not null,
    plan_version  int         not null,
    acts          boolean     not null,
    acts_until    timestamptz,
    reason        text,
    primary key (tenant_id, id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id)
);
create index membership_history_account on membership_history (tenant_id, account_id, membership_id, at, id);
select wall('membership_history');
grant select, insert on membership_history to ${appRole};

create table membership_invoice (
    tenant_id         int         not null references tenant,
    id                text        not null,
    membership_id     uuid        not null,
    account_id        uuid        not null,
    number            text,
    reason            text        not null check (reason in ('FIRST', 'RENEWAL', 'CHANGE', 'OTHER')),
    state             text        not null check (state in ('DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE')),
    collection        text        not null check (collection in ('CARD', 'INVOICE')),
    currency          text        not null,
    due_minor         bigint      not null,
    paid_minor        bigint      not null,
    remaining_minor   bigint      not null,
    created_at        timestamptz not null,
    due_at            timestamptz,
    attempts          int         not null,
    next_attempt_at   timestamptz,
    paid_at           timestamptz,
    decline_code      text,
    page_url          text,
    pdf_url           text,
    synced_at         timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id)
);
create index membership_invoice_membership on membership_invoice (tenant_id, membership_id, created_at, id);
create index membership_invoice_open on membership_invoice (tenant_id, synced_at) where state in ('DRAFT', 'OPEN');
select wall('membership_invoice');
grant select, insert, update on membership_invoice to ${appRole};
