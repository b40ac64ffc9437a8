-- Comparisons that wait go on in the pool of their own; tasks that recur begin there by themselves.
insert into scheduled_payment_tasks select * from scheduled_tasks where task_name = 'stripe-reconciliation';
delete from scheduled_tasks where task_name in ('stripe-reconciliation', 'task:stripe-calls', 'task:stripe-events',
    'task:overdue-invoices', 'task:dunning');
