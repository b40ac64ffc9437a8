package io.stamgast.earning.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Set<Topic> OF_PURCHASES = Set.of(Topic.LINE, Topic.PURCHASE, Topic.ACCOUNT);

    private final Line coffee = new Line(1, "C-1", "Espresso beans", "Coffee", "Alp", new BigDecimal("6"), 1530, 1530L,
            765L, true);
    private final Line tea = new Line(2, "T-1", null, "Tea", null, new BigDecimal("1.5"), 470, null, null, true);

    @ParameterizedTest
    @ValueSource(strings = {
        "line.category == 'Coffee'", "line.netAmount >= 15", "line.netAmount == 15.3", "line.quantity > 5",
        "line.fullPrice && line.margin > 0.49", "line.sku.startsWith('C-')", "line.brand in ['Alp', 'Bay']",
        "line.description.lowerAscii().contains('espresso')", "line.own", "line.sku.matches('^C-[0-9]+$')",
        "purchase.amount == 20.0", "purchase.source == 'erp'", "purchase.distributor == ''",
        "purchase.channel == 'shop'", "purchase.occurredAt.getHours('Europe/London') == 8",
        "purchase.lines.exists(l, l.category == 'Tea' && l.netAmount < 5)", "purchase.lines.size() == 2",
        "account.tier == 'GOLD'", "'vip' in account.segments", "account.attributes.region == 'north'",
        "has(account.attributes.region) && !has(account.attributes.size)", "account.attributes.employees > 5",
        "account.plan == ''"})
    void aConditionSeesThePurchase(String text) {
        assertTrue(compiled(text).holds(names(List.of(coffee, tea)).at(coffee)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line.margin > 0.1", "line.margin <= 0.1", "line.listAmount > 0", "line.fullPrice",
        "line.description != ''", "account.attributes.size == 5"})
    void whatIsUnknownDoesNotHold(String text) {
        assertFalse(compiled(text).holds(names(List.of(tea)).at(tea)));
    }

    @Test
    void anActivityIsSeenToo() {
        var condition = Condition.compile("activity.type == 'course' && activity.attributes.score >= 80"
                + " && member.role == 'buyer'", Set.of(Topic.ACTIVITY, Topic.MEMBER));

        assertTrue(condition.holds(deed(90)));
        assertFalse(condition.holds(deed(79)));
    }

    private static Deed deed(int score) {
        return new Deed("course", "c-1", Map.of("score", (long) score), "buyer", Customer.UNASKED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "line.categry == 'a'|line 1, column 1: there is no line.categry; did you mean line.category?",
        "lin.category == 'a'|line 1, column 1: there is no lin.category; did you mean line.category?",
        "line.category.startWith('a')|line 1, column 24: there is no startWith; did you mean startsWith?",
        "line.own && activity.type == 'x'|line 1, column 13: there is no activity.type",
        "purchase.lines.exists(l, l.brnd == 'x')|line 1, column 27: there is no brnd; did you mean brand?",
        "line.netAmount|line 1, column 5: a condition must be true or false; this is a number",
        "line.category == 5|line 1, column 15: '==' can't be used with text and a whole number",
        "line.category in 'a'|line 1, column 15: 'in' can't be used with text and text",
        "line.netAmount * 2 > 5.0|line 1, column 16: '*' can't be used with a number and a whole number",
        "line.category ==|line 1, column 17: the condition ends too early",
        "line.category = 'a'|line 1, column 15: '=' can't stand here"})
    void aMistakeIsToldWithItsPlaceAndWhatWasProbablyMeant(String text, String told) {
        assertEquals(told, Condition.mistake(text, OF_PURCHASES).orElseThrow());
    }

    @Test
    void aMistakeOnALaterLineIsFoundThere() {
        assertEquals("line 2, column 4: there is no line.brnd; did you mean line.brand?",
                Condition.mistake("line.own\n&& line.brnd == 'x'", OF_PURCHASES).orElseThrow());
    }

    @Test
    void noConditionRunsWithoutEnd() {
        var many = Collections.nCopies(200, coffee);
        var product = "purchase.lines.all(a, purchase.lines.all(b, purchase.lines.all(c, a.own && b.own && c.own)))";

        assertTrue(compiled(product).holds(names(List.of(coffee, coffee)).at(coffee)));
        assertFalse(compiled(product).holds(names(many).at(coffee)), "all of 8,000,000 turns were taken");
    }

    @Test
    void whatACompiledConditionAsksForIsKnown() {
        var condition = compiled("line.own && account.tier == 'GOLD'");

        assertTrue(condition.asksFor("account.tier"));
        assertFalse(condition.asksFor("account.plan"));
        assertTrue(condition.asksAbout(Topic.LINE));
        assertFalse(condition.asksAbout(Topic.PURCHASE));
        assertTrue(Condition.NONE.holds(name -> null));
    }

    private static Condition compiled(String text) {
        return Condition.compile(text, OF_PURCHASES);
    }

    private static Sale.Names names(List<Line> lines) {
        var customer = new Customer("4711", "GOLD", List.of("vip"), null,
                Map.of("region", "north", "employees", 7L));
        return new Sale.Names(new Sale("erp", null, "shop"), customer, Instant.parse("2010-12-01T08:26:00Z"), lines, 2);
    }
}
