-- Versions of dunning policies. definition: JSON as people wrote it. built_in: the one of the platform, which is kept
-- here as soon as it is needed, so that cases can name the version that they run by.
create table dunning_policy (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    program_id   smallint    not null,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED')),
    definition   text        not null check (jsonb_typeof(definition::jsonb) = 'object'),
    built_in     boolean     not null,
    published_at timestamptz,
    created_at   timestamptz not null,
    version      int         not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    check ((state = 'PUBLISHED') = (published_at is not null)),
    check (state = 'PUBLISHED' or not built_in)
);
create unique index dunning_policy_built_in on dunning_policy (tenant_id, program_id) where built_in;
select wall('dunning_policy');
grant select, insert, update on dunning_policy to ${appRole};
-- What is published stays as it is: cases run by it. What counts here is the row before the update.
create policy published_stays on dunning_policy as restrictive for update to ${appRole}
    using (state = 'DRAFT') with check (true);

-- An invoice that wasn't paid. membership_id: whose it is, in a table of another feature. policy_id: the version that
-- it runs by to its end. failed_at: of an INVOICE, its due date. declined_at: the latest decline. next_attempt_at: when
-- Stripe charges again by itself. new_methods: how many payment methods arrived since. paused_micros: how long it was
-- paused before. promise_days: by how many days the promise shifts what is to come. look_at: when it is to be looked at
-- next; null for not before something happens.
create table dunning_case (
    tenant_id       int         not null references tenant,
    id              uuid        not null,
    program_id      smallint    not null,
    account_id      uuid        not null,
    membership_id   uuid        not null,
    invoice         text        not null check (length(invoice) between 1 and 255),
    policy_id       uuid        not null,
    payment         text        not null check (payment in ('FIRST_PAYMENT', 'RENEWAL', 'INVOICE')),
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    failed_at       timestamptz not null,
    opened_at       timestamptz not null,
    decline         text        check (decline in ('SOFT_DECLINE', 'HARD_DECLINE', 'AUTHENTICATION')),
    decline_code    text,
    declined_at     timestamptz,
    next_attempt_at timestamptz,
    new_method_at   timestamptz,
    new_methods     int         not null check (new_methods >= 0),
    backup_method   boolean     not null,
    paused_at       timestamptz,
    paused_micros   bigint      not null check (paused_micros >= 0),
    promise_until   date,
    promise_days    int         not null check (promise_days >= 0),
    invoice_state   text        not null check (invoice_state in ('OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE')),
    state           text        not null check (state in ('OPEN', 'PAUSED', 'RECOVERED', 'LOST', 'VOIDED')),
    ended_at        timestamptz,
    recovered_minor bigint      check (recovered_minor >= 0),
    look_at         timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, invoice),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, policy_id) references dunning_policy (tenant_id, id),
    check ((payment = 'INVOICE') = (decline is null)),
    check ((decline is null) = (declined_at is null)),
    check ((new_methods = 0) = (new_method_at is null)),
    check ((state = 'PAUSED') = (paused_at is not null)),
    check ((state in ('OPEN', 'PAUSED')) = (ended_at is null)),
    check ((state = 'RECOVERED') = (recovered_minor is not null))
) with (fillfactor = 80);
create index dunning_case_look on dunning_case (tenant_id, look_at, id) where look_at is not null;
create index dunning_case_account on dunning_case (tenant_id, account_id, id);
create index dunning_case_state on dunning_case (tenant_id, state, id);
create index dunning_case_membership on dunning_case (tenant_id, membership_id) where ended_at is null;
select wall('dunning_case');
grant select, insert, update on dunning_case to ${appRole};

-- What was done for a case, begun, or skipped. key: what makes it happen once. track, step, action_index: its place in
-- the policy; null and -1 for what no step says. action: JSON. reason: why it was skipped, declined or failed.
create table dunning_step (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    case_id      uuid        not null,
    key          text        not null,
    origin       text        not null check (origin in ('STEP', 'NEW_METHOD', 'BACKUP', 'WIN_BACK')),
    track        text,
    step         int         not null,
    action_index int         not null,
    action       text        not null check (jsonb_typeof(action::jsonb) = 'object'),
    state        text        not null check (state in ('BEGUN', 'DONE', 'DECLINED', 'FAILED', 'SKIPPED')),
    reason       text,
    due_at       timestamptz not null,
    begun_at     timestamptz not null,
    ended_at     timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, case_id, key),
    foreign key (tenant_id, case_id) references dunning_case (tenant_id, id),
    check ((origin = 'STEP') = (track is not null)),
    check ((state = 'BEGUN') = (ended_at is null)),
    check (state <> 'SKIPPED' or reason is not null)
) with (fillfactor = 80);
select wall('dunning_step');
grant select, insert, update on dunning_step to ${appRole};
-- What has ended stays as it was.
create policy ended_stays on dunning_step as restrictive for update to ${appRole}
    using (state = 'BEGUN') with check (true);
