package io.stamgast.membership.figures;

import io.stamgast.membership.figures.Months.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
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
     * @param plans those that somebody had in the month, those that a trial was paid for, and those of which a
     *        payment that failed was followed, recovered or lost
     * @param policies versions of the dunning policy by which something was opened, recovered or lost
     * @param totals of plans and policies, one for each currency
     */
    public record MonthFigures(YearMonth month, boolean complete, List<PlanFigures> plans,
                               List<PolicyFigures> policies, List<Totals> totals) {
    }

    /**
     * Of a plan, in all its versions.
     *
     * @param recovery of the cases that were opened while the membership had this plan
     */
    public record PlanFigures(UUID plan, String code, String currency, MembershipFigures memberships,
                              RecoveryFigures recovery) {
    }

    /** @param policy the version's id */
    public record PolicyFigures(UUID policy, String name, String currency, RecoveryFigures recovery) {
    }

    /** Summed before anything is rounded or divided. */
    public record Totals(String currency, MembershipFigures memberships, RecoveryFigures recovery) {
    }

    static Figures of(Months asked, ZoneId zone, List<Month> begun, List<PlanCounts> memberships,
                      List<CaseCounts> cases) {
        return new Figures(asked.from(), asked.to(), zone, IntStream.range(0, begun.size())
                .mapToObj(no -> new MonthSums(memberships.stream().filter(counted -> counted.month() == no).toList(),
                        cases.stream().filter(counted -> counted.month() == no).toList()).figures(begun.get(no)))
                .toList());
    }
}
