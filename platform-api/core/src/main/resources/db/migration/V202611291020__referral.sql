-- The tax id that an account's attributes name, without blanks and punctuation: two accounts of one are one business.
alter table account add column tax_id text
    generated always as (nullif(upper(regexp_replace(attributes ->> 'taxId', '[^A-Za-z0-9]', '', 'g')), '')) stored;
create index account_tax_id on account (tenant_id, tax_id) where tax_id is not null;

-- member_id: whose code it is; null for the account's own.
create table referral_code (
    tenant_id  int         not null references tenant,
    id         uuid        not null,
    program_id smallint    not null,
    account_id uuid        not null,
    member_id  uuid,
    code       text        not null check (code ~ '^[2-9A-HJKMNP-Z]{8}$'),
    active     boolean     not null,
    created_at timestamptz not null,
    version    int         not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
);
create index referral_code_account on referral_code (tenant_id, account_id, id);
select wall('referral_code');
grant select, insert, update on referral_code to ${appRole};

-- account_id: who was referred, by referrer_id. An account is referred once. tax_id: of the referred, without blanks
-- and punctuation. purchase_id: the one that both were rewarded for. lapsed_by: why they never will be.
create table referral (
    tenant_id           int         not null references tenant,
    id                  uuid        not null,
    program_id          smallint    not null,
    code_id             uuid        not null,
    referrer_id         uuid        not null,
    account_id          uuid        not null,
    tax_id              text,
    state               text        not null check (state in ('OPEN', 'REWARDED', 'LAPSED')),
    actor               text        not null,
    referred_at         timestamptz not null,
    lapses_at           timestamptz not null,
    ended_at            timestamptz,
    lapsed_by           text        check (lapsed_by in ('EARLIER_PURCHASE', 'TIME')),
    purchase_id         uuid,
    referrer_points     bigint      not null default 0 check (referrer_points >= 0),
    account_points      bigint      not null default 0 check (account_points >= 0),
    referrer_posting_id uuid,
    account_posting_id  uuid,
    primary key (tenant_id, id),
    unique (tenant_id, account_id),
    foreign key (tenant_id, code_id) references referral_code (tenant_id, id),
    foreign key (tenant_id, referrer_id) references account (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, purchase_id) references purchase (tenant_id, id),
    foreign key (tenant_id, referrer_posting_id) references posting (tenant_id, id),
    foreign key (tenant_id, account_posting_id) references posting (tenant_id, id),
    check (referrer_id <> account_id),
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'REWARDED') = (purchase_id is not null)),
    check ((state = 'LAPSED') = (lapsed_by is not null))
) with (fillfactor = 90);
create unique index referral_tax_id on referral (tenant_id, tax_id) where tax_id is not null;
create index referral_referrer on referral (tenant_id, referrer_id, id);
create index referral_state on referral (tenant_id, state, id);
select wall('referral');
grant select, insert, update on referral to ${appRole};
