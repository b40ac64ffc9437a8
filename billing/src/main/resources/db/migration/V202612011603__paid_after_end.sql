-- What was paid for a membership that had ended.
alter table reconciliation_finding drop constraint reconciliation_finding_problem_check;
alter table reconciliation_finding add constraint reconciliation_finding_problem_check
    check (problem in ('DIFFERS', 'MISSING_HERE', 'MISSING_THERE', 'UNKNOWN', 'ORPHAN', 'PAID_AFTER_END'));
