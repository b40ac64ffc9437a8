package io.stamgast.earning.rule;

import io.stamgast.wallet.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * The later periods whose closes a purchase matters to.
 *
 * @param nextYear only the same period of the next year; else all that follow
 */
public record Reach(Period.Length length, boolean nextYear) {

    /** @param last the period of now, the last one that can be closed soon */
    public List<Period> periods(Period bought, Period last) {
        if (nextYear) {
            return List.of(new Period(length, bought.year() + 1, bought.part()));
        }
        var periods = new ArrayList<Period>();
        for (var period = bought.next(); !period.firstDay().isAfter(last.firstDay()); period = period.next()) {
            periods.add(period);
        }
        return periods;
    }
}
