package io.stamgast.tier.scheme;

import io.stamgast.tier.scheme.SchemeDefinition.Downgrade;
import io.stamgast.tier.scheme.SchemeDefinition.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's tiers in force. A tier is known by its rank, from 0 upwards; {@link #NONE} is no tier.
 *
 * @param revision changes with the definition, and with every threshold that is computed
 * @param pooled whether accounts earn points for the root of their hierarchy
 */
public record Scheme(SchemeDefinition definition, List<Tier> tiers, int revision, Currency currency, ZoneId zone,
                     boolean pooled) {

    public static final int NONE = -1;

    /**
     * The whole months that a figure is summed over.
     *
     * @param from the first day
     * @param to the first day after
     * @param previousFrom the first day of the span before, which ends at {@code from}; null where none is looked at
     */
    public record Span(LocalDate from, LocalDate to, LocalDate previousFrom) {

        static Span of(Window window, LocalDate day) {
            if (window.type() == Window.Kind.CALENDAR_YEAR) {
                var year = day.withDayOfYear(1);
                return new Span(year, year.plusYears(1), year.minusYears(1));
            }
            var month = day.withDayOfMonth(1);
            return new Span(month.minusMonths(window.months() - 1L), month.plusMonths(1), null);
        }

        /** The first day of all that is looked at. */
        public LocalDate first() {
            return previousFrom == null ? from : previousFrom;
        }

        public boolean hasPrevious() {
            return previousFrom != null;
        }
    }

    public Scheme {
        tiers = List.copyOf(tiers);
    }

    public Metric metric() {
        return definition.metric();
    }

    public boolean isDynamic() {
        return definition.isDynamic();
    }

    public int graceDays() {
        return definition.graceDays();
    }

    public Downgrade downgrade() {
        return definition.downgrade();
    }

    /** The lowest rank that an account can have: of the first tier when that is everybody's, else none. */
    public int baseRank() {
        return tiers.get(0).isEverybodys() ? 0 : NONE;
    }

    /** @return {@link #NONE} for null, and for a tier that the scheme no longer has */
    public int rank(String code) {
        for (var rank = 0; rank < tiers.size(); rank++) {
            if (tiers.get(rank).code().equals(code)) {
                return rank;
            }
        }
        return NONE;
    }

    /** @param figure null for unknown, which reaches no more than everybody does */
    public int reached(Long figure) {
        var reached = baseRank();
        for (var rank = 0; rank < tiers.size(); rank++) {
            if (figure != null && figure >= tiers.get(rank).threshold()) {
                reached = rank;
            }
        }
        return reached;
    }

    /** The tier's code; null for {@link #NONE}. */
    public String code(int rank) {
        return rank == NONE ? null : tiers.get(rank).code();
    }

    /** The tier that an account of this code is in: nothing for none. */
    public Optional<Tier> tier(String code) {
        var rank = rank(code);
        return rank == NONE ? Optional.empty() : Optional.of(tiers.get(rank));
    }

    /** The same for an account of which nothing is kept: it is where everybody is. */
    public Optional<Tier> tierOr(String code) {
        return baseRank() == NONE || rank(code) != NONE ? tier(code) : Optional.of(tiers.get(0));
    }

    /** The next day of review after a day on which a tier was entered or kept. */
    public LocalDate reviewAfter(LocalDate day) {
        var review = definition.review();
        if (review.yearlyOn() == null) {
            return day.plusMonths(review.everyMonths());
        }
        var yearly = MonthDay.parse("--" + review.yearlyOn());
        var thisYear = yearly.atYear(day.getYear());
        return thisYear.isAfter(day) ? thisYear : yearly.atYear(day.getYear() + 1);
    }

    /** The program's day. */
    public LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** What is measured on a day. */
    public Span span(LocalDate day) {
        return Span.of(definition.window(), day);
    }
}
