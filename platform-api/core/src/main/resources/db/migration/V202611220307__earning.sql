-- rules: JSON as people wrote it. effective_from: a published version judges the purchases from then on, until the next
-- one's.
create table rule_set (
    tenant_id      int         not null references tenant,
    id             uuid        not null,
    program_id     smallint    not null,
    name           text        not null check (length(name) between 1 and 200),
    state          text        not null check (state in ('DRAFT', 'PUBLISHED')),
    rules          text        not null check (jsonb_typeof(rules::jsonb) = 'array'),
    effective_from timestamptz,
    published_at   timestamptz,
    created_at     timestamptz not null,
    version        int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, program_id, effective_from),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    check ((state = 'PUBLISHED') = (effective_from is not null))
);
select wall('rule_set');
grant select, insert, update, delete on rule_set to ${appRole};

-- How a purchase was judged: by which version, per rule the lines, the exact amount, the multiplier and the points.
-- A purchase without one is not judged yet: no version is in force for its time.
create table judgement (
    tenant_id   int         not null references tenant,
    purchase_id uuid        not null,
    rule_set_id uuid        not null,
    judged_at   timestamptz not null,
    points      bigint      not null,
    rules       jsonb       not null,
    primary key (tenant_id, purchase_id),
    foreign key (tenant_id, purchase_id) references purchase (tenant_id, id),
    foreign key (tenant_id, rule_set_id) references rule_set (tenant_id, id)
);
select wall('judgement');
grant select, insert on judgement to ${appRole};

-- Per account, version, share rule and period: the own amount the rule matched, the points judged for it so far, and
-- the same before rounding (exact, as a fraction), true-ups included; and the multiplier of the last close, exact as
-- a fraction, null before it.
create table period_tally (
    tenant_id              int     not null references tenant,
    account_id             uuid    not null,
    rule_set_id            uuid    not null,
    rule_code              text    not null,
    period                 text    not null,
    matched_minor          bigint  not null,
    points                 bigint  not null,
    exact_numerator        numeric not null,
    exact_denominator      numeric not null check (exact_denominator > 0),
    multiplier_numerator   numeric,
    multiplier_denominator numeric,
    closed_at              timestamptz,
    primary key (tenant_id, account_id, rule_set_id, rule_code, period),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, rule_set_id) references rule_set (tenant_id, id)
) with (fillfactor = 80);
create index period_tally_period on period_tally (tenant_id, period, account_id);
select wall('period_tally');
grant select, insert, update on period_tally to ${appRole};

-- The fraction of a point that an account keeps for a rule under CARRY, in [0, 1).
create table carry (
    tenant_id   int     not null references tenant,
    account_id  uuid    not null,
    rule_code   text    not null,
    numerator   numeric not null,
    denominator numeric not null check (denominator > 0),
    primary key (tenant_id, account_id, rule_code),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
select wall('carry');
grant select, insert, update on carry to ${appRole};

-- A row stands from the moment a first close begins. runs: closes that began, in the keys of their postings.
-- closes: those that went through every account. scopes: in which shares were taken for all accounts; in these an
-- account without a closed_share had neither spend nor wallet. closing: one runs, or was cut off. stale: something
-- came in that no close has seen.
create table period_close (
    tenant_id       int         not null references tenant,
    program_id      smallint    not null,
    period          text        not null,
    runs            int         not null,
    closes          int         not null default 0,
    scopes          text[]      not null default '{}',
    first_closed_at timestamptz,
    last_closed_at  timestamptz,
    closing         boolean     not null,
    stale           boolean     not null,
    primary key (tenant_id, program_id, period),
    foreign key (tenant_id, program_id) references program (tenant_id, id),
    check ((closes = 0) = (first_closed_at is null))
);
select wall('period_close');
grant select, insert, update on period_close to ${appRole};

-- The share each account had when a period was first and last closed; the first is what PREVIOUS_PERIOD looks at.
create table closed_share (
    tenant_id          int         not null references tenant,
    account_id         uuid        not null,
    scope              text        not null,
    period             text        not null,
    first_own_minor    bigint      not null,
    first_wallet_minor bigint,
    first_source       text,
    first_observed_on  date,
    last_own_minor     bigint      not null,
    last_wallet_minor  bigint,
    last_source        text,
    last_observed_on   date,
    closed_at          timestamptz not null,
    primary key (tenant_id, account_id, scope, period),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    check ((first_wallet_minor is null) = (first_source is null)),
    check ((last_wallet_minor is null) = (last_source is null))
);
select wall('closed_share');
grant select, insert, update on closed_share to ${appRole};
