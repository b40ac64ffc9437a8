package io.stamgast.ledger.check;

import java.util.List;

/**
 * Invariants that one pass over the same rows can count.
 *
 * @param sql answers one row, with a column of violations for each invariant, named like it; every parameter is the
 *        tenant
 */
record Invariants(String sql) {

    private static final Invariants BALANCES = new Invariants("""
            with moved as (
                select e.account_id,
                    sum(case when e.credit = 'AVAILABLE' then e.points when e.debit = 'AVAILABLE' then -e.points end)
                        as available,
                    sum(case when e.credit = 'PENDING' then e.points when e.debit = 'PENDING' then -e.points end)
                        as pending,
                    sum(case when e.credit = 'RESERVED' then e.points when e.debit = 'RESERVED' then -e.points end)
                        as reserved
                from app.entry e where e.tenant_id = ? group by e.account_id),
            stands as (select * from app.balance b where b.tenant_id = ?)
            select count(*) filter (where coalesce(b.available, 0) <> coalesce(m.available, 0))
                    as "available-is-the-sum-of-entries",
                count(*) filter (where coalesce(b.pending, 0) <> coalesce(m.pending, 0))
                    as "pending-is-the-sum-of-entries",
                count(*) filter (where coalesce(b.reserved, 0) <> coalesce(m.reserved, 0))
                    as "reserved-is-the-sum-of-entries",
                count(*) filter (where b.pending < 0 or b.reserved < 0) as "pending-and-reserved-not-below-zero"
            from stands b full join moved m on m.account_id = b.account_id""");

    private static final Invariants ACCOUNT_LOTS = new Invariants("""
            with lots as (
                select l.account_id, sum(l.remaining) filter (where l.opened_at is not null) as open,
                    sum(l.remaining) filter (where l.opened_at is null) as pending
                from app.lot l where l.tenant_id = ? and l.remaining > 0 group by l.account_id),
            debts as (
                select p.account_id, -sum(m.points) as debt
                from app.lot_movement m join app.posting p on p.tenant_id = ? and p.id = m.posting_id
                where m.tenant_id = ? and m.lot_id is null group by p.account_id),
            stands as (select * from app.balance b where b.tenant_id = ?)
            select count(*) filter (where coalesce(b.available, 0) <> coalesce(l.open, 0) - coalesce(d.debt, 0))
                    as "available-is-open-lots-less-debt",
                count(*) filter (where coalesce(b.pending, 0) <> coalesce(l.pending, 0)) as "pending-is-pending-lots",
                count(*) filter (where d.debt < 0 or d.debt > 0 and l.open > 0) as "debt-only-without-open-lots"
            from stands b full join lots l on l.account_id = b.account_id
                full join debts d on d.account_id = coalesce(b.account_id, l.account_id)""");

    // what two tables say of the same thing is added up with opposite signs: one pass each, whatever their sizes
    private static final Invariants LOTS = new Invariants("""
            select count(*) as "lots-keep-what-movements-leave" from (
                select said.lot_id from (
                    select l.id as lot_id, l.remaining - l.points as points from app.lot l where l.tenant_id = ?
                    union all
                    select m.lot_id, -m.points from app.lot_movement m
                    where m.tenant_id = ? and m.lot_id is not null) said
                group by said.lot_id having sum(said.points) <> 0) broken""");

    private static final Invariants ENTRIES = new Invariants("""
            select count(*) as "lots-mirror-entries" from (
                select said.posting_id, said.no from (
                    select e.posting_id, e.no, case when e.credit in ('AVAILABLE', 'PENDING') then e.points else 0 end
                        - case when e.debit in ('AVAILABLE', 'PENDING') then e.points else 0 end as points
                    from app.entry e where e.tenant_id = ?
                    union all
                    select l.posting_id, l.entry_no, -l.points from app.lot l where l.tenant_id = ?
                    union all
                    select m.posting_id, m.entry_no, -m.points from app.lot_movement m where m.tenant_id = ?) said
                group by said.posting_id, said.no having sum(said.points) <> 0) broken""");

    private static final Invariants POSTINGS = new Invariants("""
            select (select count(*) from app.posting p
                    where p.tenant_id = ? and p.waived = 0 and not exists (
                        select from app.entry e where e.tenant_id = ? and e.posting_id = p.id))
                    as "postings-have-entries",
                (select count(*) from app.entry e join app.posting p on p.tenant_id = ? and p.id = e.posting_id
                    where e.tenant_id = ? and e.account_id <> p.account_id) as "entries-are-of-their-postings-account"
            """);

    private static final Invariants DEBTS = new Invariants("""
            select count(*) as "debt-only-by-returns-true-ups-and-corrections"
            from app.lot_movement m join app.posting p on p.tenant_id = ? and p.id = m.posting_id
            where m.tenant_id = ? and m.lot_id is null and m.points < 0
                and p.kind not in ('TAKEN_BACK', 'TRUE_UP', 'REVERSED')""");

    private static final Invariants CORRECTIONS = new Invariants("""
            select count(*) as "postings-are-corrected-once" from (
                select p.reverses_id from app.posting p where p.tenant_id = ? and p.reverses_id is not null
                group by p.reverses_id having count(*) > 1) as twice""");

    static final List<Invariants> ALL =
            List.of(BALANCES, ACCOUNT_LOTS, LOTS, ENTRIES, POSTINGS, DEBTS, CORRECTIONS);

    int tenants() {
        return (int) sql.chars().filter(character -> character == '?').count();
    }
}
