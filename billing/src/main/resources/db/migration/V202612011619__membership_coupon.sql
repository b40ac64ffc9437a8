-- The coupons that an account has used, once each. call: by which Stripe was asked to take it first; when Stripe
-- refuses, or the page is left, it is not used.
create table membership_coupon (
    tenant_id  int         not null references tenant,
    account_id uuid        not null,
    coupon     text        not null,
    call       uuid        not null,
    used_at    timestamptz not null,
    primary key (tenant_id, account_id, coupon),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index membership_coupon_call on membership_coupon (tenant_id, call);
select wall('membership_coupon');
grant select, insert, delete on membership_coupon to ${appRole};
