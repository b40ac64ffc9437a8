-- Invoices that were made and paid before anybody heard of them are compared, too.
alter table reconciliation drop constraint reconciliation_phase_check;
alter table reconciliation add check
    (phase in ('SUBSCRIPTIONS', 'MEMBERSHIPS', 'INVOICES', 'RECENT_INVOICES', 'OPEN_INVOICES', 'DONE'));
