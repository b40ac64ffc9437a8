package io.stamgast.membership.sync;

import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.purchase.MinorUnits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Objects;

/** What the end of a membership means for what it owed, in the caller's unit of work. */
final class MembershipEnd {

    /** Among what comparisons find: only people can give it back. An invoice that was sent is owed all the same. */
    private static final String REPORT = """
            insert into app.reconciliation_finding as f (tenant_id, id, kind, stripe_id, problem, membership_id,
                account_id, differences, healed, found_at)
            select c.tenant_id, ?, 'INVOICE', c.invoice, 'PAID_AFTER_END', c.membership_id, c.account_id,
                jsonb_build_array(jsonb_build_object('field', 'paid', 'ours', null, 'stripe', ?::text)), false, ?
            from app.dunning_case c where c.tenant_id = ? and c.invoice = ? and c.payment <> ?""";

    private final Connection connection;
    private final int tenantId;
    private final DunningCases dunning;

    MembershipEnd(Connection connection, int tenantId, DunningCases dunning) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.dunning = dunning;
    }

    /** @param ended which is locked */
    void tell(Membership ended, Instant now) throws SQLException {
        dunning.membershipEnded(connection, tenantId, ended.id(), ended.endReason() != EndReason.PAYMENT_FAILED,
                at(ended, now));
    }

    private static Instant at(Membership ended, Instant now) {
        return Objects.requireNonNullElse(ended.endedAt(), now);
    }

    /** Writes down that something was paid for what had ended, before its invoice was taken back. */
    void reportIfPaidAfter(Membership ended, InvoiceImage image, Instant paidAt, Instant now) throws SQLException {
        if (paidAt.isBefore(at(ended, now))) {
            return;
        }
        var amount = MinorUnits.toAmount(image.paidMinor(), Currency.getInstance(image.currency())).toPlainString()
                + " " + image.currency();
        try (var report = connection.prepareStatement(REPORT)) {
            report.setObject(1, Ids.next());
            report.setString(2, amount);
            report.setObject(3, now.atOffset(ZoneOffset.UTC));
            report.setInt(4, tenantId);
            report.setString(5, image.id());
            report.setString(6, Payment.INVOICE.name());
            report.executeUpdate();
        }
    }
}
