package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.judging.TakeBack;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.Purchases;
import io.stamgast.wallet.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Judges all purchases of the range in the order of the backlog, chunk by chunk, and then closes its periods. */
public final class Simulation {

    private static final int CHUNK = 2_000;
    private static final String COUNT = """
            select count(*) from app.purchase p
            where p.tenant_id = ? and p.occurred_at >= ? and p.occurred_at < ?""";
    private static final String ALONE = """
            select p.id from app.purchase p
            where p.tenant_id = ? and p.original_id is null and p.occurred_at >= ? and p.occurred_at < ?
            order by p.occurred_at, p.id""";
    private static final String RETURNED = """
            select distinct r.original_id from app.purchase r
            where r.tenant_id = ? and r.original_id is not null and r.original_id = any (?)""";
    // account by account, in the order of the backlog: what an account brings back concerns no other
    private static final String RETURNS = """
            select r.id from app.purchase r
            join app.purchase b on b.tenant_id = ? and b.id = r.original_id
            where r.tenant_id = ? and r.original_id is not null and b.occurred_at >= ? and b.occurred_at < ?
            order by r.account_id, r.occurred_at, r.id""";

    /** What is done with a chunk of purchases. */
    @FunctionalInterface
    private interface Work {
        void on(List<UUID> ids) throws SQLException, IOException;
    }

    private final Question question;
    private final Totals totals;
    private final Map<UUID, List<List<Line>>> returned = new HashMap<>();
    private UUID returning;
    private Supposed supposed;
    private Surroundings surroundings;
    private List<String> closes = List.of();

    public Simulation(Question question) {
        this.question = question;
        this.totals = new Totals(question.version());
    }

    public Question question() {
        return question;
    }

    public Totals totals() {
        return totals;
    }

    public Map<UUID, AccountState> accounts() {
        return supposed.accounts();
    }

    /** The closed periods whose true-ups are counted in. */
    public List<String> closes() {
        return closes;
    }

    /** How many purchases the range has, about. */
    public long count() throws SQLException {
        try (var query = question.connection().prepareStatement(COUNT)) {
            query.setInt(1, question.tenant());
            question.bindRange(query, 2);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @param progress is told after each chunk how many purchases were judged so far */
    public void run(LongConsumer progress) throws SQLException {
        var closings = Closings.read(question);
        supposed = new Supposed(question, Allowances.begin(question, closings.periods()), closings.periods());
        surroundings = new Surroundings(question, supposed);
        Posted.read(question, supposed);
        try (var originals = new Originals(question.version().id())) {
            each(ALONE, 1, ids -> {
                judge(ids, originals);
                progress.accept(totals.purchases());
            });
            each(RETURNS, 2, ids -> {
                takeBack(ids, originals);
                progress.accept(totals.purchases());
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        closes = closings.run(supposed, totals);
    }

    /** Reads ids by a cursor. */
    private void each(String sql, int tenants, Work work) throws SQLException, IOException {
        try (var query = question.connection().prepareStatement(sql)) {
            for (var parameter = 1; parameter <= tenants; parameter++) {
                query.setInt(parameter, question.tenant());
            }
            question.bindRange(query, tenants + 1);
            each(query, work);
        }
    }

    private static void each(PreparedStatement query, Work work) throws SQLException, IOException {
        query.setFetchSize(CHUNK);
        try (var row = query.executeQuery()) {
            var ids = new ArrayList<UUID>(CHUNK);
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
                if (ids.size() == CHUNK) {
                    work.on(ids);
                    ids.clear();
                }
            }
            if (!ids.isEmpty()) {
                work.on(ids);
            }
        }
    }

    private void judge(List<UUID> ids, Originals originals) throws SQLException, IOException {
        var cameBack = cameBack(ids);
        var found = Purchases.find(question.connection(), question.tenant(), ids);
        surroundings.meet(found.values());
        for (var id : ids) {
            var purchase = found.get(id);
            var lines = Seen.lines(purchase);
            var seen = surroundings.seen(purchase);
            var judgement = judge(seen.basket(purchase, lines), purchase);
            if (judgement != null) {
                keep(purchase, judgement, lines);
                if (cameBack.contains(id)) {
                    originals.keep(id, judgement);
                }
            }
        }
    }

    /** Those of which something did. */
    private Set<UUID> cameBack(List<UUID> ids) throws SQLException {
        try (var query = question.connection().prepareStatement(RETURNED)) {
            query.setInt(1, question.tenant());
            query.setArray(2, question.connection().createArrayOf("uuid", ids.toArray()));
            var cameBack = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    cameBack.add(row.getObject(1, UUID.class));
                }
            }
            return cameBack;
        }
    }

    /** Null where points can't be counted: the backlog leaves such a purchase out, too. */
    private Judgement judge(Basket basket, Purchase purchase) {
        try {
            return Judge.judge(question.version(), basket, surroundings.of(purchase), question.program().rounding());
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private void takeBack(List<UUID> ids, Originals originals) throws SQLException, IOException {
        var found = Purchases.find(question.connection(), question.tenant(), ids);
        var bought = Purchases.find(question.connection(), question.tenant(),
                found.values().stream().map(Purchase::originalId).distinct().toList());
        surroundings.introduce(bought.values());
        for (var id : ids) {
            var purchase = found.get(id);
            var original = originals.find(purchase.originalId());
            if (original != null) {
                takeBack(purchase, bought.get(purchase.originalId()), original);
            }
        }
    }

    private void takeBack(Purchase purchase, Purchase bought, Judgement original) {
        if (!purchase.accountId().equals(returning)) {
            returning = purchase.accountId();
            returned.clear();
        }
        var before = returned.computeIfAbsent(bought.id(), any -> new ArrayList<>());
        var basket = surroundings.seen(bought).basket(bought, Seen.lines(bought));
        var now = Seen.lines(purchase);
        var lines = basket.asBought(now, before.stream().flatMap(List::stream).toList());
        var carries = supposed.of(purchase.accountId()).carries();
        var judgement = new TakeBack(question.version(), basket, original, before)
                .of(now, TakeBack.LastClose.none(), code -> carries.getOrDefault(code, Fraction.ZERO));
        before.add(now);
        keep(purchase, judgement, lines);
    }

    private void keep(Purchase purchase, Judgement judgement, List<Line> lines) {
        var amounts = judgement.rules().stream().map(result -> Totals.amounts(result, lines)).toList();
        supposed.keep(purchase, judgement, amounts);
        totals.add(supposed.of(purchase.accountId()),
                Period.of(purchase.occurredAt(), question.zone(), Period.Length.MONTH).toString(), judgement, amounts,
                purchase.isLinkedReturn());
    }
}
