-- The payment method that the account has chosen for all that is to come; null for none, or where that was not written
-- down yet.
alter table membership_customer add column default_method text;
