package io.stamgast.earning.simulation.engine;

import io.stamgast.account.distributor.KnownDistributors;
import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.judging.Circumstances;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.period.PurchaseShares;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.earning.standing.Customers;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.earning.standing.Moment;
import io.stamgast.program.Rounding;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.earlier.EarlierSales;
import io.stamgast.wallet.Share;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What judging some purchases asks beyond them, as it stands today. Reads what the version's rules ask for alone. */
final class Surroundings {

    /** So many shares are kept; purchases come in the order of their times, so old ones are not asked for again. */
    private static final int SHARES = 200_000;

    private record Asked(UUID account, ShareNeed need) {
    }

    private final Question question;
    private final Supposed supposed;
    private final boolean asksForDistributors;
    private final boolean asksAboutAccounts;
    private final Map<UUID, String> distributors = new HashMap<>();
    private final Map<Asked, Share> shares = new HashMap<>();
    private Map<Moment, List<Multiplier>> multipliers = Map.of();
    private Map<Moment, Customer> customers = Map.of();
    private EarlierSales earlier = new EarlierSales();

    Surroundings(Question question, Supposed supposed) {
        this.question = question;
        this.supposed = supposed;
        this.asksForDistributors = question.version().asksFor("purchase.distributor");
        this.asksAboutAccounts = question.version().asksAbout(Topic.ACCOUNT);
    }

    /** Reads what these purchases ask for; what is true of all purchases of an account, once. */
    void meet(Collection<Purchase> purchases) throws SQLException {
        var earning = purchases.stream().filter(Purchase::earns).toList();
        readShares(earning);
        if (question.version().asksForEarlierSales()) {
            earlier = new EarlierSales();
            earlier.read(question.connection(), question.tenant(), earning);
        }
        introduce(earning);
        multipliers = question.standings().multipliers(question.connection(), question.tenant(), moments(earning));
        var newcomers = earning.stream().map(Purchase::accountId).distinct()
                .filter(account -> !supposed.of(account).isKnown()).toList();
        if (!newcomers.isEmpty()) {
            lookBack(newcomers);
        }
    }

    /** Reads what conditions see of these purchases beside themselves. */
    void introduce(Collection<Purchase> purchases) throws SQLException {
        var earning = purchases.stream().filter(Purchase::earns).toList();
        if (asksForDistributors) {
            distributors.putAll(KnownDistributors.numbers(question.connection(), question.tenant(), earning.stream()
                    .map(Purchase::distributorId).filter(id -> id != null && !distributors.containsKey(id)).distinct()
                    .toList()));
        }
        if (asksAboutAccounts) {
            customers = Customers.read(question.connection(), question.tenant(), moments(earning),
                    question.standings());
        }
    }

    private static List<Moment> moments(Collection<Purchase> purchases) {
        return purchases.stream().map(Surroundings::moment).distinct().toList();
    }

    private static Moment moment(Purchase purchase) {
        return new Moment(purchase.accountId(), purchase.occurredAt());
    }

    private void readShares(Collection<Purchase> purchases) throws SQLException {
        if (shares.size() > SHARES) {
            shares.clear();
        }
        var needs = new HashMap<UUID, Set<ShareNeed>>();
        for (var purchase : purchases) {
            for (var need : question.version().shareNeeds(purchase.occurredAt())) {
                if (!shares.containsKey(new Asked(purchase.accountId(), need))) {
                    needs.computeIfAbsent(purchase.accountId(), any -> new HashSet<>()).add(need);
                }
            }
        }
        var read = PurchaseShares.load(question.connection(), question.tenant(), needs);
        needs.forEach((account, asked) -> asked.forEach(need ->
                shares.put(new Asked(account, need), read.of(account).of(need))));
    }

    /** Looks up what stood of accounts before the range, once. */
    private void lookBack(List<UUID> accounts) throws SQLException {
        accounts.forEach(account -> supposed.of(account).known());
        if (question.program().rounding() == Rounding.CARRY) {
            var kept = Fractions.read(question.connection(), question.tenant(), accounts);
            accounts.forEach(account -> supposed.of(account).beginWith(kept.getOrDefault(account, Map.of())));
        }
    }

    /** What conditions see of a purchase beside itself. */
    Seen seen(Purchase purchase) {
        if (!asksForDistributors && !asksAboutAccounts) {
            return Seen.NOTHING;
        }
        return new Seen(distributors.get(purchase.distributorId()), customers.get(moment(purchase)));
    }

    Circumstances of(Purchase purchase) {
        return new OfPurchase(purchase, supposed.of(purchase.accountId()));
    }

    private final class OfPurchase implements Circumstances {

        private final Purchase purchase;
        private final Moment moment;
        private final UUID account;
        private final AccountState state;
        private final Allowed allowed;

        private OfPurchase(Purchase purchase, AccountState state) {
            this.purchase = purchase;
            this.moment = moment(purchase);
            this.account = purchase.accountId();
            this.state = state;
            this.allowed = supposed.allowances().of(account);
        }

        @Override
        public Share of(ShareNeed need) {
            return shares.get(new Asked(account, need));
        }

        @Override
        public Fraction of(String ruleCode) {
            return state.carries().getOrDefault(ruleCode, Fraction.ZERO);
        }

        @Override
        public Instant boughtBefore() {
            return earlier.before(purchase).orElse(null);
        }

        @Override
        public boolean isUnused(OccasionRule rule) {
            return supposed.allowances().isUnused(account, rule.code());
        }

        @Override
        public Limit room(Terms terms, LocalDate day) {
            return allowed.room(terms, day);
        }

        @Override
        public long budgetLeft(Terms terms) {
            return allowed.budgetLeft(terms);
        }

        @Override
        public List<Multiplier> multipliers() {
            return multipliers.getOrDefault(moment, List.of());
        }
    }
}
