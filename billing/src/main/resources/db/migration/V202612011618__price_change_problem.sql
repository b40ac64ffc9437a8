-- What Stripe refused, in its words.
alter table membership_price_change add problem text;
-- From now on whoever asks Stripe writes down what came of it; what was asked before is looked at once more.
update membership_price_change set state = 'PLANNED' where state = 'ASKED';
