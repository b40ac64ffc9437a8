package io.stamgast.membership.subscribing.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What another plan or price would cost.
 *
 * @param prorationDate to be given with the change, so that it costs what is shown
 * @param lines of the invoice that would be made; while it is tried, of the first one after that
 * @param dueNow what would be paid at once
 * @param credit what is given back beyond that, and what the account had to its credit: taken off later invoices
 * @param nextAmount of each period after that, without coupons
 * @param nextAt when that would be paid first
 */
public record ChangePreview(String plan, String price, Instant prorationDate, String currency, List<Line> lines,
                            BigDecimal dueNow, BigDecimal credit, BigDecimal nextAmount, Instant nextAt) {

    /**
     * A line of an invoice.
     *
     * @param proration whether it is for a part of a period
     */
    public record Line(String description, BigDecimal amount, boolean proration, Instant from, Instant to) {
    }

    public ChangePreview {
        lines = List.copyOf(lines);
    }
}
