-- highest: the most points that stood at a time; a close may give as much again, whatever caps and budgets have counted.
-- limited: a cap or a budget made the last close's points fewer than its multiplier's; returns take no more than stands.
alter table period_tally add column highest bigint not null default 0;
alter table period_tally add column limited boolean not null default false;
update period_tally set highest = greatest(0, points);
