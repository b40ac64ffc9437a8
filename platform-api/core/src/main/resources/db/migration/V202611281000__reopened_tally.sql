-- reopened: a return or a reversal has touched the tally since its last close, so that the next close settles it again,
-- also under PREVIOUS_PERIOD, which else settles once.
alter table period_tally add column reopened boolean not null default false;
