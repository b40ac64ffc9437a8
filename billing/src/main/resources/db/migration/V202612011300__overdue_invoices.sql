-- Invoices that were sent and whose day passes, and fees paid once whose time is over: looked for every few minutes.
create index membership_invoice_due on membership_invoice (tenant_id, due_at, id)
    where state = 'OPEN' and collection = 'INVOICE';
create index membership_term on membership (tenant_id, period_ends_at)
    where stripe_subscription is null and ended_at is null;
