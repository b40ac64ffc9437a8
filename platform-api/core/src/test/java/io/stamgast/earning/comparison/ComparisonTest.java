package io.stamgast.earning.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static List<String> told(List<RuleDefinition> before, List<RuleDefinition> after) {
        return Comparison.of(new UUID(1, 1), new RuleSetDefinition("one", before), new UUID(2, 2),
                new RuleSetDefinition("one", after)).changes().stream().map(Comparison.Change::text).toList();
    }

    @Test
    void equalSetsDifferInNothing() {
        assertEquals(List.of(), told(List.of(Rules.spend("base")), List.of(Rules.spend("base"))));
    }

    @Test
    void aNumberThatIsWrittenWithMoreZerosIsNoChange() {
        var tens = Rules.with(Rules.share("share", Basis.PERIOD_CLOSE), """
                "unit":"10","unknownMultiplier":"1.0","bands":[{"from":"0.0","multiplier":"1.00"},
                {"from":"0.1","multiplier":"1.50"},{"from":"0.250","multiplier":"2"},
                {"from":"0.4","multiplier":"3"}]""");
        assertEquals(List.of(), told(List.of(Rules.share("share", Basis.PERIOD_CLOSE)), List.of(tens)));
    }

    @Test
    void severalLimitsAreParted() {
        assertEquals(List.of("Rule a: limits per account is at most 6 a day, at most 9 a year; there was none before."),
                told(List.of(Rules.spend("a")), List.of(Rules.with(Rules.spend("a"), """
                        "caps":{"perDay":6,"perYear":9}"""))));
    }

    @Test
    void everyChangeIsToldInWords() {
        var share = Rules.share("share", Basis.PERIOD_CLOSE);
        var bands = Rules.with(share, """
                "bands":[{"from":"0","multiplier":"1"},{"from":"0.125","multiplier":"4"}],"when":"line.own",
                "caps":{"perYear":500}""");
        assertEquals(List.of(
                "Rule old is gone. It was: kind points per unit of money; unit of money 10.00; points 1.",
                "Rule share: bands was from 0 % × 1, from 10 % × 1.5, from 25 % × 2, from 40 % × 3 and is"
                        + " from 0 % × 1, from 12.5 % × 4.",
                "Rule share: condition is line.own; there was none before.",
                "Rule share: limits per account is at most 500 a year; there was none before.",
                "Rule back is new: kind points for coming back; points 5; number of days without a purchase 30."),
                told(List.of(Rules.spend("old"), share), List.of(bands, Rules.of("""
                        {"code":"back","kind":"WIN_BACK","points":5,"idleDays":30}"""))));
    }

    @Test
    void anotherOrderIsToldBecauseItBreaksTies() {
        assertEquals(List.of("The rules that stayed stand in another order: b, a."),
                told(List.of(Rules.spend("a"), Rules.spend("b")), List.of(Rules.spend("b"), Rules.spend("a"))));
    }

    @Test
    void everyMemberOfARuleHasAWord() {
        var words = ResourceBundle.getBundle("io.stamgast.earning.comparison.changes", Locale.ROOT);
        assertFalse(Arrays.stream(RuleDefinition.class.getRecordComponents())
                .anyMatch(member -> !words.containsKey("member." + member.getName())));
        assertFalse(Arrays.stream(RuleDefinition.Kind.values())
                .anyMatch(kind -> !words.containsKey("value." + kind)));
    }
}
