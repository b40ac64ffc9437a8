-- What a dunning case shows an account's buyers (shown), and whether it holds the membership's benefits back.
create table membership_notice (
    tenant_id     int         not null references tenant,
    case_id       uuid        not null,
    account_id    uuid        not null,
    membership_id uuid        not null,
    invoice       text        not null,
    amount_minor  bigint      not null,
    currency      text        not null,
    shown         boolean     not null,
    restricts     boolean     not null,
    since         timestamptz not null,
    primary key (tenant_id, case_id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id)
);
create index membership_notice_account on membership_notice (tenant_id, account_id, since);
create index membership_notice_membership on membership_notice (tenant_id, membership_id);
select wall('membership_notice');
grant select, insert, update, delete on membership_notice to ${appRole};

-- What members were told before it happens, each once. subject_id: the membership, or the account whose card expires.
create table membership_reminder (
    tenant_id  int         not null references tenant,
    subject_id uuid        not null,
    what       text        not null,
    told_at    timestamptz not null,
    primary key (tenant_id, subject_id, what)
);
select wall('membership_reminder');
grant select, insert on membership_reminder to ${appRole};

create index membership_trying on membership (tenant_id, trial_ends_at, id) where state = 'TRIALING';
create index membership_customer_expiry on membership_customer (tenant_id, (card_exp_year * 12 + card_exp_month),
    account_id) where card_exp_year is not null;
