-- Comparisons look at the pages that are open as far as we know, too: the last of what they look at.
alter table reconciliation drop constraint reconciliation_phase_check;
alter table reconciliation add constraint reconciliation_phase_check check (phase in ('SUBSCRIPTIONS', 'MEMBERSHIPS',
    'RECENT_INVOICES', 'INVOICES', 'OPEN_INVOICES', 'CHECKOUTS', 'DONE'));
alter table reconciliation_finding drop constraint reconciliation_finding_kind_check;
alter table reconciliation_finding add constraint reconciliation_finding_kind_check
    check (kind in ('SUBSCRIPTION', 'INVOICE', 'CHECKOUT'));
create index membership_checkout_pages on membership_checkout (tenant_id, id) where state = 'OPEN';
