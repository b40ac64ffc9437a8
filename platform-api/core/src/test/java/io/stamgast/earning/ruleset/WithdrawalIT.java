package io.stamgast.earning.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.Rules;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Taking a published version back. The database has a clock of its own: what is planned lies ahead of that too. */
class WithdrawalIT {

    private static final Instant PAST = Instant.parse("2011-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant SOON = NOW.plus(Duration.ofHours(1));

    private final Till till = Till.open(Map.of()).at(NOW);
    private final int tenant = till.tenant;
    private final Desk desk = new Desk(tenant);

    WithdrawalIT() {
        desk.now = NOW;
    }

    private RuleSetView draft(String name) {
        var definition = new RuleSetDefinition(name, List.of(Rules.spend("base")));
        return desk.call(sets -> sets.create(definition));
    }

    private RuleSetView published(String name, Instant from) {
        var draft = draft(name);
        return desk.call(sets -> sets.publish(draft.id(), null, from));
    }

    private RuleSetView find(UUID id) {
        return desk.call(sets -> sets.find(id));
    }

    private RuleSetView withdraw(UUID id) {
        return desk.call(sets -> sets.withdraw(id, null));
    }

    private String refusal(UUID id) {
        return assertThrows(DomainException.class, () -> withdraw(id)).code();
    }

    private static NewPurchase sale(String number, Instant at) {
        return Sale.of(number).at(at.toString()).eur();
    }

    private long judgedBy(RuleSetView version) {
        return Database.number(tenant,
                "select count(*) from app.judgement where tenant_id = ? and rule_set_id = ?", tenant, version.id());
    }

    private long revision() {
        return Database.number(tenant, "select rules_revision from app.program where tenant_id = ?", tenant);
    }

    private long told() {
        return Database.number(tenant,
                "select count(*) from app.outbox where tenant_id = ? and type = 'rule-set.withdrawn'", tenant);
    }

    /** It stays as it was, and nobody is told anything. */
    private void assertRefused(RuleSetView planned) {
        var revision = revision();
        assertEquals("has-judged", refusal(planned.id()));
        assertEquals(planned, find(planned.id()));
        assertEquals(revision, revision());
        assertEquals(0, told());
        assertEquals("published", desk.audited.get(desk.audited.size() - 1));
    }

    @Test
    void aVersionThatIsNotInForceYetIsADraftAgain() {
        var first = published("first", PAST);
        var planned = published("planned", NOW.plusSeconds(1));

        var draft = withdraw(planned.id());

        assertEquals(RuleSetView.State.DRAFT, draft.state());
        assertNull(draft.effectiveFrom());
        assertNull(draft.publishedAt());
        assertEquals(draft, find(planned.id()));
        assertNull(find(first.id()).effectiveTo());
        assertEquals("withdrawn", desk.audited.get(desk.audited.size() - 1));
        assertEquals(3, revision());
        assertEquals(1, told());
        assertEquals(SOON, desk.call(sets -> sets.publish(planned.id(), null, SOON)).effectiveFrom());
    }

    @Test
    void afterItTheVersionBeforeJudges() {
        var first = published("first", PAST);
        var planned = published("planned", SOON);
        till.posted(sale("before its time", NOW)); // the till has seen both versions now

        withdraw(planned.id());

        till.posted(sale("in its time", SOON));
        assertEquals(2, judgedBy(first));
        assertEquals(0, judgedBy(planned));
    }

    @Test
    void afterItNothingJudgesWhereNothingDidBefore() {
        var planned = published("planned", SOON);
        till.posted(sale("before its time", NOW));

        withdraw(planned.id());

        till.posted(sale("in its time", SOON));
        assertEquals(2, till.count("purchase"));
        assertEquals(0, till.count("judgement"));
    }

    @Test
    void aVersionThatHasJudgedAheadOfItsTimeStays() {
        var planned = published("planned", SOON);
        till.posted(sale("in its time", SOON));

        assertRefused(planned);
    }

    @Test
    void aVersionStaysWhoseNameAJudgementBearsThoughItIsOfAnothersTime() {
        var planned = published("planned", SOON);
        var later = published("later", SOON.plusSeconds(60));
        till.posted(sale("of the later one", SOON.plusSeconds(60)));
        // the application can't change it
        Database.executeAsOwner(tenant, "update app.judgement set rule_set_id = ? where tenant_id = ?", planned.id(),
                tenant);
        assertEquals(0, judgedBy(later));

        assertRefused(find(planned.id()));
    }

    @Test
    void aVersionStaysThatATallyNames() {
        var planned = published("planned", SOON);
        var account = Database.newAccount(tenant, "A" + Ids.next());
        Database.execute(tenant, """
                insert into app.period_tally (tenant_id, account_id, rule_set_id, rule_code, period, matched_minor,
                    points, exact_numerator, exact_denominator)
                values (?, ?, ?, 'share', '2999-Q1', 0, 0, 0, 1)""", tenant, account, planned.id());

        assertRefused(planned);
    }

    @Test
    void aVersionInForceStays() {
        var first = published("first", NOW);
        assertEquals("already-in-force", refusal(first.id()));
        assertEquals(first, find(first.id()));
    }

    @Test
    void aDraftHasNothingToTakeBack() {
        assertEquals("not-published", refusal(draft("first").id()));
    }

    @Test
    void whatSomebodyElseHasChangedIsNotTakenBack() {
        var planned = published("planned", SOON);
        var refusal = assertThrows(DomainException.class,
                () -> desk.call(sets -> sets.withdraw(planned.id(), "\"0\"")));
        assertEquals("lost-update", refusal.code());
        assertEquals("The rule set " + planned.id() + " was changed meanwhile; read it again.", refusal.getMessage());
    }
}
