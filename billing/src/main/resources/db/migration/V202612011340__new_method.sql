-- Since when we know that this is the payment method that is charged; null where that was not written down yet.
alter table membership_customer add column payment_method_since timestamptz;
