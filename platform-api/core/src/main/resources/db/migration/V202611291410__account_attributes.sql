-- People edit attributes through JPA, which knows no jsonb: they are text now, like all JSON that people edit.
drop index account_tax_id;
alter table account drop column tax_id;
alter table account alter column attributes drop default;
alter table account alter column attributes type text using attributes::text;
alter table account alter column attributes set default '{}';
alter table account add check (jsonb_typeof(attributes::jsonb) = 'object');
alter table account add column tax_id text generated always as
    (nullif(upper(regexp_replace(attributes::jsonb ->> 'taxId', '[^A-Za-z0-9]', '', 'g')), '')) stored;
create index account_tax_id on account (tenant_id, tax_id) where tax_id is not null;
