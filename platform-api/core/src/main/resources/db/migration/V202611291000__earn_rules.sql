-- Points that a rule with caps gave an account in a calendar day, month or year (2010-12-01, 2010-12, 2010), and how
-- often it had what a rule gives once (ever). What was granted stays: nothing is subtracted when goods come back.
create table rule_use (
    tenant_id  int    not null references tenant,
    account_id uuid   not null,
    rule_code  text   not null,
    span       text   not null,
    points     bigint not null check (points >= 0),
    primary key (tenant_id, account_id, rule_code, span),
    foreign key (tenant_id, account_id) references account (tenant_id, id)
) with (fillfactor = 80);
select wall('rule_use');
grant select, insert, update on rule_use to ${appRole};

-- Points that rules with a budget gave in all, whatever version of the rule set; a row is locked by whoever draws from
-- that budget, and by nobody else.
create table rule_budget (
    tenant_id  int      not null references tenant,
    program_id smallint not null,
    rule_code  text     not null,
    spent      bigint   not null check (spent >= 0),
    primary key (tenant_id, program_id, rule_code),
    foreign key (tenant_id, program_id) references program (tenant_id, id)
) with (fillfactor = 50);
select wall('rule_budget');
grant select, insert, update on rule_budget to ${appRole};

-- What conditions saw of the account and the distributor; null where the version's conditions ask for nothing of it.
alter table judgement add column facts jsonb;

-- How many purchases the rule counts.
alter table period_tally add column purchases int not null default 0;

alter table purchase add column channel text check (length(channel) between 1 and 50);
