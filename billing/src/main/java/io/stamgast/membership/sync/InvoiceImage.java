package io.stamgast.membership.sync;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.invoice.MembershipInvoice.Reason;
import io.stamgast.membership.invoice.MembershipInvoice.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An invoice as Stripe describes it, in our words.
 *
 * @param subscription that it is for; null for a fee that is paid once
 * @param billingReason Stripe's
 * @param finalizedAt when it was made final; null for a draft
 * @param declineCode of the last refusal; null when nothing was refused
 * @param declinedMethod Stripe's id of what was refused then; null when nothing was
 * @param collected whether Stripe charges again, reminds and gives up by itself
 * @param periodBeginsAt the first of the times that it bills; null when it bills none, like {@code periodEndsAt}
 * @param underWay whether money is on its way, as with a bank debit, and nobody knows yet whether it arrives
 */
public record InvoiceImage(String id, String number, String subscription, Reason billingReason, State state,
                           Collection collection, String currency, long dueMinor, long paidMinor, long remainingMinor,
                           Instant createdAt, Instant finalizedAt, Instant dueAt, int attempts, Instant nextAttemptAt,
                           Instant paidAt, String declineCode, String declinedMethod, boolean collected,
                           boolean underWay, String pageUrl, String pdfUrl, Instant periodBeginsAt,
                           Instant periodEndsAt) {

    public static InvoiceImage of(Invoice invoice) {
        var transitions = invoice.getStatusTransitions();
        var attempt = latestAttempt(invoice);
        return new InvoiceImage(invoice.getId(), invoice.getNumber(), subscription(invoice),
                invoice.getParent() == null ? Reason.FIRST : reason(invoice.getBillingReason()),
                State.valueOf(invoice.getStatus().toUpperCase(Locale.ROOT)),
                "send_invoice".equals(invoice.getCollectionMethod()) ? Collection.INVOICE : Collection.CARD,
                invoice.getCurrency().toUpperCase(Locale.ROOT), invoice.getAmountDue(), invoice.getAmountPaid(),
                invoice.getAmountRemaining(), instant(invoice.getCreated()),
                transitions == null ? null : instant(transitions.getFinalizedAt()), instant(invoice.getDueDate()),
                Math.toIntExact(invoice.getAttemptCount()), instant(invoice.getNextPaymentAttempt()),
                transitions == null ? null : instant(transitions.getPaidAt()),
                attempt.map(Declines::code).orElse(null), attempt.map(Declines::method).orElse(null),
                Boolean.TRUE.equals(invoice.getAutoAdvance()),
                attempt.filter(one -> "processing".equals(one.getStatus())).isPresent(),
                invoice.getHostedInvoiceUrl(), invoice.getInvoicePdf(),
                instant(billed(invoice).map(InvoiceLineItem.Period::getStart).min(Long::compare).orElse(null)),
                instant(billed(invoice).map(InvoiceLineItem.Period::getEnd).max(Long::compare).orElse(null)));
    }

    /** For which periods, without those of which something is given back. */
    private static Stream<InvoiceLineItem.Period> billed(Invoice invoice) {
        return invoice.getLines().getData().stream().filter(line -> line.getAmount() >= 0)
                .map(InvoiceLineItem::getPeriod);
    }

    private static String subscription(Invoice invoice) {
        var parent = invoice.getParent();
        return parent == null || parent.getSubscriptionDetails() == null ? null
                : parent.getSubscriptionDetails().getSubscription();
    }

    private static Reason reason(String billingReason) {
        return switch (String.valueOf(billingReason)) {
            case "subscription_create" -> Reason.FIRST;
            case "subscription_cycle" -> Reason.RENEWAL;
            case "subscription_update" -> Reason.CHANGE;
            default -> Reason.OTHER;
        };
    }

    /** Nothing for what is paid, or was never tried. */
    private static Optional<PaymentIntent> latestAttempt(Invoice invoice) {
        if (invoice.getPayments() == null || "paid".equals(invoice.getStatus())) {
            return Optional.empty();
        }
        return invoice.getPayments().getData().stream()
                .max(Comparator.comparing(InvoicePayment::getCreated, Comparator.nullsFirst(Long::compare)))
                .map(InvoicePayment::getPayment).map(InvoicePayment.Payment::getPaymentIntentObject);
    }

    private static Instant instant(Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
