package io.stamgast.earning.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.NoFacts;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.posting.Corrections;
import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.TrueUpExplanation;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.Posting;
import io.stamgast.program.Rounding;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationsIT {

    private static final Instant FEBRUARY = Instant.parse("2011-02-15T10:00:00Z");

    private final int tenant = Database.newTenant(Map.of("currency", "GBP", "time_zone", "Europe/London"));
    private final RuleBook book = new RuleBook();
    private final PurchasePosting posting =
            new PurchasePosting(Database.work(), new ProgramShelf(book, new Standings()), Clock.systemUTC());

    private Explanations explanations(int forTenant) {
        var explanations = new Explanations();
        explanations.work = Database.work();
        explanations.book = book;
        explanations.tenant = new CurrentTenant();
        explanations.tenant.set(forTenant, "test");
        return explanations;
    }

    private UUID publish() {
        var id = Ids.next();
        var rules = new RuleSetDefinition("Spring",
                List.of(Rules.spend("base"), Rules.share("share", Basis.PERIOD_CLOSE))).rules();
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, created_at)
                values (?, ?, 1, 'Spring', 'PUBLISHED', ?, '2011-01-01Z', now())""", tenant, id, Json.write(rules));
        Database.execute(tenant, "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?",
                tenant);
        return id;
    }

    private UUID buy(String amount) {
        return buy("1", amount);
    }

    private UUID buy(String invoice, String amount) {
        var line = new NewLine("A", null, null, null, BigDecimal.ONE, new BigDecimal(amount), null, null, null);
        var purchase = new NewPurchase("erp", invoice, "ext:C1", null, FEBRUARY, "GBP", null, List.of(line));
        return ((Outcome.Posted) posting.post(tenant, "test", List.of(purchase)).get(0)).purchase().id();
    }

    private static List<String> keys(List<Step> steps) {
        return steps.stream().map(Step::key).toList();
    }

    private UUID onlyPosting(String kind) {
        return postings(kind).get(0);
    }

    private List<UUID> postings(String kind) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select id from app.posting where tenant_id = ? and kind = ?")) {
                query.setInt(1, tenant);
                query.setString(2, kind);
                try (var row = query.executeQuery()) {
                    var postings = new ArrayList<UUID>();
                    while (row.next()) {
                        postings.add(row.getObject(1, UUID.class));
                    }
                    return postings;
                }
            }
        });
    }

    @Test
    void aPurchaseAndItsPostingTellTheSame() {
        var ruleSet = publish();
        var purchase = buy("100.50");

        var told = explanations(tenant).ofPurchase(purchase, Locale.ENGLISH);

        assertEquals(ruleSet, told.ruleSet());
        assertEquals(20, told.points());
        assertEquals(List.of("version", "rule.lines", "rule.rate", "exact", "rounding.FLOOR",
                "rule.lines", "rule.rate", "multiplier.UNTIL_CLOSE", "exact", "rounding.FLOOR", "total"),
                keys(told.steps()));
        var posting = explanations(tenant).ofPosting(onlyPosting("EARNED"), Locale.ENGLISH);
        assertEquals(told.steps(), posting.steps());
        assertEquals(purchase, posting.purchase());
    }

    @Test
    void aPurchaseThatIsNotJudgedSaysThatItWaits() {
        var told = explanations(tenant).ofPurchase(buy("100.50"), Locale.ENGLISH);
        assertNull(told.points());
        assertEquals(List.of("unjudged"), keys(told.steps()));
    }

    @Test
    void aCloseAfterTheJudgingIsToldToo() {
        publish();
        var purchase = buy("100.50");
        settle("2");
        var steps = explanations(tenant).ofPurchase(purchase, Locale.ENGLISH).steps();
        assertEquals("The close of 1st quarter 2011 has settled rule share since: × 2 counts, and the difference "
                + "was posted with that close.", steps.get(steps.size() - 1).text());
    }

    @Test
    void aReturnOfWhatWasCorrectedByHandSaysWhyItTakesNothing() {
        publish();
        var bought = buy("100.50");
        Corrections.reverse(tenant, bought);
        var line = new NewLine("A", null, null, null, BigDecimal.ONE.negate(), new BigDecimal("-100.50"), null, null,
                null);
        var returned = ((Outcome.Posted) posting.post(tenant, "test", List.of(new NewPurchase("erp", "C1", "ext:C1",
                null, FEBRUARY, "GBP", "1", List.of(line)))).get(0)).purchase().id();

        var told = explanations(tenant).ofPurchase(returned, Locale.ENGLISH);

        assertEquals(0, told.points());
        assertEquals(List.of("version", "corrected"), keys(told.steps()));
        assertEquals("The points of the original purchase were taken back by hand before: nothing is left to take"
                + " back.", told.steps().get(1).text());
    }

    @Test
    void aReversedPurchaseAndItsReversalSayByWhomAndWhy() {
        publish();
        var bought = buy("100.50");
        var earned = onlyPosting("EARNED");
        Corrections.reverse(tenant, bought);

        var steps = explanations(tenant).ofPurchase(bought, Locale.ENGLISH).steps();
        var last = steps.get(steps.size() - 1);
        assertEquals("reversed", last.key());
        assertTrue(last.text().matches("Reversed by hand, Mar 15, 2026.*, so that it counts as never posted:"
                + " a mistake"), last.text());
        assertEquals(onlyPosting("REVERSED"), last.data().get("posting"));
        assertEquals(steps, explanations(tenant).ofPosting(earned, Locale.ENGLISH).steps());

        var reversal = explanations(tenant).ofPosting(onlyPosting("REVERSED"), Locale.ENGLISH).steps();
        assertEquals(List.of("reverses"), keys(reversal));
        assertTrue(reversal.get(0).text().matches("Reverses the posting of .* \\(earned, points: 20\\), by anna:"
                + " a mistake"), reversal.get(0).text());
        assertEquals(earned, reversal.get(0).data().get("posting"));
    }

    @Test
    void aReversedPurchaseIsNotSaidToBeSettled() {
        publish();
        var purchase = buy("100.50");
        Corrections.reverse(tenant, purchase);
        settle("2");
        assertFalse(keys(explanations(tenant).ofPurchase(purchase, Locale.ENGLISH).steps()).contains("settled"));
    }

    @Test
    void aReversalSaysWhatItWaivesInEveryLanguage() {
        Database.execute(tenant, "update app.program set negative_balance = 'WITHIN_BALANCE' where tenant_id = ?",
                tenant);
        publish();
        var bought = buy("100.50");
        Database.execute(tenant, "update app.lot set remaining = 5 where tenant_id = ?", tenant);
        Database.execute(tenant, "update app.balance set available = 5 where tenant_id = ?", tenant);
        Corrections.reverse(tenant, bought);
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("nl"),
                Locale.forLanguageTag("ru"))) {
            var steps = explanations(tenant).ofPosting(onlyPosting("REVERSED"), locale).steps();
            assertEquals(List.of("reverses", "reverses.waived"), keys(steps));
            assertTrue(steps.get(1).text().contains("15"), steps.get(1).text());
        }
    }

    @Test
    void aCancelledRedemptionSaysWhatItGivesBack() {
        var account = Database.newAccount(tenant, "C9");
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.posting (tenant_id, id, program_id, account_id, key, kind, occurred_at, posted_at,
                    redemption_id, actor, reason) values (?, ?, 1, ?, 'cancel', 'CANCELLED', now(), now(), ?, 'test',
                    'Milk jug')""", tenant, id, account, Ids.next());
        Database.execute(tenant, """
                insert into app.entry (tenant_id, posting_id, no, account_id, debit, credit, points)
                values (?, ?, 1, ?, 'RESERVED', 'AVAILABLE', 500)""", tenant, id, account);

        var told = explanations(tenant).ofPosting(id, Locale.ENGLISH);

        assertEquals(List.of("cancelled"), keys(told.steps()));
        assertEquals("Gives back the points that were taken for Milk jug: 500.", told.steps().get(0).text());
    }

    @Test
    void aPurchaseThatCameAfterTheCloseIsNotSettledByIt() {
        publish();
        var purchase = buy("100.50");
        settle("2");
        Database.executeAsOwner(tenant, "update app.period_tally set closed_at = closed_at - interval '1 day'"
                + " where tenant_id = ?", tenant);
        assertEquals(11, explanations(tenant).ofPurchase(purchase, Locale.ENGLISH).steps().size());
    }

    private void settle(String multiplier) {
        Database.execute(tenant, """
                update app.period_tally set multiplier_numerator = ?, multiplier_denominator = 1, closed_at = now()
                where tenant_id = ?""", new BigDecimal(multiplier), tenant);
    }

    @Test
    void aTrueUpTellsTheShareThatItStandsOn() {
        var ruleSet = publish();
        buy("100.50");
        var rule = Database.work().call(tenant, connection -> book.version(connection, tenant, 1, ruleSet))
                .shareRules().get(0);
        var tally = new Tally(10_050, 10, Fraction.parse("10.05"));
        var trueUp = TrueUp.of(rule, new Period(Length.QUARTER, 2011, 1), tally, Share.of(10_050, 30_000L,
                WalletSource.DECLARED, null), Rounding.FLOOR, NoFacts.carries());
        var id = posted(new TrueUpExplanation(Ids.next(), "2011-Q1", "2011-Q1", 1,
                List.of(new TrueUpExplanation.Part(ruleSet, "Spring", trueUp))));

        var told = explanations(tenant).ofPosting(id, Locale.GERMAN);

        assertEquals(Posting.Kind.TRUE_UP, told.kind());
        assertEquals(List.of("version", "trueUp.lines", "rule.rate", "share.period", "share.seen", "multiplier.BAND",
                "exact", "rounding.FLOOR", "trueUp.difference"), keys(told.steps()));
        assertEquals("Die Stufe ab 25 % ist erreicht: × 2.", told.steps().get(5).text());
    }

    private UUID posted(TrueUpExplanation explanation) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.posting (tenant_id, id, program_id, account_id, key, kind, occurred_at, posted_at,
                    actor, explanation)
                select tenant_id, ?, 1, id, 'close', 'TRUE_UP', now(), now(), 'test', ?::jsonb
                from app.account where tenant_id = ?""", id, Json.write(explanation), tenant);
        return id;
    }

    @Test
    void manyPostingsAreExplainedAsEachByItself() {
        publish();
        var first = buy("100.50");
        var posting = onlyPosting("EARNED");
        var second = buy("2", "20.00");
        var all = postings("EARNED");

        var told = explanations(tenant).ofPostings(all, Locale.ENGLISH);

        assertEquals(2, told.size());
        assertEquals(Set.of(first, second),
                told.values().stream().map(PostingExplanation::purchase).collect(Collectors.toSet()));
        assertEquals(explanations(tenant).ofPosting(posting, Locale.ENGLISH), told.get(posting));
        assertEquals(Map.of(), explanations(Database.newTenant()).ofPostings(all, Locale.ENGLISH));
    }

    @Test
    void whatDoesNotExistOrIsAnotherTenantsIsNotFound() {
        publish();
        var purchase = buy("100.50");
        var posted = onlyPosting("EARNED");
        var other = explanations(Database.newTenant());
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> other.ofPurchase(purchase, Locale.ENGLISH)).code());
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> other.ofPosting(posted, Locale.ENGLISH)).code());
    }
}
