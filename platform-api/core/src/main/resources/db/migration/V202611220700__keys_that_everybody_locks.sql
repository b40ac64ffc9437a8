-- A foreign key takes a share lock on the row it points to. All purchases of a tenant point to its one row of tenant and
-- to its one rule set in force, so that transactions at the same time keep adding themselves to the list of who holds
-- that lock, which costs more than the purchase itself. What these keys promise holds without them: each of these rows
-- points through a parent of the same tenant (purchase, posting, account) to the tenant, nobody may write rows of a
-- tenant other than the one that is set, and the application can delete neither tenants nor, by the policy below,
-- published rule sets.
create policy only_drafts_go on rule_set as restrictive for delete using (state = 'DRAFT');
alter table purchase drop constraint purchase_tenant_id_fkey;
alter table purchase_line drop constraint purchase_line_tenant_id_fkey;
alter table spend_month drop constraint spend_month_tenant_id_fkey;
alter table posting drop constraint posting_tenant_id_fkey;
alter table entry drop constraint entry_tenant_id_fkey;
alter table lot drop constraint lot_tenant_id_fkey;
alter table lot_movement drop constraint lot_movement_tenant_id_fkey;
alter table judgement drop constraint judgement_tenant_id_fkey;
alter table judgement drop constraint judgement_tenant_id_rule_set_id_fkey;
alter table period_tally drop constraint period_tally_tenant_id_fkey;
alter table period_tally drop constraint period_tally_tenant_id_rule_set_id_fkey;
alter table outbox drop constraint outbox_tenant_id_fkey;
alter table idempotency_key drop constraint idempotency_key_tenant_id_fkey;
