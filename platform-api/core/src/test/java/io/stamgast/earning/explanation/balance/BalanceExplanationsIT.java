package io.stamgast.earning.explanation.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.posting.Corrections;
import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.Postings;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BalanceExplanationsIT {

    private static final Reference C1 = new Reference(null, "C1");

    private final int tenant = Database.newTenant(Map.of("currency", "GBP", "time_zone", "Europe/London"));
    private final PurchasePosting posting = new PurchasePosting(Database.work(),
            new ProgramShelf(new RuleBook(), new Standings()), Clock.systemUTC());

    private static BalanceExplanations explanations(int forTenant) {
        var current = new CurrentTenant();
        current.set(forTenant, "test");
        return new BalanceExplanations(Database.work(), current, Clock.systemUTC());
    }

    private void publish() {
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, created_at)
                values (?, ?, 1, 'Spring', 'PUBLISHED', ?, '2011-01-01Z', now())""", tenant, Ids.next(),
                Json.write(List.of(Rules.spend("base"), Rules.with(Rules.spend("more"), "\"points\":2"))));
        Database.execute(tenant, "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?",
                tenant);
    }

    private UUID buy(String invoice, String amount) {
        return buy(invoice, amount, Instant.parse("2011-02-15T10:00:00Z"));
    }

    private UUID buy(String invoice, String amount, Instant occurredAt) {
        var line = new NewLine("A", null, null, null, BigDecimal.ONE, new BigDecimal(amount), null, null, null);
        var purchase = new NewPurchase("erp", invoice, "ext:C1", null, occurredAt, "GBP", null, List.of(line));
        return ((Outcome.Posted) posting.post(tenant, "test", List.of(purchase)).get(0)).purchase().id();
    }

    private static List<String> texts(BalanceExplanation told) {
        return told.steps().stream().map(Step::text).toList();
    }

    private static Step wordless(Step step) {
        return new Step(step.key(), step.data(), "");
    }

    @Test
    void theSumsOfKindsAndRulesAreTheBalance() {
        publish();
        buy("1", "100.00");
        buy("2", "55.00");
        buy("3", "-20.00");

        var told = explanations(tenant).of(C1, Locale.ENGLISH);

        assertEquals(30 + 16 - 6, told.available());
        assertEquals(List.of(
                "Postings earned (2): available 46, pending 0, reserved 0.",
                "Postings taken back (1): available -6, pending 0, reserved 0.",
                "Rule base of “Spring” gave, less what was taken back, 13 (3 postings).",
                "Rule more of “Spring” gave, less what was taken back, 27 (3 postings).",
                "Together: available 40, pending 0, reserved 0."), texts(told));
    }

    @Test
    void aRuleIsNotSaidToGiveWhatWasReversed() {
        publish();
        Corrections.reverse(tenant, buy("1", "100.00"));
        var told = explanations(tenant).of(C1, Locale.ENGLISH);
        assertEquals(0, told.available());
        assertFalse(told.steps().stream().map(Step::key).toList().contains("balance.rule"));
        assertTrue(texts(told).contains("Postings corrected (1): available -30, pending 0, reserved 0."));
    }

    @Test
    void whatComesNextIsTold() {
        Database.execute(tenant, "update app.program set pending_days = 30 where tenant_id = ?", tenant);
        publish();
        var today = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        buy("1", "100.00", today);
        var pending = explanations(tenant).of(C1, Locale.ENGLISH);
        assertEquals(List.of(0L, 30L), List.of(pending.available(), pending.pending()));
        assertEquals(new Step("balance.release", Map.of("points", 30L, "at", today.plus(30, ChronoUnit.DAYS)), ""),
                wordless(pending.steps().get(pending.steps().size() - 1)));

        var other = new Postings(tenant, Database.newAccount(tenant, "C2"));
        other.takeBack(25, Instant.parse("2011-02-15T10:00:00Z"));
        assertTrue(texts(explanations(tenant).of(new Reference(null, "C2"), Locale.ENGLISH))
                .contains("What is below zero is debt: 25. What is earned next repays it first."));
    }

    @Test
    void anAccountThatSharesABalanceIsToldWhoseItIs() {
        publish();
        buy("1", "100.00");
        Database.newAccount(tenant, "C2");
        Database.execute(tenant, """
                update app.account set pool_id = (select id from app.account where tenant_id = ? and external_id = 'C1')
                where tenant_id = ? and external_id = 'C2'""", tenant, tenant);
        var told = explanations(tenant).of(new Reference(null, "C2"), Locale.ENGLISH);
        assertEquals(30, told.available());
        assertEquals("The account shares the balance of account C1.", texts(told).get(0));
    }

    @Test
    void everyLanguageHasItsWords() {
        publish();
        buy("1", "100.00");
        for (var locale : List.of(Locale.GERMAN, Locale.forLanguageTag("nl"), Locale.forLanguageTag("ru"))) {
            var told = explanations(tenant).of(C1, locale);
            assertEquals(4, told.steps().size());
            assertTrue(texts(told).get(3).contains("30"), texts(told).get(3));
        }
    }

    @Test
    void anotherTenantHasNoSuchAccount() {
        publish();
        buy("1", "100.00");
        var other = explanations(Database.newTenant());
        assertEquals("not-found", assertThrows(DomainException.class, () -> other.of(C1, Locale.ENGLISH)).code());
    }
}
