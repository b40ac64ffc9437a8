package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Figures.MonthFigures;
import io.stamgast.membership.figures.Figures.PlanFigures;
import io.stamgast.membership.figures.Figures.PolicyFigures;
import io.stamgast.membership.figures.Figures.Totals;
import io.stamgast.membership.figures.Months.Month;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What was counted in one month, summed before anything is rounded or divided. */
final class MonthSums {

    /** What is counted together. */
    private record Line(UUID id, String name, String currency) {

        /** Ids are in the order of their making when they are compared as text. */
        private String written() {
            return id.toString();
        }
    }

    private record Sum(MembershipCounts memberships, RecoveryCounts recovery) {

        private static Sum of(MembershipCounts counts) {
            return new Sum(counts, RecoveryCounts.NONE);
        }

        private static Sum of(RecoveryCounts counts) {
            return new Sum(MembershipCounts.NONE, counts);
        }

        private Sum plus(Sum other) {
            return new Sum(memberships.plus(other.memberships), recovery.plus(other.recovery));
        }
    }

    private final SortedMap<Line, Sum> plans =
            new TreeMap<>(Comparator.comparing(Line::name).thenComparing(Line::currency));
    private final SortedMap<Line, Sum> policies =
            new TreeMap<>(Comparator.comparing(Line::written).thenComparing(Line::currency));
    private final SortedMap<String, Sum> totals = new TreeMap<>();

    MonthSums(List<PlanCounts> memberships, List<CaseCounts> cases) {
        for (var of : memberships) {
            var sum = Sum.of(of.counts());
            plans.merge(line(of.plan(), of.code(), of.currency()), sum, Sum::plus);
            totals.merge(of.currency().getCurrencyCode(), sum, Sum::plus);
        }
        for (var of : cases) {
            var sum = Sum.of(of.counts());
            plans.merge(line(of.plan(), of.code(), of.currency()), sum, Sum::plus);
            policies.merge(line(of.policy(), of.policyName(), of.currency()), sum, Sum::plus);
            totals.merge(of.currency().getCurrencyCode(), sum, Sum::plus);
        }
    }

    private static Line line(UUID id, String name, Currency currency) {
        return new Line(id, name, currency.getCurrencyCode());
    }

    MonthFigures figures(Month month) {
        return new MonthFigures(month.month(), month.complete(),
                plans.entrySet().stream().map(of -> plan(of.getKey(), of.getValue())).toList(),
                policies.entrySet().stream().map(of -> policy(of.getKey(), of.getValue())).toList(),
                totals.entrySet().stream().map(of -> total(of.getKey(), of.getValue())).toList());
    }

    private static PlanFigures plan(Line of, Sum sum) {
        var currency = Currency.getInstance(of.currency);
        return new PlanFigures(of.id, of.name, of.currency, MembershipFigures.of(sum.memberships, currency),
                RecoveryFigures.of(sum.recovery, currency));
    }

    private static PolicyFigures policy(Line of, Sum sum) {
        return new PolicyFigures(of.id, of.name, of.currency,
                RecoveryFigures.of(sum.recovery, Currency.getInstance(of.currency)));
    }

    private static Totals total(String code, Sum sum) {
        var currency = Currency.getInstance(code);
        return new Totals(code, MembershipFigures.of(sum.memberships, currency),
                RecoveryFigures.of(sum.recovery, currency));
    }
}
