package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.settlement.ClosePlan;
import io.stamgast.earning.settlement.Settlement;
import io.stamgast.earning.settlement.SupposedClose;
import io.stamgast.earning.simulation.engine.AccountState.TallyKey;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The closes that were made so far, of the periods that the range has days of, made again for what was simulated. What
 * is reached in a period that the range cuts is left out, here and of what was really posted: it is nobody's part.
 */
final class Closings {

    private static final int ACCOUNTS = 1_000;
    private static final String CLOSED = """
            select c.period from app.period_close c where c.tenant_id = ? and c.program_id = ? and c.closes > 0""";

    private final Question question;
    private final List<Period> closed;

    private Closings(Question question, List<Period> closed) {
        this.question = question;
        this.closed = closed;
    }

    /** Those that ended first come first, of several the shortest. */
    static Closings read(Question question) throws SQLException {
        var touched = question.periods();
        var closed = new ArrayList<Period>();
        try (var query = question.connection().prepareStatement(CLOSED)) {
            query.setInt(1, question.tenant());
            query.setInt(2, question.program().id());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var period = Period.parse("period", row.getString(1));
                    if (touched.contains(period.toString()) || touched.contains(period.next().toString())) {
                        closed.add(period);
                    }
                }
            }
        }
        closed.sort(Comparator.comparing(Period::lastDay).thenComparing(Period::length));
        return new Closings(question, closed);
    }

    Set<String> periods() {
        var periods = new TreeSet<String>();
        closed.forEach(period -> periods.add(period.toString()));
        return periods;
    }

    /** @return the periods that had anything to settle */
    List<String> run(Supposed supposed, Totals totals) throws SQLException {
        var settled = new ArrayList<String>();
        for (var period : closed) {
            var plan = ClosePlan.of(period, question.program(), List.of(question.version()), question.standings());
            var close = new SupposedClose(question.connection(), question.tenant(), plan, supposed,
                    !question.hasAllOf(period));
            if (close.matters()) {
                settled.add(period.toString());
                var accounts = close.accounts();
                for (var begin = 0; begin < accounts.size(); begin += ACCOUNTS) {
                    var batch = accounts.subList(begin, Math.min(accounts.size(), begin + ACCOUNTS));
                    close.settle(batch).forEach(settlement -> keep(settlement, supposed, totals));
                }
            }
        }
        return settled;
    }

    private void keep(Settlement settlement, Supposed supposed, Totals totals) {
        if (settlement.items().isEmpty()) {
            return;
        }
        var account = supposed.of(settlement.accountId());
        account.simulate(settlement.points());
        if (question.program().rounding() == Rounding.CARRY) {
            account.carry(settlement.carries());
        }
        for (var item : settlement.items()) {
            var trueUp = item.trueUp();
            var month = Period.of(Period.parse("period", trueUp.period()).lastDay(), Period.Length.MONTH).toString();
            totals.add(trueUp, month, amounts(account, trueUp));
        }
    }

    /** Of its lines; of a scope that is a category all is that category's. */
    private Map<String, Long> amounts(AccountState account, TrueUp trueUp) {
        var rule = question.version().rule(trueUp.code()).orElseThrow();
        var scope = rule instanceof SpendShareRule share ? share.scope()
                : rule instanceof GrowthRule growth ? growth.scope() : Shares.ALL;
        if (!scope.equals(Shares.ALL)) {
            return Map.of(scope, 1L);
        }
        var sum = account.tallies().get(new TallyKey(trueUp.code(), trueUp.period()));
        return sum == null ? Map.of() : sum.amounts();
    }
}
