-- price: of one, in points, when it was reserved. ended_at: cancelled, expired or returned.
create table redemption (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    account_id   uuid        not null,
    member_id    uuid,
    reward_id    uuid        not null,
    quantity     int         not null check (quantity > 0),
    price        bigint      not null check (price > 0),
    points       bigint      not null check (points = price * quantity),
    state        text        not null
                 check (state in ('RESERVED', 'CONFIRMED', 'FULFILLED', 'CANCELLED', 'EXPIRED', 'RETURNED')),
    actor        text        not null,
    reserved_at  timestamptz not null,
    expires_at   timestamptz not null,
    confirmed_at timestamptz,
    fulfilled_at timestamptz,
    ended_at     timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    foreign key (tenant_id, reward_id) references reward (tenant_id, id)
);
create index redemption_account on redemption (tenant_id, account_id, id);
create index redemption_limit on redemption (tenant_id, account_id, reward_id);
create index redemption_state on redemption (tenant_id, state, id);
create index redemption_expiry on redemption (tenant_id, expires_at) where state = 'RESERVED';
select wall('redemption');
grant select, insert, update on redemption to ${appRole};
