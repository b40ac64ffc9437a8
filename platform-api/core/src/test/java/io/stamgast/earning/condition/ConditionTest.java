package io.stamgast.earning.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
        "account.tier == 'GOLD'", "purchase.lines.exists(l, has(l.margin)) && !purchase.lines.all(l, has(l.margin))",
        "account.attributes.region == 'north'",
        "has(account.attributes.region) && !has(account.attributes.size)", "account.attributes.employees > 5",
        "account.plan == ''"})
    void aConditionSeesThePurchase(String text) {
        assertTrue(compiled(text).holds(names(List.of(coffee, tea)).at(coffee)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"line.margin > 0.1", "line.margin <= 0.1", "line.listAmount > 0", "line.fullPrice",
        "line.description != ''", "account.attributes.size == 5", "purchase.lines.exists(l, l.margin < 0.1)"})
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
        "line.category.startWith('a')|line 1, column 15: there is no startWith; did you mean startsWith?",
        "line.own && activity.type == 'x'|line 1, column 13: there is no activity.type",
        "purchase.lines.exists(l, l.brnd == 'x')|line 1, column 26: there is no brnd; did you mean brand?",
        "line.netAmount|line 1, column 1: a condition must be true or false; this is a number",
        "line.category == 5|line 1, column 15: '==' can't be used with text and a whole number",
        "line.category in 'a'|line 1, column 15: 'in' can't be used with text and text",
        "line.netAmount * 2 > 5.0|line 1, column 16: '*' can't be used with a number and a whole number",
        "line.category ==|line 1, column 17: the condition ends too early",
        "line.category = 'a'|line 1, column 15: '=' can't stand here",
        "9223372036854775808 > 1|line 1, column 1: a whole number must lie between -9223372036854775808 and"
            + " 9223372036854775807",
        "purchase.occurredAt > '2020'|line 1, column 21: '>' can't be used with a time and text",
        "line.netAmount + 5u > 1.0|line 1, column 16: '+' can't be used with a number and a whole number with u",
        "line.own ? 1 : true|line 1, column 10: '? :' can't choose between a whole number and true or false",
        "line.sku.matches(5)|line 1, column 10: 'matches' can't be used with text and a whole number",
        "account.attributes > 5|line 1, column 20: '>' can't be used with attributes and a whole number",
        "line.sku.all(x, true)|line 1, column 10: only lists and attributes can be gone through; this is text",
        "has(line.foo)|line 1, column 5: has() asks for members of attributes, and of the lines in"
            + " purchase.lines, only",
        "has(line.sku)|line 1, column 1: has() asks for members of attributes, and of the lines in"
            + " purchase.lines, only",
        "line.foo == 'a'|line 1, column 1: there is no line.foo",
        "'vip' in account.segments|line 1, column 10: there is no account.segments"})
    void aMistakeIsToldWithItsPlaceAndWhatWasProbablyMeant(String text, String told) {
        assertEquals(told, Condition.mistake(text, OF_PURCHASES).orElseThrow());
    }

    @Test
    void aMistakeOnALaterLineIsFoundThere() {
        assertEquals("line 2, column 4: there is no line.brnd; did you mean line.brand?",
                Condition.mistake("line.own\n&& line.brnd == 'x'", OF_PURCHASES).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1/0 == 1|line 1, column 2: nothing can be divided by zero",
        "line.own && purchase.lines.exists(l, 5 % 0 == 1)|line 1, column 40: nothing can be divided by zero",
        "line.sku.matches('[')|line 1, column 10: the pattern can't be read: missing closing ], at '['",
        "line.sku.matches('(a{9}){99}')|line 1, column 10: the pattern is too large",
        "timestamp('garbage') < purchase.occurredAt|line 1, column 1: 'garbage' is not a time, such as"
            + " '2030-01-31T00:00:00Z'",
        "purchase.occurredAt - purchase.occurredAt < duration('1 day')|line 1, column 45: '1 day' is not a length of"
            + " time, such as '24h'",
        "int('a') == 1|line 1, column 1: 'a' is not a whole number",
        "9223372036854775807 + 1 > 1|line 1, column 21: the number becomes too large",
        "[purchase.lines].size() == 1|line 1, column 1: a list can't hold lists",
        "purchase.lines.map(l, [l.sku]).size() == 1|line 1, column 16: a list can't hold lists",
        "dyn(line.sku) == 1|line 1, column 1: there is no dyn"})
    void whatCanNeverBeWorkedOutIsAMistakeToo(String text, String told) {
        assertEquals(told, Condition.mistake(text, OF_PURCHASES).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "100.0 / line.netAmount > 1.0 && 7 / (purchase.lines.size() - 1) > 1|DIVISION_BY_ZERO",
        "line.margin > 0.1|UNKNOWN",
        "purchase.lines[7].own|NO_SUCH_PLACE",
        "timestamp(line.sku) < purchase.occurredAt|UNREADABLE",
        "int(line.sku) > 5 && purchase.lines.exists(l, timestamp(l.sku) < purchase.occurredAt)|UNREADABLE"})
    void whatCanNotBeWorkedOutSaysWhy(String text, Trouble why) {
        var asked = compiled(text).of(names(List.of(tea)).at(tea), Purse.ofAPurchase());

        assertFalse(asked.holds());
        assertEquals(why, asked.trouble());
    }

    @Test
    void whatHoldsOrDoesNotHasNoTrouble() {
        var names = names(List.of(coffee, tea));
        var asked = compiled("line.margin > 0.1 || line.category == 'Tea'").of(names, Purse.ofAPurchase());

        names.at(tea);
        assertTrue(asked.holds());
        assertNull(asked.trouble());
        names.at(coffee);
        assertTrue(asked.holds());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "purchase.lines.all(a, purchase.lines.all(b, purchase.lines.all(c, a.own && b.own && c.own)))",
        "purchase.lines.all(a, purchase.lines.all(b, a.own && b.own)) || line.own",
        "purchase.lines.map(l, l.sku).all(s, purchase.lines.map(l, l.sku).all(t, s == t))",
        "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c,"
            + " [1,2,3,4,5,6,7,8,9].all(d, a+b+c+d > 0 && line.own))))"})
    void noConditionRunsWithoutEnd(String text) {
        var names = names(Collections.nCopies(600, coffee));
        var asked = compiled(text).of(names, Purse.ofAPurchase());

        var held = true;
        for (var line = 0; line < 600; line++) {
            held = asked.holds();
            names.at(coffee);
        }
        assertFalse(held);
        assertEquals(Trouble.TOO_EXPENSIVE, asked.trouble());
    }

    @Test
    void whatAsksForNoLineIsWorkedOutOnce() {
        var names = names(Collections.nCopies(1_000, coffee));
        var asked = compiled("purchase.lines.exists(l, l.category == 'Tea') || line.own"
                + " && !purchase.lines.all(l, purchase.lines.size() > 1 && l.netAmount > 100.0)")
                .of(names.at(coffee), Purse.ofAPurchase());

        for (var line = 0; line < 1_000; line++) {
            assertTrue(asked.holds());
        }
    }

    @Test
    void aVariableOfAnOuterLoopIsNotMistakenForTheInnerOne() {
        assertTrue(compiled("purchase.lines.exists(l, l.category == 'Coffee'"
                + " && purchase.lines.exists(l, l.category == 'Tea') && line.own)")
                .holds(names(List.of(coffee, tea)).at(tea)));
        assertFalse(compiled("purchase.lines.all(l, l.category == 'Coffee'"
                + " || purchase.lines.exists(l, l.category == 'Water') || !line.own)")
                .holds(names(List.of(coffee, tea)).at(tea)));
    }

    @Test
    void allRulesOfAPurchaseHaveOnePurse() {
        var names = names(Collections.nCopies(300, coffee)).at(coffee);
        var pairs = compiled("purchase.lines.all(a, purchase.lines.all(b, a.sku == b.sku))");
        var purse = Purse.ofAPurchase();

        var asked = Stream.generate(() -> pairs.of(names, purse)).limit(7).map(Asked::holds).toList();

        assertEquals(List.of(true, true, true, true, true, false, false), asked);
    }

    @Test
    void aLongConditionMayTurnLessOften() {
        var names = names(Collections.nCopies(300, coffee)).at(coffee);
        var turn = "a.sku == b.sku" + " && a.sku == b.sku".repeat(20);

        assertFalse(compiled("purchase.lines.all(a, purchase.lines.all(b, " + turn + "))").holds(names));
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
