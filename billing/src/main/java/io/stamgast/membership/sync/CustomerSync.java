package io.stamgast.membership.sync;

import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.collecting.FollowDefault;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.customer.MembershipCustomer.Card;
import io.stamgast.membership.customer.MembershipCustomer.Credit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Writes down how an account pays, in the caller's unit of work, and tells dunning when that is another way. */
final class CustomerSync {

    private final Connection connection;
    private final int tenantId;
    private final DunningCases dunning;
    private final CustomerTable table;

    CustomerSync(Connection connection, int tenantId, DunningCases dunning) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.dunning = dunning;
        this.table = new CustomerTable(connection, tenantId);
    }

    /**
     * @param methods all that the customer has
     * @param began when Stripe was asked
     */
    void apply(Customer customer, List<PaymentMethod> methods, Instant began, Instant now) throws SQLException {
        var known = table.lockByStripe(customer.getId());
        if (known.isEmpty() || began.isBefore(known.get().syncedAt())) {
            return;
        }
        var before = known.get();
        var current = current(customer, methods);
        var backup = methods.stream().map(PaymentMethod::getId)
                .filter(id -> !id.equals(current.map(PaymentMethod::getId).orElse(null))).findFirst().orElse(null);
        var method = current.map(PaymentMethod::getId).orElse(null);
        var isSame = Objects.equals(method, before.paymentMethod());
        var after = new MembershipCustomer(before.accountId(), before.stripeCustomer(), customer.getEmail(), method,
                isSame ? before.methodSince() : began, preferred(customer, methods), backup,
                current.map(CustomerSync::card).orElse(null),
                credit(customer), began);
        table.update(after);
        if (after.defaultMethod() != null && !after.defaultMethod().equals(before.defaultMethod())) {
            follow(after, now);
        }
        if (method != null && !isSame) {
            dunning.paymentMethodReplaced(connection, tenantId, after.accountId(), now);
        }
        if (!Objects.equals(before.backupMethod(), backup)) {
            dunning.backupMethodKnown(connection, tenantId, after.accountId(), backup != null);
        }
    }

    /** Stripe counts what it owes below zero. */
    private static Credit credit(Customer customer) {
        var balance = customer.getBalance();
        return balance == null || balance >= 0 || customer.getCurrency() == null ? null
                : new Credit(-balance, customer.getCurrency().toUpperCase(Locale.ROOT));
    }

    /** What it is a member of by subscription is paid by what the account has chosen now. */
    private void follow(MembershipCustomer customer, Instant now) throws SQLException {
        for (var membership : new MembershipTable(connection, tenantId).of(customer.accountId())) {
            if (membership.stripeSubscription() != null && !membership.state().isOver()) {
                FollowDefault.ask(connection, tenantId, customer.accountId(), membership.stripeSubscription(), now);
            }
        }
    }

    private static String preferred(Customer customer, List<PaymentMethod> methods) {
        var settings = customer.getInvoiceSettings();
        var id = settings == null ? null : settings.getDefaultPaymentMethod();
        return methods.stream().map(PaymentMethod::getId).filter(one -> one.equals(id)).findFirst().orElse(null);
    }

    /** The default one; else the only one, or the latest. */
    private static Optional<PaymentMethod> current(Customer customer, List<PaymentMethod> methods) {
        var preferred = preferred(customer, methods);
        return methods.stream().filter(method -> method.getId().equals(preferred)).findFirst()
                .or(() -> methods.stream().findFirst());
    }

    private static Card card(PaymentMethod method) {
        var card = method.getCard();
        return card == null ? null : new Card(card.getBrand(), card.getLast4(), card.getExpYear().intValue(),
                card.getExpMonth().intValue());
    }
}
