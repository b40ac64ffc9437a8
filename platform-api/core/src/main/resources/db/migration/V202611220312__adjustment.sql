-- Points given or taken by hand. Waits while a second person is to approve it; has a posting since it was posted.
create table adjustment (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    account_id   uuid        not null,
    points       bigint      not null check (points <> 0),
    reason       text        not null check (length(reason) between 1 and 500),
    state        text        not null check (state in ('WAITING', 'POSTED')),
    requested_by text        not null,
    requester    text        not null,
    requested_at timestamptz not null,
    approver     text,
    posting_id   uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, posting_id) references posting (tenant_id, id),
    check ((state = 'POSTED') = (posting_id is not null))
);
create index adjustment_waiting on adjustment (tenant_id, id) where state = 'WAITING';
select wall('adjustment');
grant select, insert, update on adjustment to ${appRole};
