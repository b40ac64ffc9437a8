package io.stamgast.membership.sync;

import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.dunning.recovery.NewCase;
import io.stamgast.dunning.recovery.Refusal;
import io.stamgast.kernel.Outbox;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.collecting.OwnRetries;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.invoice.MembershipInvoice.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Writes down what an invoice is, in the caller's unit of work, and tells dunning what became of it. */
final class InvoiceSync {

    private final Connection connection;
    private final int tenantId;
    private final DunningCases dunning;
    private final InvoiceTable table;

    InvoiceSync(Connection connection, int tenantId, DunningCases dunning) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.dunning = dunning;
        this.table = new InvoiceTable(connection, tenantId);
    }

    /**
     * @param membership whose invoice it is, locked
     * @param began when Stripe was asked
     * @param payer how it is paid now
     * @param isChoice whether it is for a change that isn't made unless it is paid: then nobody owes it
     */
    void apply(InvoiceImage image, Membership membership, Payer payer, boolean isChoice, Instant began, Instant now)
            throws SQLException {
        var before = table.find(image.id());
        if (before.isPresent() && began.isBefore(before.get().syncedAt())) {
            return;
        }
        var isFirst = !table.hasPaid(membership.id());
        var after = new MembershipInvoice(image.id(), membership.id(), membership.accountId(), image.number(),
                image.billingReason(), image.state(), image.collection(), image.currency(), image.dueMinor(),
                image.paidMinor(), image.remainingMinor(), image.createdAt(), image.dueAt(), image.attempts(),
                image.nextAttemptAt(), image.paidAt(), image.declineCode(), image.pageUrl(), image.pdfUrl(),
                image.periodBeginsAt(), image.periodEndsAt(), began);
        table.keep(after);
        Outbox.write(connection, tenantId, InvoiceEvent.between(before.orElse(null), after, now));
        switch (image.state()) {
            case PAID -> paid(image, membership, before.filter(one -> one.state() == State.PAID).isPresent(), now);
            case VOID -> dunning.voided(connection, tenantId, image.id());
            case UNCOLLECTIBLE -> dunning.uncollectible(connection, tenantId, image.id());
            case OPEN -> {
                if (!isChoice) {
                    open(image, membership, isFirst, payer, before.map(MembershipInvoice::attempts).orElse(0), now);
                }
                leaveAlone(image, membership, now);
                if (membership.state().isOver()) { // it is heard of after the end
                    new MembershipEnd(connection, tenantId, dunning).tell(membership, now);
                }
            }
            case DRAFT -> {
                // nothing is owed yet
            }
        }
    }

    private void paid(InvoiceImage image, Membership membership, boolean isKnown, Instant now) throws SQLException {
        var at = Objects.requireNonNullElse(image.paidAt(), now);
        if (!isKnown && membership.state().isOver()) {
            new MembershipEnd(connection, tenantId, dunning).reportIfPaidAfter(membership, image, at, now);
        }
        dunning.paid(connection, tenantId, image.id(), image.paidMinor(), at);
    }

    /** Where a policy of ours says when to charge again, Stripe neither does so nor gives up by itself. */
    private void leaveAlone(InvoiceImage image, Membership membership, Instant now) throws SQLException {
        if (image.collected() && !DunningCases.ownRetries(connection, tenantId, List.of(image.id())).isEmpty()
                && !OwnRetries.isAsked(connection, tenantId, membership.accountId(), image.id())) {
            OwnRetries.ask(connection, tenantId, membership.accountId(), image.id(), now);
        }
    }

    private void open(InvoiceImage image, Membership membership, boolean isFirst, Payer payer, int attemptsBefore,
                      Instant now) throws SQLException {
        if (image.remainingMinor() <= 0 || image.underWay()) {
            return;
        }
        if (image.collection() == Collection.INVOICE) {
            if (image.dueAt() != null && image.dueAt().isBefore(now)) {
                dunning.open(connection, tenantId, begun(image, membership, Payment.INVOICE, image.dueAt(), null,
                        payer));
            }
        } else if (image.attempts() > 0) {
            var at = Objects.requireNonNullElse(image.finalizedAt(), now);
            var failedAt = attemptsBefore == 0 ? at : now;
            var refusal = new Refusal(Declines.of(image.declineCode()), image.declineCode(), failedAt,
                    image.nextAttemptAt());
            dunning.open(connection, tenantId, begun(image, membership,
                    isFirst ? Payment.FIRST_PAYMENT : Payment.RENEWAL, failedAt, refusal, payer));
            if (attemptsBefore > 0 && image.attempts() > attemptsBefore) {
                dunning.declined(connection, tenantId, image.id(), refusal, payer.isOther(image.declinedMethod()));
            }
        }
    }

    private static NewCase begun(InvoiceImage image, Membership membership, Payment payment, Instant failedAt,
                                 Refusal refusal, Payer payer) {
        return new NewCase(membership.accountId(), membership.id(), image.id(), payment, image.remainingMinor(),
                Currency.getInstance(image.currency()), failedAt, refusal, payer.backup(),
                payer.isNewSince(image.declinedMethod(), failedAt));
    }
}
