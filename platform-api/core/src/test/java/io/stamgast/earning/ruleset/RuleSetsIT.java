package io.stamgast.earning.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.Rules;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleSetsIT {

    private static final Instant JANUARY = Instant.parse("2011-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2011-03-01T00:00:00Z");

    private final int tenant = Database.newTenant();
    private final Desk desk = new Desk(tenant);

    private static RuleSetDefinition named(String name) {
        return new RuleSetDefinition(name,
                List.of(Rules.spend("base"), Rules.share("share", Basis.PERIOD_CLOSE)));
    }

    private RuleSetView draft(String name) {
        return desk.call(sets -> sets.create(named(name)));
    }

    private RuleSetView published(String name, Instant from) {
        return publish(draft(name).id(), from);
    }

    private RuleSetView publish(UUID id, Instant from) {
        return desk.call(sets -> sets.publish(id, null, from));
    }

    private RuleSetView find(UUID id) {
        return desk.call(sets -> sets.find(id));
    }

    private String refused(Runnable call) {
        return assertThrows(DomainException.class, call::run).code();
    }

    @Test
    void theVersionInForceIsTheLastToHaveBegun() {
        assertEquals(Optional.empty(), desk.call(RuleSets::inForce));
        var march = published("March", MARCH);
        published("January", JANUARY);
        published("Next year", Instant.parse("2012-01-01T00:00:00Z"));
        draft("Draft");

        assertEquals(march.id(), desk.call(RuleSets::inForce).orElseThrow().id());
    }

    @Test
    void aRuleForActivitiesOfATypeThatIsNotThereWaitsInADraft() {
        var draft = desk.call(sets -> sets.create(new RuleSetDefinition("courses", List.of(Rules.spend("base"),
                Rules.of("""
                        {"code":"course","kind":"ACTIVITY","activity":"course","points":5}""")))));
        var refusal = assertThrows(DomainException.class, () -> publish(draft.id(), MARCH));
        assertEquals("invalid-rule-set", refusal.code());
        assertEquals("rules[1].activity", refusal.violations().get(0).field());
        assertEquals("there is no activity type course; enter it before you publish",
                refusal.violations().get(0).message());
    }

    @Test
    void aDraftIsReadAsItWasWritten() {
        var draft = draft("Spring");
        assertEquals(draft, find(draft.id()));
        assertEquals(named("Spring").rules(), draft.rules());
        assertEquals(RuleSetView.State.DRAFT, draft.state());
        assertNull(draft.effectiveFrom());
    }

    @Test
    void aDraftCanBeChangedAndItsVersionCounts() {
        var draft = draft("Spring");
        var changed = desk.call(sets -> sets.change(draft.id(), "\"" + draft.version() + "\"", named("Summer")));
        assertEquals("Summer", find(draft.id()).name());
        assertEquals("lost-update", refused(() -> desk.call(
                sets -> sets.change(draft.id(), "\"" + draft.version() + "\"", named("Autumn")))));
        assertEquals(List.of("created", "changed"), desk.audited.subList(0, 2));
        assertEquals(draft.version() + 1, changed.version());
    }

    @Test
    void aDraftCanBeRemoved() {
        var draft = draft("Spring");
        desk.call(sets -> {
            sets.remove(draft.id(), null);
            return null;
        });
        assertEquals("not-found", refused(() -> find(draft.id())));
    }

    @Test
    void aWrongDefinitionIsRefusedWithItsPlaces() {
        var wrong = new RuleSetDefinition("", List.of(Rules.spend("a"), Rules.spend("a")));
        var refusal = assertThrows(DomainException.class, () -> desk.call(sets -> sets.create(wrong)));
        assertEquals("invalid-rule-set", refusal.code());
        assertEquals(List.of("name", "rules[1].code"),
                refusal.violations().stream().map(DomainException.Violation::field).toList());
    }

    @Test
    void whatIsPublishedNeverChanges() {
        var set = published("Spring", JANUARY);
        assertEquals("not-a-draft", refused(() -> desk.call(sets -> sets.change(set.id(), null, named("x")))));
        assertEquals("not-a-draft", refused(() -> publish(set.id(), MARCH)));
        assertEquals("not-a-draft", refused(() -> desk.call(sets -> {
            sets.remove(set.id(), null);
            return null;
        })));
        assertEquals(set, find(set.id()));
    }

    @Test
    void theDatabaseLetsOnlyDraftsGo() {
        var draft = draft("draft").id();
        var published = published("published", JANUARY).id();

        assertEquals(0, Database.execute(tenant, "delete from app.rule_set where tenant_id = ? and id = ?", tenant,
                published));
        assertEquals(1, Database.execute(tenant, "delete from app.rule_set where tenant_id = ? and id = ?", tenant,
                draft));
    }

    @Test
    void theDatabaseChangesNothingThatIsInForce() {
        var inForce = published("in force", JANUARY).id();
        var planned = published("planned", Instant.parse("2999-01-01T00:00:00Z")).id();
        var toDraft = """
                update app.rule_set set state = 'DRAFT', effective_from = null, published_at = null
                where tenant_id = ? and id = ?""";

        assertEquals(0, Database.execute(tenant, toDraft, tenant, inForce));
        assertEquals(0, Database.execute(tenant,
                "update app.rule_set set rules = '[]' where tenant_id = ? and id = ?", tenant, inForce));
        assertEquals(1, Database.execute(tenant, toDraft, tenant, planned));
    }

    @Test
    void aVersionIsSupersededOnceTheNextTakesOver() {
        var first = published("first", JANUARY);
        published("second", MARCH);
        desk.now = MARCH.minusSeconds(1);
        assertEquals(RuleSetView.State.PUBLISHED, find(first.id()).state());
        desk.now = MARCH;
        assertEquals(RuleSetView.State.SUPERSEDED, find(first.id()).state());
        assertEquals(MARCH, find(first.id()).effectiveTo());
    }

    @Test
    void twoVersionsCantBeginAtTheSameInstant() {
        published("first", JANUARY);
        var second = draft("second");
        assertEquals("effective-from-taken", refused(() -> publish(second.id(), JANUARY)));
        assertEquals(RuleSetView.State.DRAFT, find(second.id()).state());
    }

    @Test
    void whatIsPublishedIsNotPublishedAgainEvenForTheSameTime() {
        var first = published("first", JANUARY);
        assertEquals("not-a-draft", refused(() -> publish(first.id(), JANUARY)));
    }

    @Test
    void publishingIsRefusedWhereAPurchaseIsJudgedAlready() {
        var first = published("first", JANUARY);
        judged(first.id(), MARCH, null);
        var second = draft("second");
        assertEquals("already-judged", refused(() -> publish(second.id(), MARCH)));
        assertEquals("already-judged", refused(() -> publish(second.id(), MARCH.minusSeconds(1))));
        assertEquals(MARCH.plusSeconds(1), publish(second.id(), MARCH.plusSeconds(1)).effectiveFrom());
    }

    @Test
    void whatALaterVersionHasJudgedIsNoHindrance() {
        var later = published("later", MARCH);
        judged(later.id(), MARCH, null);
        assertEquals(MARCH, published("earlier", JANUARY).effectiveTo());
    }

    @Test
    void aReturnOfAnEarlierPurchaseIsNoHindrance() {
        var first = published("first", JANUARY);
        var original = judged(first.id(), JANUARY, null);
        judged(first.id(), MARCH, original);
        publish(draft("second").id(), MARCH);
    }

    @Test
    void aPublicationIsToldAndMakesANewRevision() {
        published("second", MARCH);
        var first = published("first", JANUARY);

        var event = desk.fired.get(1);
        assertEquals(new RuleSetPublished(first.id(), "first", JANUARY, MARCH, desk.now), event);
        assertEquals(2, Database.number(tenant, "select rules_revision from app.program where tenant_id = ?", tenant));
        assertEquals(2, Database.number(tenant,
                "select count(*) from app.outbox where tenant_id = ? and type = 'rule-set.published'", tenant));
    }

    @Test
    void aRefusedPublicationTellsNothing() {
        var first = published("first", JANUARY);
        judged(first.id(), MARCH, null);
        refused(() -> publish(draft("second").id(), MARCH));
        assertEquals(1, desk.fired.size());
        assertEquals(1, Database.number(tenant, "select rules_revision from app.program where tenant_id = ?", tenant));
    }

    @Test
    void anEffectiveTimeBeyondTheCalendarIsRefused() {
        var draft = draft("first");
        assertEquals("invalid-rule-set", refused(() -> publish(draft.id(), Instant.MAX)));
        assertEquals("invalid-rule-set", refused(() -> publish(draft.id(), Instant.MIN)));
    }

    @Test
    void listsGoFromTheLatestToTheFirst() {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            ids.add(0, draft("set " + i).id());
        }
        var first = desk.call(sets -> sets.list(null, 3)).stream().map(RuleSetView::id).toList();
        var second = desk.call(sets -> sets.list(first.get(2), 3)).stream().map(RuleSetView::id).toList();
        assertEquals(ids.subList(0, 3), first);
        assertEquals(ids.subList(3, 5), second);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var set = published("first", JANUARY);
        var other = new Desk(Database.newTenant());
        assertEquals("not-found", refused(() -> other.call(sets -> sets.find(set.id()))));
        assertEquals("not-found", refused(() -> other.call(sets -> sets.publish(set.id(), null, MARCH))));
        assertEquals(List.of(), other.call(sets -> sets.list(null, 10)));
        assertEquals(JANUARY, other.call(sets -> {
            var own = sets.create(named("own"));
            return sets.publish(own.id(), null, JANUARY);
        }).effectiveFrom(), "the other's instants are not taken");
    }

    private UUID judged(UUID ruleSet, Instant occurredAt, UUID original) {
        var account = Database.newAccount(tenant, "A" + Ids.next());
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.purchase (tenant_id, id, program_id, account_id, source, invoice_number, kind,
                    original_id, occurred_at, posted_at, currency, total_minor, own_minor, earns, content_hash)
                values (?, ?, 1, ?, 'erp', ?, 'SALE', ?, ?, now(), 'EUR', 100, 100, true, '\\x00')""",
                tenant, id, account, id.toString(), original, occurredAt.atOffset(ZoneOffset.UTC));
        Database.execute(tenant, """
                insert into app.judgement (tenant_id, purchase_id, rule_set_id, judged_at, points, rules)
                values (?, ?, ?, now(), 0, '[]')""", tenant, id, ruleSet);
        return id;
    }
}
