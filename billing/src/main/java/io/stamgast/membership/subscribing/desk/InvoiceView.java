package io.stamgast.membership.subscribing.desk;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.invoice.MembershipInvoice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * An invoice as the API shows it.
 *
 * @param id Stripe's
 * @param number null for a draft
 * @param dueAt null for one that is charged
 * @param nextAttemptAt when Stripe charges again by itself; null when it doesn't
 * @param page where it can be looked at and paid
 */
public record InvoiceView(String id, String number, MembershipInvoice.Reason reason, MembershipInvoice.State state,
                          Collection collection, String currency, BigDecimal due, BigDecimal paid,
                          BigDecimal remaining, Instant createdAt, Instant dueAt, int attempts, Instant nextAttemptAt,
                          Instant paidAt, String page, String pdf) {

    static InvoiceView of(MembershipInvoice invoice) {
        var digits = Currency.getInstance(invoice.currency()).getDefaultFractionDigits();
        return new InvoiceView(invoice.id(), invoice.number(), invoice.reason(), invoice.state(),
                invoice.collection(), invoice.currency(), BigDecimal.valueOf(invoice.dueMinor(), digits),
                BigDecimal.valueOf(invoice.paidMinor(), digits),
                BigDecimal.valueOf(invoice.remainingMinor(), digits), invoice.createdAt(), invoice.dueAt(),
                invoice.attempts(), invoice.nextAttemptAt(), invoice.paidAt(), invoice.pageUrl(), invoice.pdfUrl());
    }
}
