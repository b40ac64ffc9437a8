package io.stamgast.membership.recovery;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.Errand;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.letter.Letters;
import io.stamgast.membership.letter.Letters.Told;
import io.stamgast.message.Email.Kind;
import io.stamgast.message.Recipients;
import io.stamgast.plan.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Writes about one invoice that was not paid, in the caller's unit of work. */
final class CaseLetters {

    static final String UNKNOWN = "UNKNOWN_TEMPLATE";

    private static final String TO_MANAGERS = "manager-payment-failed";
    private static final Set<MembershipState> BACK = Set.of(MembershipState.ACTIVE, MembershipState.TRIALING);
    private static final String ACCOUNT = "select a.name from app.account a where a.tenant_id = ? and a.id = ?";

    private final Connection connection;
    private final int tenantId;
    private final Errand errand;
    private final Letters letters;
    private final Membership membership;
    private final Instant now;

    CaseLetters(Connection connection, Errand errand, Plans plans, Instant now) throws SQLException {
        this.connection = connection;
        this.tenantId = errand.tenantId();
        this.errand = errand;
        this.letters = new Letters(connection, tenantId, plans);
        this.membership = new MembershipTable(connection, tenantId).find(errand.of().membershipId()).orElseThrow();
        this.now = now;
    }

    /** @param page where the button leads; null for a template without one */
    ActionResult toPayer(String template, String page) throws SQLException {
        return told(letters.write(membership,
                new Told(errand.key(), template, Kind.TRANSACTIONAL, data(), page, now)));
    }

    ActionResult toManagers() throws SQLException {
        var data = data();
        data.put("account", accountName());
        data.put("decline", errand.decline() == null ? "NONE" : errand.decline().name());
        var managers = Recipients.accountManagers(connection, tenantId).stream()
                .map(one -> one.about(errand.of().accountId())).toList();
        return told(letters.write(membership,
                new Told(errand.key(), TO_MANAGERS, Kind.TRANSACTIONAL, data, null, now), managers));
    }

    /** Nothing is offered to who has come back. */
    ActionResult offer(String template, String offer) throws SQLException {
        if (!Letters.offers(template)) {
            return ActionResult.impossible(UNKNOWN);
        }
        if (new MembershipTable(connection, tenantId).of(errand.of().accountId()).stream()
                .anyMatch(one -> BACK.contains(one.state()))) {
            return ActionResult.impossible("CAME_BACK");
        }
        var data = data();
        data.put("offer", offer);
        return told(letters.write(membership, new Told(errand.key(), template, Kind.OPTIONAL, data,
                Letters.PAGE, now)));
    }

    private static ActionResult told(boolean anybody) {
        return anybody ? ActionResult.done() : ActionResult.impossible("NO_RECIPIENT");
    }

    private Map<String, Object> data() throws SQLException {
        var of = errand.of();
        var number = new InvoiceTable(connection, tenantId).find(of.invoice()).map(MembershipInvoice::number);
        var data = new HashMap<String, Object>();
        data.put("amount", Letters.amount(of.amountMinor(), of.currency()));
        data.put("day", LocalDate.ofInstant(of.failedAt(), of.zone()));
        data.put("invoice", number.orElse(of.invoice()));
        return data;
    }

    private String accountName() throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNT)) {
            query.setInt(1, tenantId);
            query.setObject(2, errand.of().accountId());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
