package io.stamgast.earning.posting;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Circumstances;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.period.PurchaseShares;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.settlement.Fractions;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.earning.standing.Moment;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.program.Rounding;
import io.stamgast.purchase.earlier.EarlierSales;
import io.stamgast.wallet.Share;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What judging asks beyond the purchases themselves: shares, fractions kept, caps and budgets, earlier purchases, and
 * what else is known of the accounts. Reads what the versions in force ask for, and nothing more.
 */
final class JudgingFacts {

    /** A fraction that an account keeps for a rule. */
    record CarryKey(UUID accountId, String ruleCode) {
    }

    private final ProgramRules rules;
    private final Map<Item, RuleSet> versions = new LinkedHashMap<>();
    private final Map<CarryKey, Fraction> carries = new HashMap<>();
    private final Set<CarryKey> changedCarries = new HashSet<>();
    private final Uses uses = new Uses();
    private final Budgets budgets;
    private final EarlierSales earlier = new EarlierSales();
    private final Map<Item, Set<String>> outdone = new HashMap<>();
    private PurchaseShares shares;
    private Map<Moment, List<Multiplier>> multipliers = Map.of();

    private JudgingFacts(ProgramRules rules, Budgets budgets) {
        this.rules = rules;
        this.budgets = budgets;
    }

    /** Reads what these items need, and nothing when they need nothing; what they draw from is locked. */
    static JudgingFacts read(Connection connection, int tenant, ProgramRules rules, Standings standings,
                             Collection<Item> items) throws SQLException {
        return read(connection, tenant, rules, standings, items, new Budgets(connection, tenant));
    }

    static JudgingFacts read(Connection connection, int tenant, ProgramRules rules, Standings standings,
                             Collection<Item> items, Budgets budgets) throws SQLException {
        var facts = new JudgingFacts(rules, budgets);
        for (var item : items) {
            if (item.original() == null && item.purchase().earns()) {
                rules.inForce(item.purchase().occurredAt()).ifPresent(version -> facts.versions.put(item, version));
            }
        }
        facts.shares = PurchaseShares.load(connection, tenant, facts.needs());
        if (rules.program().rounding() == Rounding.CARRY && !items.isEmpty()) {
            facts.readCarries(connection, tenant, items);
        }
        if (!facts.versions.isEmpty()) {
            facts.readMore(connection, tenant, standings);
        }
        return facts;
    }

    private void readMore(Connection connection, int tenant, Standings standings) throws SQLException {
        Acquaintance.introduce(connection, tenant, versions, standings);
        multipliers = standings.multipliers(connection, tenant,
                versions.keySet().stream().map(Item::moment).distinct().toList());
        var counted = new TreeSet<String>();
        var days = new TreeSet<LocalDate>();
        versions.forEach((item, version) -> version.counted().forEach(rule -> {
            counted.add(rule.code());
            days.add(day(item));
        }));
        uses.read(connection, tenant, accounts(), counted, days);
        earlier.read(connection, tenant, versions.keySet().stream()
                .filter(item -> versions.get(item).asksForEarlierSales()).map(Item::purchase).toList());
        budgets.lock(wanted());
    }

    private List<UUID> accounts() {
        return versions.keySet().stream().map(item -> item.purchase().accountId()).distinct().toList();
    }

    /**
     * The rules that may draw from their budgets. One that is outdone by a rule that nothing will make less can't.
     */
    private List<Terms> wanted() {
        var wanted = new ArrayList<Terms>();
        versions.forEach((item, version) -> {
            if (version.hasBudgets()) {
                var judged = Judge.judge(version, basket(item), new OfItem(item, true), rules.program().rounding());
                for (var result : judged.rules()) {
                    version.rule(result.code()).map(Rule::terms).filter(terms -> terms.budget() != null)
                            .ifPresent(terms -> want(item, version, result, terms, wanted));
                }
            }
        });
        return wanted;
    }

    private void want(Item item, RuleSet version, RuleResult result, Terms terms, List<Terms> wanted) {
        if (result.outdoneBy() != null) {
            var winner = version.rule(result.outdoneBy()).orElseThrow().terms();
            if (winner.budget() == null && !winner.isCapped()) {
                outdone.computeIfAbsent(item, any -> new HashSet<>()).add(terms.code());
            } else {
                wanted.add(terms);
            }
        } else if (result.points() > 0 || result.carry() != null && result.exact().signum() > 0) {
            wanted.add(terms); // with a fraction of an item before, even less than a point can become one
        }
    }

