package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import io.stamgast.testing.RealData;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/** A year of 440 customers of a distributor, seen by its dairy supplier: milk is own, the rest is competitors'. */
class WholesaleTest {

    private static final Period YEAR = new Period(Length.YEAR, 2011, 1);

    private final List<Basket> customers = read();

    private static List<Basket> read() {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(Files.newBufferedReader(RealData.wholesale()))) {
            var baskets = new ArrayList<Basket>();
            for (var row : rows) {
                var lines = new ArrayList<Line>();
                for (var category : rows.getHeaderNames().subList(2, rows.getHeaderNames().size())) {
                    lines.add(Baskets.line(lines.size() + 1, category, category,
                            Long.parseLong(row.get(category)) * 100, category.equals("Milk")));
                }
                baskets.add(Basket.of(Baskets.FEBRUARY, true, lines));
            }
            return baskets;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static RuleSet yearly(Basis basis) {
        return Rules.compile(Rules.with(Rules.share("share", basis), "\"period\":\"YEAR\""));
    }

    private static Share share(Basket basket) {
        var own = basket.lines().stream().filter(Line::own).mapToLong(Line::netMinor).sum();
        var all = basket.lines().stream().mapToLong(Line::netMinor).sum();
        return Share.of(own, all, WalletSource.DISTRIBUTOR_REPORT, null);
    }

    @Test
    void theFiguresOfTheDomainsDescriptionComeOut() {
        assertEquals(440, customers.size());
        assertEquals(451_051, closed(Basis.PERIOD_CLOSE, new int[] {155, 193, 73, 19}));
        assertEquals(336_804, closed(Basis.MARGINAL, new int[] {155, 193, 73, 19}));
    }

    private long closed(Basis basis, int[] customersPerBand) {
        var rules = yearly(basis);
        var base = 0L;
        var total = 0L;
        var bands = new int[4];
        for (var basket : customers) {
            var judgement = Judge.judge(rules, basket, NoFacts.none(), Rounding.FLOOR);
            var trueUp = TrueUp.of(rules.shareRules().get(0), YEAR, Tally.EMPTY.plus(judgement.rules().get(0)),
                    share(basket), Rounding.FLOOR, NoFacts.carries());
            base += judgement.points();
            total += judgement.points() + trueUp.points();
            bands[trueUp.share().band()]++;
        }
        assertEquals(254_839, base);
        assertArrayEquals(customersPerBand, bands);
        return total;
    }
}
