-- For which time an invoice is: what a month's points and the end of a pause are judged by. Null where nobody asked yet.
alter table membership_invoice add period_begins_at timestamptz;
alter table membership_invoice add period_ends_at timestamptz;
create index membership_invoice_owed on membership_invoice (tenant_id, account_id) where state in ('DRAFT', 'OPEN');