    private Map<UUID, Set<ShareNeed>> needs() {
        var needs = new HashMap<UUID, Set<ShareNeed>>();
        versions.forEach((item, version) -> {
            var asked = version.shareNeeds(item.purchase().occurredAt());
            if (!asked.isEmpty()) {
                needs.computeIfAbsent(item.purchase().accountId(), id -> new HashSet<>()).addAll(asked);
            }
        });
        return needs;
    }

    private void readCarries(Connection connection, int tenant, Collection<Item> items) throws SQLException {
        var accounts = items.stream().map(item -> item.purchase().accountId()).distinct().toList();
        Fractions.read(connection, tenant, accounts).forEach((account, kept) -> kept.forEach(
                (code, fraction) -> carries.put(new CarryKey(account, code), fraction)));
    }

    private LocalDate day(Item item) {
        return item.purchase().occurredAt().atZone(rules.program().timeZone()).toLocalDate();
    }

    /** A purchase with all that conditions see. */
    static Basket basket(Item item) {
        return item.seen().basket(item.purchase(), item.lines());
    }

    Circumstances of(Item item) {
        return new OfItem(item, false);
    }

    /** Takes over what a judgement leaves, for the next one. */
    void keep(Item item, Judgement judgement) {
        var account = item.purchase().accountId();
        for (var result : judgement.rules()) {
            if (result.carry() != null) {
                var key = new CarryKey(account, result.code());
                carries.put(key, result.carry());
                changedCarries.add(key);
            }
            if (item.original() == null) {
                rules.version(judgement.ruleSetId()).rule(result.code())
                        .ifPresent(rule -> count(item, rule, result.points()));
            }
        }
    }

    /** Takes note of a purchase, judged or not, for the next one. */
    void tell(Item item) {
        earlier.tell(item.purchase());
    }

    private void count(Item item, Rule rule, long points) {
        uses.take(item.purchase().accountId(), rule.terms(), day(item), points);
        budgets.draw(rule.terms(), points);
        if (rule instanceof OccasionRule occasion && occasion.isForTheFirst()) {
            uses.use(item.purchase().accountId(), rule.code());
        }
    }

    /** What the account's fractions are now, of those that changed. */
    Map<CarryKey, Fraction> changedCarries() {
        var changed = new HashMap<CarryKey, Fraction>();
        changedCarries.forEach(key -> changed.put(key, carries.get(key)));
        return changed;
    }

    /** What capped rules have given beyond what stands in the table. */
    List<Entry<Uses.Key, Long>> uses() {
        return uses.added();
    }

    /** What was drawn from budgets. */
    List<Entry<String, Long>> drawn() {
        return budgets.drawn();
    }

    /** What judging one item asks; budgets have no end while it is found out which of them are wanted. */
    private final class OfItem implements Circumstances {

        private final Item item;
        private final UUID account;
        private final boolean withoutEnd;

        private OfItem(Item item, boolean withoutEnd) {
            this.item = item;
            this.account = item.purchase().accountId();
            this.withoutEnd = withoutEnd;
        }

        @Override
        public Share of(ShareNeed need) {
            return shares.of(account).of(need);
        }

        @Override
        public Fraction of(String ruleCode) {
            return carries.getOrDefault(new CarryKey(account, ruleCode), Fraction.ZERO);
        }

        @Override
        public Instant boughtBefore() {
            return earlier.before(item.purchase()).orElse(null);
        }

        @Override
        public boolean isUnused(OccasionRule rule) {
            return uses.isUnused(account, rule.code());
        }

        @Override
        public Limit room(Terms terms, LocalDate day) {
            return uses.room(account, terms, day);
        }

        @Override
        public long budgetLeft(Terms terms) {
            if (withoutEnd || outdone.getOrDefault(item, Set.of()).contains(terms.code())) {
                return Long.MAX_VALUE;
            }
            try {
                if (!budgets.isKnown(terms)) {
                    // one that nobody saw coming: an item before made this purchase a comeback
                    budgets.lock(List.of(terms));
                }
                return budgets.left(terms);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        }

        @Override
        public List<Multiplier> multipliers() {
            return multipliers.getOrDefault(item.moment(), List.of());
        }
    }
}
