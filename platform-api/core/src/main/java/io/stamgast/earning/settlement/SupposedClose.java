package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.BreadthRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a close would post if purchases had been judged otherwise. Shares, spend and the accounts themselves are as the
 * tables say; what judging leaves is as its caller says. Locks and writes nothing.
 */
public final class SupposedClose {

    private static final String BUYERS = """
            select distinct s.account_id from app.spend_month s where s.tenant_id = ? and s.month between ? and ?""";

    /** What judging is supposed to have left. */
    public interface Ground {

        /** The accounts that have a tally in one of these periods. */
        Collection<UUID> tallied(Collection<String> periods);

        /** The account's tallies in these periods. */
        List<TallyRow> tallies(UUID account, Collection<String> periods);

        /** The fractions that the account keeps under {@code CARRY}, by rule. */
        Map<String, Fraction> carries(UUID account);

        /** How many purchases a rule has counted; null for a period that is as the tables say. */
        Integer purchases(UUID account, String code, Period period);

        /** How many of the tally's purchases came after a time without any, and were not brought back as a whole. */
        int comebacks(TallyRow tally);

        /** What is left of a true-up within the rule's caps and its budget on that day; counts it. */
        TrueUp within(UUID account, Terms terms, TrueUp trueUp, LocalDate day);
    }

    private final Connection connection;
    private final int tenantId;
    private final ClosePlan plan;
    private final Ground ground;
    private final boolean sharesAlone;

    /** @param sharesAlone whether goals and purchases after a long time are left as they are */
    public SupposedClose(Connection connection, int tenantId, ClosePlan plan, Ground ground, boolean sharesAlone) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.plan = plan;
        this.ground = ground;
        this.sharesAlone = sharesAlone;
    }

    /** Whether the close of the period has anything to settle at all. */
    public boolean matters() {
        return hasShares() || !sharesAlone && (!plan.goals().isEmpty() || plan.looksForComebacks());
    }

    private boolean hasShares() {
        return plan.versions().values().stream().flatMap(version -> version.shareRules().stream())
                .anyMatch(rule -> rule.settledByCloseOf(plan.period()).isPresent());
    }

    /** The accounts to settle, in the order in which a close takes them. */
    public List<UUID> accounts() throws SQLException {
        var accounts = new TreeSet<UUID>(SupposedClose::compare);
        accounts.addAll(ground.tallied(plan.periods()));
        if (!sharesAlone
                && plan.goals().stream().anyMatch(goal -> goal instanceof GrowthRule || goal instanceof BreadthRule)) {
            var months = plan.period().months();
            try (var query = connection.prepareStatement(BUYERS)) {
                query.setInt(1, tenantId);
                query.setInt(2, months[0]);
                query.setInt(3, months[months.length - 1]);
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        accounts.add(row.getObject(1, UUID.class));
                    }
                }
            }
        }
        return new ArrayList<>(accounts);
    }

    /** As the database compares them. */
    private static int compare(UUID one, UUID other) {
        var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** What the close would do to these accounts, one after the other. */
    public List<Settlement> settle(Collection<UUID> accounts) throws SQLException {
        var shares = hasShares() ? Settling.shares(connection, tenantId, plan, accounts)
                : Map.<UUID, Settlement.SharesOf>of();
        var reached = GoalFacts.read(connection, tenantId, accounts, plan.period(), plan.goals(), plan.standings(),
                plan.lastInstant(), ground::purchases);
        var comebacks = Comebacks.of(plan, ground::comebacks);
        return accounts.stream().map(account -> Settlement.of(plan, account, tallies(account), shares.get(account),
                ground.carries(account), reached, comebacks, this::within)).map(this::withoutGoals).toList();
    }

    private List<TallyRow> tallies(UUID account) {
        var tallies = ground.tallies(account, plan.periods());
        return sharesAlone ? tallies.stream().filter(row -> plan.rule(row).isPresent()).toList() : tallies;
    }

    private TrueUp within(UUID account, Terms terms, TrueUp trueUp, LocalDate day) {
        return sharesAlone && trueUp.goal() != null ? trueUp : ground.within(account, terms, trueUp, day);
    }

    private Settlement withoutGoals(Settlement settlement) {
        return sharesAlone ? new Settlement(settlement.accountId(), settlement.items().stream()
                .filter(item -> item.trueUp().goal() == null).toList(), settlement.carries()) : settlement;
    }
}
