package io.stamgast.earning.settlement;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Terms;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.Shares;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Settles a batch of accounts in one unit of work. */
public final class Settling {

    /**
     * Who closes, and which run of the period's closes it is.
     *
     * @param number counts the runs of this period, so that no two of them use the same keys
     */
    public record Run(int number, String actor, Clock clock) {
    }

    /**
     * A settlement as it was posted.
     *
     * @param postings none where nothing is different
     */
    public record Settled(Settlement settlement, List<Posting> postings) {
    }

    private static final String CONCERNED = """
            from app.account a
            where a.tenant_id = ? and a.program_id = ? and a.id > ? and (
                exists (select 1 from app.period_tally t
                    where t.tenant_id = ? and t.account_id = a.id and t.period = any (?))
                or exists (select 1 from app.spend_month s
                    where s.tenant_id = ? and s.account_id = a.id and s.month between ? and ?)
                or exists (select 1 from app.wallet_observation o
                    where o.tenant_id = ? and o.account_id = a.id and o.period = ?))""";

    private final Connection connection;
    private final int tenantId;
    private final ClosePlan plan;

    public Settling(Connection connection, int tenantId, ClosePlan plan) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.plan = plan;
    }

    /** How many accounts have anything to do with the period. */
    public long count() throws SQLException {
        try (var query = connection.prepareStatement("select count(*) " + CONCERNED)) {
            bindConcerned(query, Ids.NIL);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The next of these accounts, in the order of their ids. */
    public List<UUID> accountsAfter(UUID account, int limit) throws SQLException {
        try (var query = connection.prepareStatement("select a.id " + CONCERNED + " order by a.id limit ?")) {
            query.setInt(bindConcerned(query, account), limit);
            var accounts = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
            return accounts;
        }
    }

    private int bindConcerned(PreparedStatement query, UUID account) throws SQLException {
        var months = plan.period().months();
        query.setInt(1, tenantId);
        query.setInt(2, plan.program().id());
        query.setObject(3, account);
        query.setInt(4, tenantId);
        query.setArray(5, connection.createArrayOf("text", plan.periods().toArray()));
        query.setInt(6, tenantId);
        query.setInt(7, months[0]);
        query.setInt(8, months[months.length - 1]);
        query.setInt(9, tenantId);
        query.setString(10, plan.period().toString());
        return 11;
    }

    /** What a close would do now; locks and writes nothing. */
    public List<Settlement> preview(Collection<UUID> accounts) throws SQLException {
        return settlements(accounts, shares(connection, tenantId, plan, accounts), leeway(accounts, false));
    }

    /** Settles the accounts under the locks of their balances, which stay until the transaction ends. */
    public List<Settled> settle(Collection<UUID> accounts, Run run) throws SQLException {
        var books = new Books(connection, tenantId, LedgerTerms.of(plan.program()));
        var byAccount = books.lock(accounts);
        // after the lock: what was judged for these accounts so far was judged before
        var now = run.clock().instant();
        var shares = shares(connection, tenantId, plan, accounts);
        var leeway = leeway(accounts, true);
        var settlements = settlements(accounts, shares, leeway);
        loadLots(books, byAccount, settlements, now);
        var settled = settlements.stream()
                .map(settlement -> new Settled(settlement,
                        post(byAccount.get(settlement.accountId()), settlement, run, now)))
                .toList();
        books.write();
        Tallies.update(connection, tenantId, settlements, now);
        ClosedShares.write(connection, tenantId, plan.period(), shares, now);
        if (plan.program().rounding() == Rounding.CARRY) {
            Fractions.write(connection, tenantId, settlements);
        }
        leeway.uses().write(connection, tenantId);
        leeway.budgets().write();
        plan.standings().posted(connection, tenantId, accounts, now, run.actor());
        return settled;
    }

    /** @param binding whether what is drawn is drawn; else it is only looked at */
    private Leeway leeway(Collection<UUID> accounts, boolean binding) throws SQLException {
        var uses = new Uses();
        var capped = plan.limited().stream().filter(Terms::isCapped).map(Terms::code).distinct().toList();
        uses.read(connection, tenantId, accounts, capped,
                List.of(plan.period().lastDay(), plan.period().next().lastDay()));
        var budgeted = plan.limited().stream().filter(terms -> terms.budget() != null).toList();
        var budgets = new Budgets(connection, tenantId);
        if (binding) {
            budgets.lock(budgeted);
        } else {
            budgets.look(budgeted);
        }
        return new Leeway(uses, budgets);
    }

    static Map<UUID, Settlement.SharesOf> shares(Connection connection, int tenantId, ClosePlan plan,
                                                 Collection<UUID> accounts) throws SQLException {
        var scopes = plan.scopes();
        var shares = Shares.load(connection, tenantId, accounts, scopes, plan.period());
        var closed = ClosedShares.read(connection, tenantId, accounts, plan.period());
        var result = new HashMap<UUID, Settlement.SharesOf>();
        for (var account : accounts) {
            var current = new HashMap<String, Share>();
            scopes.forEach(scope -> current.put(scope, shares.of(account, scope, plan.period())));
            result.put(account, new Settlement.SharesOf(current, closed.first(account, current)));
        }
        return result;
    }

    private List<Settlement> settlements(Collection<UUID> accounts, Map<UUID, Settlement.SharesOf> shares,
                                         Leeway leeway) throws SQLException {
        var reached = GoalFacts.read(connection, tenantId, accounts, plan.period(), plan.goals(), plan.standings(),
                plan.lastInstant());
        var comebacks = Comebacks.read(connection, tenantId, accounts, plan);
        var tallies = Tallies.read(connection, tenantId, accounts, plan.periods());
        var kept = plan.program().rounding() == Rounding.CARRY
                ? Fractions.read(connection, tenantId, accounts)
                : Map.<UUID, Map<String, Fraction>>of();
        return accounts.stream()
                .map(account -> Settlement.of(plan, account, tallies.getOrDefault(account, List.of()),
                        shares.get(account), kept.getOrDefault(account, Map.of()),
                        reached, comebacks, leeway))
                .toList();
    }

    private void loadLots(Books books, Map<UUID, Book> byAccount, List<Settlement> settlements, Instant now)
            throws SQLException {
        var takenBack = new HashMap<Book, Long>();
        for (var settlement : settlements) {
            for (var period : plan.periods()) {
                var points = settlement.points(period);
                if (points < 0) {
                    takenBack.merge(byAccount.get(settlement.accountId()), -points, Math::addExact);
                }
            }
        }
        if (!takenBack.isEmpty()) {
            books.loadLotsToTakeBack(takenBack, now, List.of());
        }
    }

    /** One posting; a second one only where the same close also settles purchases of the next period. */
    private List<Posting> post(Book book, Settlement settlement, Run run, Instant now) {
        var postings = new ArrayList<Posting>();
        for (var period : plan.periods()) {
            post(book, settlement, period, run, now).ifPresent(postings::add);
        }
        return postings;
    }

    private Optional<Posting> post(Book book, Settlement settlement, String period, Run run, Instant now) {
        var points = settlement.points(period);
        if (points == 0) {
            return Optional.empty();
        }
        var own = period.equals(plan.period().toString());
        var explanation = TrueUpExplanation.of(plan, settlement, period, run.number());
        // the points of a period that has ended need not wait longer than those of its last purchase
        var occurredAt = own ? plan.period().end(plan.program().timeZone()) : now;
        var occasion = Occasion.of(Posting.Kind.TRUE_UP, explanation.key(run.number()), now, run.actor())
                .at(occurredAt).explainedBy(Json.write(explanation));
        return points > 0 ? book.earn(occasion, points) : book.takeBack(occasion, -points, null);
    }
}
