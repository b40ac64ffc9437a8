-- What Stripe takes off the account's next invoices, in the currency's minor unit.
alter table membership_customer
    add column credit_minor    bigint not null default 0,
    add column credit_currency text;
