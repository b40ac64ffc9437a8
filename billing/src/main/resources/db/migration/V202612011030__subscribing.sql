-- call: what Stripe is asked to open it. expires_at: until when its page can be used. problem: what Stripe refused.
alter table membership_checkout
    add column collection text not null default 'CARD' check (collection in ('CARD', 'INVOICE')),
    add column call       uuid,
    add column expires_at timestamptz,
    add column problem    text;

-- What members are told that they will pay from their first renewal on that comes after the notice.
create table membership_price_change (
    tenant_id     int         not null references tenant,
    membership_id uuid        not null,
    price_id      uuid        not null,
    plan_version  int         not null,
    told_at       timestamptz not null,
    notice_ends   timestamptz not null,
    state         text        not null check (state in ('PLANNED', 'ASKED', 'DONE', 'DROPPED', 'REFUSED')),
    call          uuid,
    primary key (tenant_id, membership_id, price_id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id),
    foreign key (tenant_id, price_id) references plan_price (tenant_id, id)
);
create index membership_price_change_planned on membership_price_change (tenant_id, notice_ends)
    where state = 'PLANNED';
select wall('membership_price_change');
grant select, insert, update on membership_price_change to ${appRole};
