-- SELF_REFERRAL, TAX_ID_TAKEN: both had become one business by the time they were to be rewarded.
alter table referral drop constraint referral_lapsed_by_check;
alter table referral add constraint referral_lapsed_by_check
    check (lapsed_by in ('EARLIER_PURCHASE', 'TIME', 'SELF_REFERRAL', 'TAX_ID_TAKEN'));

-- What there was of the account's purchases when the referral was last looked at: it is not looked at again before
-- there is something else, or that time has come. Null while it was never looked at.
alter table referral add column seen text;
alter table referral add column look_again_at timestamptz;
