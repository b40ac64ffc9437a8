package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Months.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How memberships and dunning did, month by month.
 *
 * @param timeZone where the months begin
 * @param months those that have begun, the earliest first
 */
public record Figures(YearMonth from, YearMonth to, ZoneId timeZone, List<MonthFigures> months) {

    /**
     * A month.
     *
     * @param complete false for the month that runs: its end is now
     * @param plans those that somebody had in the month, and those that a trial was paid for
     * @param policies versions of the dunning policy by which something was opened, recovered or lost
     * @param totals of plans and policies, one for each currency
     */
    public record MonthFigures(YearMonth month, boolean complete, List<PlanFigures> plans,
                               List<PolicyFigures> policies, List<Totals> totals) {
    }

    /** Of a plan, in all its versions. */
    public record PlanFigures(UUID plan, String code, String currency, MembershipFigures memberships) {
    }

    /** @param policy the version's id */
    public record PolicyFigures(UUID policy, String name, String currency, RecoveryFigures recovery) {
    }

    /** Summed before anything is rounded or divided. */
    public record Totals(String currency, MembershipFigures memberships, RecoveryFigures recovery) {
    }

    private record Sum(MembershipCounts memberships, RecoveryCounts recovery) {

        private Sum plus(Sum other) {
            return new Sum(memberships.plus(other.memberships), recovery.plus(other.recovery));
        }
    }

    static Figures of(Months asked, ZoneId zone, List<Month> begun, List<PlanCounts> plans,
                      List<PolicyCounts> policies) {
        return new Figures(asked.from(), asked.to(), zone, IntStream.range(0, begun.size())
                .mapToObj(no -> month(begun.get(no), plans.stream().filter(counted -> counted.month() == no).toList(),
                        policies.stream().filter(counted -> counted.month() == no).toList())).toList());
    }

    private static MonthFigures month(Month month, List<PlanCounts> plans, List<PolicyCounts> policies) {
        return new MonthFigures(month.month(), month.complete(),
                plans.stream().map(of -> new PlanFigures(of.plan(), of.code(), of.currency().getCurrencyCode(),
                        MembershipFigures.of(of.counts(), of.currency()))).toList(),
                policies.stream().map(of -> new PolicyFigures(of.policy(), of.name(), of.currency().getCurrencyCode(),
                        RecoveryFigures.of(of.counts(), of.currency()))).toList(),
                totals(plans, policies));
    }

    private static List<Totals> totals(List<PlanCounts> plans, List<PolicyCounts> policies) {
        var sums = new TreeMap<String, Sum>();
        plans.forEach(of -> sums.merge(of.currency().getCurrencyCode(), new Sum(of.counts(), RecoveryCounts.NONE),
                Sum::plus));
        policies.forEach(of -> sums.merge(of.currency().getCurrencyCode(),
                new Sum(MembershipCounts.NONE, of.counts()), Sum::plus));
        return sums.entrySet().stream().map(sum -> {
            var currency = Currency.getInstance(sum.getKey());
            return new Totals(sum.getKey(), MembershipFigures.of(sum.getValue().memberships(), currency),
                    RecoveryFigures.of(sum.getValue().recovery(), currency));
        }).toList();
    }
}
