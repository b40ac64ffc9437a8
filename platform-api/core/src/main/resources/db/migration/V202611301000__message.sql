-- E-mails on their way and after it. A row is written in the transaction of what it tells of, and ends SENT, FAILED,
-- UNKNOWN (sending was cut off: it may have arrived) or SUPPRESSED (the recipient wants no such e-mails).
create table email (
    tenant_id      int         not null references tenant,
    id             uuid        not null,
    key            text        not null check (length(key) between 1 and 200),
    recipient      text        not null check (recipient = lower(recipient) and length(recipient) <= 254),
    recipient_name text,
    account_id     uuid,
    member_id      uuid,
    language       text        not null check (language in ('en', 'nl', 'de', 'ru')),
    template       text        not null,
    kind           text        not null check (kind in ('TRANSACTIONAL', 'OPTIONAL')),
    subject        text        not null,
    letter         jsonb,
    state          text        not null
        check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'SUPPRESSED')),
    attempts       int         not null default 0,
    due_at         timestamptz,
    claimed_at     timestamptz,
    ended_at       timestamptz,
    error          text,
    created_at     timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    check ((state = 'QUEUED') = (due_at is not null)),
    check (state <> 'SENDING' or claimed_at is not null),
    check ((state in ('QUEUED', 'SENDING')) = (ended_at is null)),
    check (letter is not null or ended_at is not null)
);
create unique index email_key on email (tenant_id, key);
create index email_due on email (tenant_id, due_at, id) where state = 'QUEUED';
create index email_sending on email (tenant_id, claimed_at) where state = 'SENDING';
create index email_read on email (tenant_id, ended_at) where letter is not null;
create index email_recipient on email (tenant_id, recipient, id);
create index email_account on email (tenant_id, account_id, id) where account_id is not null;
select wall('email');
grant select, insert, update on email to ${appRole};

-- Addresses that want no OPTIONAL e-mails of the tenant.
create table email_refusal (
    tenant_id  int         not null references tenant,
    address    text        not null check (address = lower(address)),
    refused_at timestamptz not null,
    primary key (tenant_id, address)
);
select wall('email_refusal');
grant select, insert, delete on email_refusal to ${appRole};

-- The language that the member is written to in; English where it is null.
alter table member add column language text check (language in ('en', 'nl', 'de', 'ru'));
