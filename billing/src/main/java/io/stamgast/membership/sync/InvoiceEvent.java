package io.stamgast.membership.sync;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.purchase.MinorUnits;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What became of a membership's invoice.
 *
 * @param invoice Stripe's id; the event's subject is the membership
 * @param amount what is due, decimal
 * @param paid so far, decimal
 * @param declineCode of the refusal; null for none
 */
@DomainEvent.Type(name = "invoice.opened", description = "A membership's invoice is to be paid.")
@DomainEvent.Type(name = "invoice.paid", description = "A membership's invoice is paid.")
@DomainEvent.Type(name = "invoice.failed", description = "A charge for a membership's invoice was refused; those that"
        + " dunning repeats are told by its steps.")
@DomainEvent.Type(name = "invoice.voided", description = "A membership's invoice was taken back.")
@DomainEvent.Type(name = "invoice.given-up", description = "Nobody expects a membership's invoice to be paid any more.")
record InvoiceEvent(String eventType, String invoice, @Nullable String number, UUID membership, UUID account,
                    BigDecimal amount, BigDecimal paid, String currency, @Nullable Instant dueAt,
                    @Nullable Instant nextAttemptAt, @Nullable String declineCode, Instant occurredAt)
        implements DomainEvent {

    /** @param before null for one that is new */
    static List<InvoiceEvent> between(MembershipInvoice before, MembershipInvoice after, Instant now) {
        var events = new ArrayList<InvoiceEvent>();
        if (before == null || before.state() != after.state()) {
            switch (after.state()) {
                case OPEN -> events.add(of("opened", after, now));
                case PAID -> events.add(of("paid", after, now));
                case VOID -> events.add(of("voided", after, now));
                case UNCOLLECTIBLE -> events.add(of("given-up", after, now));
                case DRAFT -> {
                    // it may still become something else
                }
            }
        }
        if (after.state() == MembershipInvoice.State.OPEN && after.declineCode() != null
                && (before == null || after.attempts() > before.attempts())) {
            events.add(of("failed", after, now));
        }
        return events;
    }

    private static InvoiceEvent of(String what, MembershipInvoice invoice, Instant now) {
        var currency = Currency.getInstance(invoice.currency());
        return new InvoiceEvent("invoice." + what, invoice.id(), invoice.number(), invoice.membershipId(),
                invoice.accountId(), MinorUnits.toAmount(invoice.dueMinor(), currency),
                MinorUnits.toAmount(invoice.paidMinor(), currency), invoice.currency(), invoice.dueAt(),
                invoice.nextAttemptAt(), invoice.declineCode(), now);
    }

    @Override
    public UUID subjectId() {
        return membership;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
