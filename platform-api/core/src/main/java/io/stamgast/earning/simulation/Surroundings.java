package io.stamgast.earning.simulation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.judging.Circumstances;
import io.stamgast.earning.judging.RuleResult.Limit;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.period.PurchaseShares;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.program.Rounding;
import io.stamgast.purchase.Purchase;
import io.stamgast.wallet.Share;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What judging some purchases asks beyond them, as it stands today. Reads what the version's rules ask for alone. */
final class Surroundings {

    private static final String DISTRIBUTORS = """
            select d.id, d.external_id from app.distributor d where d.tenant_id = ? and d.id = any (?)""";
    private static final String BEFORE = """
            select p.account_id, max(p.occurred_at) from app.purchase p
            where p.tenant_id = ? and p.account_id = any (?) and p.occurred_at < ?
                and p.kind = 'SALE' and p.earns and p.own_minor > 0
            group by p.account_id""";

    private final Question question;
    private final Supposed supposed;
    private final boolean asksForDistributors;
    private Map<UUID, Customer> customers = Map.of();
    private final Map<UUID, String> distributors = new HashMap<>();
    private PurchaseShares shares;
    private Map<UUID, List<Multiplier>> multipliers = Map.of();

    private Surroundings(Question question, Supposed supposed) {
        this.question = question;
        this.supposed = supposed;
        this.asksForDistributors = question.version().asksFor("purchase.distributor");
    }

    static Surroundings read(Question question, Supposed supposed, Collection<Purchase> purchases)
            throws SQLException {
        var read = new Surroundings(question, supposed);
        var earning = purchases.stream().filter(Purchase::earns).toList();
        var accounts = earning.stream().map(Purchase::accountId).distinct().toList();
        read.shares = PurchaseShares.load(question.connection(), question.tenant(), read.needs(earning));
        read.multipliers = question.standings().multipliers(question.connection(), question.tenant(), accounts,
                question.now());
        if (question.version().asksAbout(Topic.ACCOUNT)) {
            read.customers = Customers.read(question.connection(), question.tenant(), accounts,
                    question.standings(), question.now());
        }
        if (read.asksForDistributors) {
            read.readDistributors(earning.stream().map(Purchase::distributorId).filter(Objects::nonNull).distinct()
                    .toList());
        }
        read.introduce(accounts.stream().filter(account -> !supposed.of(account).isKnown()).toList());
        return read;
    }

    private Map<UUID, Set<ShareNeed>> needs(Collection<Purchase> purchases) {
        var needs = new HashMap<UUID, Set<ShareNeed>>();
        if (!question.version().shareRules().isEmpty()) {
            for (var purchase : purchases) {
                var asked = question.version().shareNeeds(purchase.occurredAt());
                if (!asked.isEmpty()) {
                    needs.computeIfAbsent(purchase.accountId(), any -> new HashSet<>()).addAll(asked);
                }
            }
        }
        return needs;
    }

    private void readDistributors(List<UUID> ids) throws SQLException {
        try (var query = question.connection().prepareStatement(DISTRIBUTORS)) {
            query.setInt(1, question.tenant());
            query.setArray(2, question.connection().createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    distributors.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
    }

    /** Looks up what stood of accounts before the range, once. */
    private void introduce(List<UUID> accounts) throws SQLException {
        accounts.forEach(account -> supposed.of(account).known());
        if (question.program().rounding() == Rounding.CARRY && !accounts.isEmpty()) {
            Fractions.read(question.connection(), question.tenant(), accounts)
                    .forEach((account, kept) -> supposed.of(account).carry(kept));
        }
        var looksBack = question.version().ofType(OccasionRule.class).stream().anyMatch(rule -> !rule.isForTheFirst());
        if (!looksBack || accounts.isEmpty()) {
            return;
        }
        try (var query = question.connection().prepareStatement(BEFORE)) {
            query.setInt(1, question.tenant());
            query.setArray(2, question.connection().createArrayOf("uuid", accounts.toArray()));
            query.setObject(3, Question.start(question.from(), question.zone()).atOffset(ZoneOffset.UTC));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    supposed.of(row.getObject(1, UUID.class)).bought(instant(row, 2));
                }
            }
        }
    }

    /** What conditions see of a purchase beside itself. */
    Seen seen(Purchase purchase) {
        if (!asksForDistributors && customers.isEmpty()) {
            return Seen.NOTHING;
        }
        return new Seen(distributors.get(purchase.distributorId()), customers.get(purchase.accountId()));
    }

    Circumstances of(Purchase purchase) {
        return new OfPurchase(purchase.accountId(), supposed.of(purchase.accountId()));
    }

    private final class OfPurchase implements Circumstances {

        private final UUID account;
        private final AccountState state;

        private OfPurchase(UUID account, AccountState state) {
            this.account = account;
            this.state = state;
        }

        @Override
        public Share of(ShareNeed need) {
            return shares.of(account).of(need);
        }

        @Override
        public Fraction of(String ruleCode) {
            return state.carries().getOrDefault(ruleCode, Fraction.ZERO);
        }

        @Override
        public Instant purchaseBefore(Instant occurredAt) {
            return state.boughtBefore(occurredAt);
        }

        @Override
        public boolean isUnused(OccasionRule rule) {
            return supposed.allowances().isUnused(account, rule.code());
        }

        @Override
        public Limit room(Terms terms, LocalDate day) {
            return supposed.allowances().room(account, terms, day);
        }

        @Override
        public long budgetLeft(Terms terms) {
            return supposed.allowances().left(terms);
        }

        @Override
        public List<Multiplier> multipliers() {
            return multipliers.getOrDefault(account, List.of());
        }
    }
}
